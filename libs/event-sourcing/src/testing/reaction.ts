import type { Event, Recorded } from '../event.js';
import type { Process, Reaction } from '../process.js';

/** What is outstanding for the instance of the last event, after all of them, recorded a minute apart. */
export const reactionTo = <State, E extends Event>(
  process: Process<State, E>,
  events: readonly E[],
  { recordedOn = '2026-03-01' }: { recordedOn?: string } = {},
): Reaction<State> => {
  const recorded = events
    .filter(({ type }) => process.handles.includes(type))
    .map((event, index): Recorded<E> => ({
      ...event,
      id: `event-${index}`,
      stream: 'stream',
      revision: index,
      version: 1,
      position: String(index).padStart(8, '0'),
      metadata: {
        actor: 'somebody',
        commandId: `command-${index}`,
        correlationId: 'correlation',
        recordedAt: `${recordedOn}T10:${String(index % 60).padStart(2, '0')}:00.000Z`,
      },
    }));
  const instance = recorded.at(-1) && process.instanceOf(recorded.at(-1) as Recorded<E>); // there is a last one
  return recorded
    .filter((event) => process.instanceOf(event) === instance)
    .reduce<Reaction<State>>((before, event) => process.react(before.state ?? process.initial, event), {
      state: process.initial,
      commands: [],
      timers: [],
    });
};
