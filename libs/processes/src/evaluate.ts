import { isDeepStrictEqual } from 'node:util';
import type { AskedCommand, Process, Reaction, Recorded } from '#event-sourcing';

/** A process of whatever events and state: whoever runs it gives it the events that it handles, and back the state that it made. */
export type AnyProcess = Omit<Process, 'instanceOf' | 'react'> &
  Readonly<{ instanceOf: (event: never) => string; react: (state: never, event: never) => Reaction<unknown> }>;

/** A piece of work that stands. `dueOn`: null: at once. */
export type Standing = Readonly<{
  key: string;
  command: string;
  data: Readonly<Record<string, unknown>>;
  dueOn: string | null;
  /** Id of the event that asked for it. */
  causedBy: string;
  correlationId: string;
  /** RFC 3339. */
  dueAt: string;
}>;

/** `failedAt`: the position of an event that it could not go on with; what came later was left out. */
export type Instance = Readonly<{
  state: unknown;
  work: ReadonlyMap<string, Standing>;
  failedAt?: string;
  failure?: string;
}>;

/** An instance after one more of its events. */
export const evaluate = (process: AnyProcess, instance: Instance, event: Recorded): Instance => {
  if (instance.failedAt !== undefined) return instance;
  try {
    const state = instance.state ?? process.initial;
    const reaction = process.react(state as never, event as never); // its own state, and an event that it handles
    return { state: reaction.state, work: standing(instance.work, reaction, event) };
  } catch (error) {
    // Its message may hold what is in the event, which may be personal.
    return { ...instance, failedAt: event.position, failure: error instanceof Error ? error.name : 'error' };
  }
};

const standing = (
  before: Instance['work'],
  { commands, timers }: Reaction<unknown>,
  event: Recorded,
): ReadonlyMap<string, Standing> => {
  const asked: readonly (AskedCommand & { dueOn: string | null })[] = [
    ...commands.map((one) => ({ ...one, dueOn: null })),
    ...timers,
  ];
  return new Map(
    asked.map(({ key, type, data, dueOn }) => {
      const known = before.get(key);
      const isSame = known?.command === type && known.dueOn === dueOn && isDeepStrictEqual(known.data, data);
      if (isSame) return [key, known];
      const { id: causedBy, metadata } = event;
      const { correlationId } = metadata;
      return [
        key,
        { key, command: type, data, dueOn, causedBy, correlationId, dueAt: dueAt(dueOn, metadata.recordedAt) },
      ];
    }),
  );
};

const DAY_MS = 86_400_000;

/**
 * A timer that was over before its fact was recorded, because that was dated back, runs out on the day after the
 * recording: whoever writes down history can also write how it went on.
 */
const dueAt = (dueOn: string | null, recordedAt: string): string => {
  if (dueOn === null) return recordedAt;
  const recordedOn = recordedAt.slice(0, 10);
  if (dueOn > recordedOn) return `${dueOn}T00:00:00.000Z`;
  return new Date(Date.parse(recordedOn) + DAY_MS).toISOString();
};
