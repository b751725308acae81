import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { pino } from 'pino';
import type { Recorded } from '#event-sourcing';
import { type Appended, type EventStore, eventId, type NewEvent, type StreamAppend } from '#event-store';
import type { TestPostgres } from '#postgres/testing';
import { openRuntime } from '#runtime';
import { createApi } from '../../../apps/api/src/create-api.js';
import { openAccess } from '../../../apps/api/src/testing/access.js';
import { DemoClock } from '../../../apps/desk/src/demo/demo-clock.js';
import { driveDemo } from '../../../apps/desk/src/demo/drive-demo.js';

/** The events of one append. */
export type Told = readonly Recorded[];

let known: Promise<readonly Told[]> | undefined;

/** The demo's programme, played once through the real commands on a fresh database: 51 requests, some 1,250 events. */
export const tellProgramme = (postgres: Pick<TestPostgres, 'createDatabase'>): Promise<readonly Told[]> =>
  (known ??= postgres.createDatabase().then(withOurParsers(play)));

const play = async (databaseUrl: string): Promise<readonly Told[]> => {
  const clock = new DemoClock();
  const runtime = await openRuntime({ databaseUrl, clock, logger: pino({ level: 'silent' }) });
  runtime.project();
  const api = await createApi(runtime, openAccess);
  try {
    const commands = api.get(CommandBus);
    await driveDemo({ run: (command) => commands.execute(command), ids: runtime.ids, clock, today: '2026-06-15' });
    return await appendsOf(runtime.store);
  } finally {
    await api.close();
    await runtime.close();
  }
};

/** A peer that was loaded before has changed what pg makes of a bigint, for the whole process. */
export const withOurParsers =
  <Given, Made>(work: (given: Given) => Promise<Made>) =>
  async (given: Given): Promise<Made> => {
    const { INT8 } = pg.types.builtins;
    const theirs = pg.types.getTypeParser(INT8);
    pg.types.setTypeParser(INT8, String);
    return work(given).finally(() => pg.types.setTypeParser(INT8, theirs));
  };

const appendsOf = async (store: EventStore): Promise<readonly Told[]> => {
  const appends = new Map<string, Recorded[]>();
  const end = new AbortController();
  await store.subscribe({
    signal: end.signal,
    handle: async ({ events, caughtUp }) => {
      for (const event of events) {
        const of = appends.get(event.metadata.commandId) ?? [];
        of.push(event);
        appends.set(event.metadata.commandId, of);
      }
      if (caughtUp) end.abort();
    },
  });
  return [...appends.values()];
};

/** A programme with requests and contributions of its own, recorded append by append. */
export class ProgrammeCopy {
  readonly #revisions = new Map<string, number>();

  constructor(
    private readonly told: readonly Told[],
    private readonly copy: number,
  ) {}

  get length(): number {
    return this.told.length;
  }

  /** The streams of an append, as this copy has them; none where only the first copy has anything to say. */
  streams(place: number, commandId: string): readonly StreamAppend[] {
    const streams = new Map<string, NewEvent[]>();
    for (const [index, event] of (this.told[place] ?? []).entries()) {
      if (this.copy > 0 && !/^(request|contribution|waitlist)\b/.test(event.stream)) continue;
      const { stream, data } = copied(event, this.copy);
      const { type, metadata } = event;
      const id = eventId(commandId, this.copy * 1_000 + index, metadata.recordedAt);
      const events = streams.get(stream) ?? [];
      events.push({ id, type, data, metadata: { ...metadata, commandId } });
      streams.set(stream, events);
    }
    return [...streams].map(([stream, events]) => ({
      stream,
      expected: this.#revisions.get(stream) ?? 'no-stream',
      events,
    }));
  }

  recorded(revisions: ReadonlyMap<string, number>): void {
    for (const [stream, revision] of revisions) this.#revisions.set(stream, revision);
  }

  /** Undefined where this copy has nothing to say. */
  async append(store: EventStore, place: number): Promise<Appended | undefined> {
    const commandId = randomUUID();
    const streams = this.streams(place, commandId);
    if (streams.length === 0) return undefined;
    const appended = await store.append(streams, { commandId, requestHash: '0f'.repeat(32), answer: null });
    this.recorded(appended.revisions);
    return appended;
  }
}

/** So many copies of the programme run at the same time: some 1,000 requests are open at once. */
const atOnce = 20;

/** Records copies of the programme until there are so many events. Resolves with how many there are. */
export const recordProgrammes = async (store: EventStore, told: readonly Told[], events: number): Promise<number> => {
  let recorded = 0;
  for (let first = 0; recorded < events; first += atOnce) {
    const copies = Array.from({ length: atOnce }, (_, at) => new ProgrammeCopy(told, first + at));
    for (let place = 0; place < told.length && recorded < events; place++) {
      const commandId = randomUUID();
      const streams = copies.flatMap((copy) => copy.streams(place, commandId));
      if (streams.length === 0) continue;
      const { revisions } = await store.append(streams, { commandId, requestHash: '0f'.repeat(32), answer: null });
      for (const copy of copies) copy.recorded(revisions);
      recorded += streams.reduce((sum, stream) => sum + stream.events.length, 0);
    }
  }
  return recorded;
};

/** Ids such as TA-2026-000012, wherever they are said, are those of the copy. */
const copied = ({ stream, data }: Recorded, copy: number): Pick<Recorded, 'stream' | 'data'> => {
  const text = JSON.stringify({ stream: stream === 'waitlist' ? `waitlist-${copy}` : stream, data }).replaceAll(
    /\b(TA|VC)-(\d{4})-(\d{6})\b/g,
    (_, kind: string, year: string, number: string) =>
      `${kind}-${year}-${String(copy * 1_000 + Number(number)).padStart(6, '0')}`,
  );
  return JSON.parse(text) as Pick<Recorded, 'stream' | 'data'>; // what it was made from
};
