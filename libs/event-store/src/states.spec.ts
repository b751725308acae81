import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Event, type Fold, type Recorded, UnknownEventVersion } from '#event-sourcing';
import { Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { Snapshots } from './snapshots.js';
import { StateCache } from './state-cache.js';
import { States } from './states.js';

type Counted = Event<'Counted', { by: number }>;
const sum: Fold<number, Counted> = { category: 'counter', initial: 0, evolve: (total, { data }) => total + data.by };
const texts: Fold<string, Counted> = {
  category: 'counter',
  initial: '',
  evolve: (text, { data }) => `${text}${data.by}`,
};

const counted = (revision: number, by = 1, more: Partial<Recorded> = {}): Recorded => ({
  type: 'Counted',
  data: { by },
  id: `00000000-0000-7000-8000-${String(revision).padStart(12, '0')}`,
  stream: 'counter-1',
  revision,
  version: 1,
  position: '',
  metadata: { actor: 'a', commandId: 'c', correlationId: 'c', recordedAt: '2026-01-31T12:00:00.000Z' },
  ...more,
});

/** A stream of these events, and where it was read from. */
class Stream {
  readonly reads: number[] = [];
  constructor(readonly events: Recorded[]) {}

  readonly read = async (from: number): Promise<readonly Recorded[]> => {
    this.reads.push(from);
    return this.events.filter(({ revision }) => revision >= from);
  };
}

describe('The state of a stream', () => {
  const states = () => new States(undefined);

  test('is as at the beginning when there are no events', async () => {
    expect(await states().load(sum, 'a', new Stream([]).read)).toEqual({ state: 0, revision: -1 });
  });

  test('goes on from where it was when it was loaded last', async () => {
    const [stream, loaded] = [new Stream([counted(0, 3), counted(1, 4)]), states()];
    expect(await loaded.load(sum, 'a', stream.read)).toEqual({ state: 7, revision: 1 });
    expect(await loaded.load(sum, 'a', stream.read)).toEqual({ state: 7, revision: 1 });
    stream.events.push(counted(2, 5));
    expect(await loaded.load(sum, 'a', stream.read)).toEqual({ state: 12, revision: 2 });
    expect(stream.reads).toEqual([0, 2, 2]);
  });

  test('lacks nothing and counts nothing twice when two loads of it are under way', async () => {
    const [stream, loaded] = [new Stream([counted(0, 3)]), states()];
    await loaded.load(sum, 'a', stream.read);
    stream.events.push(counted(1, 4));
    const first = loaded.load(sum, 'a', stream.read);
    stream.events.push(counted(2, 5));
    const second = loaded.load(sum, 'a', stream.read);
    expect([(await first).state, (await second).state]).toEqual([7, 12]);
    expect(await loaded.load(sum, 'a', stream.read)).toEqual({ state: 12, revision: 2 });
  });

  test('is remembered as the one who saw most of it left it, though another read ends later', async () => {
    const [stream, loaded] = [new Stream([counted(0, 3)]), states()];
    await loaded.load(sum, 'a', stream.read);
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const slow = loaded.load(sum, 'a', () => arrived.then(() => []));
    const { data, type, id, metadata } = counted(1, 4);
    loaded.add(sum, 'a', { after: 0, events: [{ data, type, id, metadata }] });
    arrive();
    expect([await slow, loaded.remembered(sum, 'a')]).toEqual([
      { state: 3, revision: 0 },
      { state: 7, revision: 1 },
    ]);
  });

  test('is of one fold: another one starts from the first event', async () => {
    const [stream, loaded] = [new Stream([counted(0, 3), counted(1, 4)]), states()];
    await loaded.load(sum, 'a', stream.read);
    expect(await loaded.load(texts, 'a', stream.read)).toEqual({ state: '34', revision: 1 });
    expect(await loaded.load({ ...texts }, 'a', stream.read)).toEqual({ state: '34', revision: 1 });
    expect(stream.reads).toEqual([0, 0, 2]);
  });

  test('is not guessed at when a newer release wrote an event of a type unknown here', async () => {
    const event = counted(1, 1, { type: 'Recounted' });
    const strict: Fold<number, Counted> = {
      ...sum,
      // As a switch without that case does.
      evolve: (total, { type, data }) => (type === 'Counted' ? total + data.by : (undefined as never)),
    };
    const loading = states().load(strict, 'a', new Stream([counted(0), event]).read);
    await expect(loading).rejects.toThrow(UnknownEventVersion);
  });
});

describe('The states that were loaded last', () => {
  const known = { state: 1, revision: 0 };

  test('make room for others, those unused for longest first', () => {
    const cache = new StateCache(4);
    for (const stream of ['a', 'b']) cache.remember(sum, stream, known);
    cache.get(sum, 'a');
    cache.remember(sum, 'c', known);
    expect(['a', 'b', 'c'].map((stream) => cache.get(sum, stream)?.revision)).toEqual([0, undefined, 0]);
  });

  test('are of one fold, whatever it is part of', () => {
    const cache = new StateCache(2);
    cache.remember(sum, 'a', known);
    expect([cache.get({ ...sum }, 'a')?.state, cache.get(texts, 'a')]).toEqual([1, undefined]);
  });
});

describe('A snapshot of a stream', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  const opened: Snapshots[] = [];
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: postgres.url });
  }, 60_000);
  afterAll(async () => {
    await Promise.all(opened.map((one) => one.close()));
    await pool?.end();
    await postgres?.stop();
  });

  /** As another process, which remembers no states. */
  const another = async (): Promise<{ states: States; snapshots: Snapshots }> => {
    const snapshots = await Snapshots.open(pool);
    opened.push(snapshots);
    return { states: new States(snapshots), snapshots };
  };
  const aLongStream = () => ({
    name: `counter-${randomUUID()}`,
    stream: new Stream(Array.from({ length: 1_000 }, (_, revision) => counted(revision, revision))),
  });
  const total = (999 * 1_000) / 2;

  test('spares reading what it covers, in another process too', async () => {
    const { name, stream } = aLongStream();
    const first = await another();
    expect(await first.states.load(sum, name, stream.read)).toEqual({ state: total, revision: 999 });
    await first.snapshots.close();
    const second = await another();
    stream.events.push(counted(1_000, 5));
    expect(await second.states.load(sum, name, stream.read)).toEqual({ state: total + 5, revision: 1_000 });
    expect(stream.reads).toEqual([0, 999]);
  });

  test('is not taken of a short stream', async () => {
    const name = `counter-${randomUUID()}`;
    const stream = new Stream(Array.from({ length: 50 }, (_, revision) => counted(revision)));
    const first = await another();
    await first.states.load(sum, name, stream.read);
    await first.snapshots.close();
    await (await another()).states.load(sum, name, stream.read);
    expect(stream.reads).toEqual([0, 0]);
  });

  test('is taken again as the stream grows, though it is never loaded whole', async () => {
    const { name, stream } = aLongStream();
    const first = await another();
    await first.states.load(sum, name, stream.read);
    await first.snapshots.close();
    for (let revision = 1_000; revision < 1_250; revision++) {
      stream.events.push(counted(revision, 0));
      await first.states.load(sum, name, stream.read);
      await first.snapshots.close();
    }
    stream.reads.length = 0;
    expect(await (await another()).states.load(sum, name, stream.read)).toEqual({ state: total, revision: 1_249 });
    expect(stream.reads[0]).toBeGreaterThan(1_100);
  });

  test('holds maps and sets as they are', async () => {
    const seen: Fold<ReadonlyMap<number, ReadonlySet<string>>, Counted> = {
      category: 'counter',
      initial: new Map(),
      evolve: (map, { data }) => new Map(map).set(data.by, new Set(['a', `${data.by}`])),
    };
    const { name, stream } = aLongStream();
    const first = await another();
    const whole = await first.states.load(seen, name, stream.read);
    await first.snapshots.close();
    expect(await (await another()).states.load(seen, name, stream.read)).toEqual(whole);
    expect(stream.reads).toEqual([0, 999]);
  });

  test('of another version of the fold is left aside', async () => {
    const { name, stream } = aLongStream();
    const first = await another();
    await first.states.load(sum, name, stream.read);
    await first.snapshots.close();
    const doubled: Fold<number, Counted> = { ...sum, version: 2, evolve: (so, { data }) => so + 2 * data.by };
    const second = await another();
    expect(await second.states.load(doubled, name, stream.read)).toEqual({ state: 2 * total, revision: 999 });
    await second.snapshots.close();
    stream.reads.length = 0;
    expect((await (await another()).states.load(doubled, name, stream.read)).state).toBe(2 * total);
    expect(stream.reads).toEqual([999]);
  });

  test('of another history, as after the log was put back, is left aside', async () => {
    const { name, stream } = aLongStream();
    const first = await another();
    await first.states.load(sum, name, stream.read);
    await first.snapshots.close();
    const shorter = new Stream(stream.events.slice(0, 500));
    expect((await (await another()).states.load(sum, name, shorter.read)).revision).toBe(499);
    const other = new Stream(stream.events.map((event) => ({ ...event, id: randomUUID(), data: { by: 1 } })));
    expect((await (await another()).states.load(sum, name, other.read)).state).toBe(1_000);
  });

  test('may be thrown away at any time', async () => {
    const { name, stream } = aLongStream();
    const first = await another();
    await first.states.load(sum, name, stream.read);
    await first.snapshots.close();
    const second = await another();
    await pool.query('truncate snapshot.snapshot');
    expect(await second.states.load(sum, name, stream.read)).toEqual({ state: total, revision: 999 });
    await second.snapshots.close();
    const third = await another();
    await pool.query(`update snapshot.snapshot set content = 'no state'`);
    expect(await third.states.load(sum, name, stream.read)).toEqual({ state: total, revision: 999 });
  });
});
