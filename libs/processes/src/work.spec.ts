import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import type { NewJob } from './job-queue.js';
import { prepare } from './layout.js';
import { Sweeper } from './sweeper.js';
import { type Claimed, type Outcome, Work } from './work.js';

jest.setTimeout(60_000);

const now = new Date('2026-03-01T09:00:00Z');
const later = new Date('2026-03-01T09:00:04Z');

describe('Work', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let work: Work;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: await postgres.createDatabase() });
    await prepare(pool);
    await pool.query(
      `insert into process.progress (process, version, store_id, caught_up) values ('loans', 1, $1, true)`,
      [randomUUID()],
    );
    work = new Work(pool);
  });
  beforeEach(() => pool.query('truncate process.work'));
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  /** Its id. */
  const asked = async (instance: string, { key = 'note', dueAt = now } = {}): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(
      `insert into process.work (process, instance, key, command, data, caused_by, correlation_id, due_at, next_at)
       values ('loans', $1, $2, 'NoteLoan', '{}', gen_random_uuid(), 'correlation-1', $3, $3) returning id`,
      [instance, key, dueAt],
    );
    return rows[0]?.id ?? '';
  };
  const standing = async (): Promise<Record<string, string>> => {
    const { rows } = await pool.query<{ instance: string; key: string; status: string }>(
      'select instance, key, status from process.work',
    );
    return Object.fromEntries(rows.map(({ instance, key, status }) => [`${instance} ${key}`, status]));
  };
  const ended = (claimed: Claimed | undefined, status: 'done' | 'refused' = 'done'): Outcome => {
    const { id, causedBy, attempts } = claimed ?? { id: '0', causedBy: randomUUID(), attempts: 0 };
    return { id, causedBy, attempts, status, reason: null };
  };
  const instances = (claimed: readonly Claimed[]): readonly string[] =>
    claimed.map(({ instance }) => instance).toSorted();

  test('is claimed together where it is due and free, and comes first in its instance', async () => {
    const first = await asked('a', { key: 'first' });
    const ids = [
      first,
      await asked('a', { key: 'second' }),
      await asked('b'),
      await asked('c', { dueAt: later }),
      await asked('d'),
    ];
    const [, , , , taken = ''] = ids;
    expect(instances(await work.claim([taken], now))).toEqual(['d']);
    const claimed = await work.claim(ids, now);
    expect(instances(claimed)).toEqual(['a', 'b']);
    expect(claimed.find(({ instance }) => instance === 'a')).toMatchObject({ id: first, key: 'first', attempts: 1 });
    expect(await work.claim(ids, now)).toEqual([]);
  });

  test('is claimed by one of those who race for it', async () => {
    const ids = await Promise.all(Array.from({ length: 16 }, (_, index) => asked(`book${index}`)));
    const racers = Array.from({ length: 8 }, (_, turn) => work.claim([...ids.slice(turn), ...ids.slice(0, turn)], now));
    const claimed = (await Promise.all(racers)).flat().map(({ id }) => id);
    // What two reach for at the same moment, one of them may leave to the other, who leaves it to the sweeper.
    expect(new Set(claimed).size).toBe(claimed.length);
    const left = await work.claim(ids, now);
    expect([...claimed, ...left.map(({ id }) => id)].toSorted()).toEqual(ids.toSorted());
  });

  test('is settled together, each with its own outcome', async () => {
    const ids = [await asked('a'), await asked('b'), await asked('c'), await asked('a', { key: 'second' })];
    const [a, b, c] = (await work.claim(ids, now)).toSorted((one, other) => one.instance.localeCompare(other.instance));
    const tryAgain: Outcome = { ...ended(c), status: 'waiting', reason: 'no light', nextAt: later };
    expect(await work.settle([ended(b, 'refused'), tryAgain])).toBe(false);
    expect(await work.settle([ended(a)])).toBe(true); // its second may go on
    expect(await standing()).toEqual({
      'a note': 'done',
      'a second': 'waiting',
      'b note': 'refused',
      'c note': 'waiting',
    });
    const again = await work.claim(ids, later);
    expect(instances(again)).toEqual(['a', 'c']);
    expect(again.find(({ instance }) => instance === 'c')).toMatchObject({ attempts: 2 });
  });

  test('that was asked for anew meanwhile is left as it is', async () => {
    const claimed = await work.claim([await asked('a')], now);
    await pool.query('update process.work set caused_by = gen_random_uuid(), claimed_until = null');
    await work.settle(claimed.map((one) => ended(one)));
    expect(await standing()).toEqual({ 'a note': 'waiting' });
  });

  test('that the runner is dropping at this moment keeps nobody waiting', async () => {
    const claimed = await work.claim([await asked('a'), await asked('b')], now);
    const runner = await pool.connect();
    try {
      await runner.query('begin');
      await runner.query(`delete from process.work where instance = 'a'`);
      await work.settle(claimed.map((one) => ended(one)));
      expect(await standing()).toEqual({ 'a note': 'waiting', 'b note': 'done' });
      await runner.query('commit');
    } finally {
      runner.release();
    }
    expect(await standing()).toEqual({ 'b note': 'done' });
  });

  test('goes together in jobs of at most eight pieces, each not before it is due', async () => {
    const due = await Promise.all(Array.from({ length: 19 }, (_, index) => asked(`book${index}`)));
    const soon = await Promise.all(['x', 'y'].map((instance) => asked(instance, { dueAt: later })));
    const jobs: NewJob[] = [];
    const sweeper = new Sweeper({
      work,
      queue: { add: async (more) => void jobs.push(...more) },
      clock: { now: () => now },
      logger: { warn: (message) => expect(message).toBeUndefined() },
    });
    sweeper.start();
    await sweeper.stop();
    const [atOnce, delayed] = [jobs.filter(({ delayMs }) => delayMs === 0), jobs.filter(({ delayMs }) => delayMs > 0)];
    expect(atOnce.map((job) => job.work.length).toSorted((a, b) => b - a)).toEqual([8, 8, 3]);
    expect(atOnce.flatMap((job) => job.work).toSorted()).toEqual(due.toSorted());
    expect(delayed).toHaveLength(1);
    expect(delayed[0]).toMatchObject({ delayMs: 4_000 });
    expect(delayed[0]?.work.toSorted()).toEqual(soon.toSorted());
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length);
  });
});
