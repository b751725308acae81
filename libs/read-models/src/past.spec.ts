import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Row } from '#event-sourcing';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { withWriter } from './connection.js';
import { NotCaughtUp } from './errors.js';
import { retire } from './retire.js';
import { type AnyProjection, quoted, type Rows } from './tables.js';
import { Projecting } from './testing/projecting.js';
import { donors, pledged, pledgeList, record, registered, removed } from './testing/samples.js';

// Servers and processes start and stop, on a machine that may be busy.
jest.setTimeout(60_000);
const longest = 30_000;

let postgres: TestPostgres;
let here: Projecting;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  here = await Projecting.open(postgres);
});
afterEach(() => here.close());

/** Asks again as a client would, who is told to. */
const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  const until = performance.now() + longest;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NotCaughtUp) || performance.now() > until) throw error;
      await pause(100); // as Retry-After says, in short
    }
  }
};

const dump = async (rows: Rows, projections: readonly AnyProjection[]): Promise<readonly unknown[]> =>
  Promise.all(
    projections
      .flatMap(({ tables }) => tables)
      .map(({ name, key }) =>
        patiently(() => rows.rows<Row>(`select * from {${name}} order by ${key.map(quoted).join(', ')}`)),
      ),
  );

const pastTables = async (): Promise<readonly string[]> => {
  const client = await here.connect();
  const { rows } = await client.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'read_model_past' order by 1`,
  );
  return rows.map(({ tablename }) => tablename);
};

describe('Read models as at a position', () => {
  const both = [donors, pledgeList];

  /** Tells of donors, and remembers what all rows were after each command. */
  const tell = async (rows: Rows & { waitFor: (position: string, ms: number) => Promise<void> }) => {
    const remembered: { position: string; rows: readonly unknown[] }[] = [];
    const told = async (position: string): Promise<void> => {
      await rows.waitFor(position, longest);
      remembered.push({ position, rows: await dump(rows, both) });
    };
    for (let round = 1; round <= 4; round++) {
      for (const id of ['a', 'b', 'ç "\\'])
        await told(await record(here.store, id, registered(id), pledged(id, round)));
      await told(await record(here.store, 'b', removed('b')));
    }
    return remembered;
  };

  test('are as they were, while commands go on and after a rebuild, however they are made', async () => {
    const readModels = await here.openReadModels(both);
    here.startRunner(both, readModels);
    const remembered = await tell(readModels);
    const streams = ['donor-a', 'donor-b', 'donor-ç "\\'];
    const end = new AbortController();
    const goOn = async (): Promise<void> => {
      for (let more = 10; !end.signal.aborted; more++) {
        await record(here.store, 'a', pledged('a', more));
        await pause(5); // or it would take most of the machine
      }
    };
    const going = goOn();
    const compare = async (): Promise<void> => {
      for (const { position, rows } of remembered.filter((_, at) => at % 5 === 1)) {
        expect(await dump(readModels.asAt(position), both)).toEqual(rows);
        expect(await dump(await readModels.ofStreams(streams, position), both)).toEqual(rows);
      }
      expect((await dump(readModels.asAt(undefined), both)).flat()).toEqual([]);
      expect((await dump(await readModels.ofStreams(streams, undefined), both)).flat()).toEqual([]);
    };
    await compare();
    await readModels.rebuild();
    await readModels.settled(longest);
    await compare();
    end.abort();
    await going;
  });

  test('leave out what stands after an event that could not be projected, however they are made', async () => {
    const strict: AnyProjection = {
      ...donors,
      project: (event: never) => {
        const [first, ...others] = donors.project(event);
        if (JSON.stringify(event).includes('Poison')) throw new Error('poison');
        return first ? [first, ...others] : [];
      },
    };
    const readModels = await here.openReadModels([strict]);
    here.startRunner([strict], readModels);
    await record(here.store, 'a', registered('a'), registered('a', 'Poison'), pledged('a', 1));
    await record(here.store, 'b', registered('b'));
    // The database refuses it, not the projection.
    const position = await record(here.store, 'c', registered('c'), pledged('c', 2 ** 40));
    await readModels.waitFor(position, longest);
    const now = await dump(readModels, [strict]);
    expect(now.flat()).toHaveLength(3);
    expect(await readModels.parked('donors')).toHaveLength(2);
    expect(await dump(readModels.asAt(position), [strict])).toEqual(now);
    const streams = ['donor-a', 'donor-b', 'donor-c'];
    expect(await dump(await readModels.ofStreams(streams, position), [strict])).toEqual(now);
    // Those of an earlier moment are nobody's to replay.
    expect(await readModels.parked('donors')).toHaveLength(2);
    expect(await readModels.replay('donors')).toBe(2);
  });

  test('are kept of a few positions, of which the one not read for the longest time makes room', async () => {
    const readModels = await here.openReadModels();
    here.startRunner([donors], readModels);
    const positions: string[] = [];
    for (let at = 1; at <= 8; at++) positions.push(await record(here.store, 'a', pledged('a', at)));
    const client = await here.connect();
    for (const [at, position] of positions.entries()) {
      const rows = readModels.asAt(position);
      expect(await patiently(() => rows.rows('select from {pledge}'))).toHaveLength(at + 1);
      expect((await pastTables()).length).toBeLessThanOrEqual(8);
      // As if that had been some time ago; the first is read again and again.
      await client.query(`update read_model.checkpoint set used_at = used_at - interval '20 seconds'`);
      expect(await readModels.asAt(positions[0]).rows('select from {pledge}')).toHaveLength(1);
    }
    expect(await pastTables()).toEqual(
      [1, 6, 7, 8].flatMap((set) => [`donor_v1_${set}`, `pledge_v1_${set}`]).toSorted(),
    );
  });

  test('are refused while as many as are kept are in use', async () => {
    const readModels = await here.openReadModels();
    here.startRunner([donors], readModels);
    const positions: string[] = [];
    for (let at = 1; at <= 5; at++) positions.push(await record(here.store, 'a', pledged('a', at)));
    for (const position of positions.slice(0, 4)) await readModels.asAt(position).rows('select from {pledge}');
    await expect(readModels.asAt(positions[4]).rows('select from {pledge}')).rejects.toThrow(NotCaughtUp);
    for (const [at, position] of positions.slice(0, 4).entries())
      expect(await readModels.asAt(position).rows('select from {pledge}')).toHaveLength(at + 1);
  });

  test('answer from the right tables when these make room at any moment', async () => {
    const readModels = await here.openReadModels();
    here.startRunner([donors], readModels);
    const positions: string[] = [];
    for (let at = 1; at <= 7; at++) positions.push(await record(here.store, 'a', pledged('a', at)));
    const client = await here.connect();
    const end = new AbortController();
    const age = async (): Promise<void> => {
      while (!end.signal.aborted) {
        await client.query(
          `update read_model.checkpoint set used_at = used_at - interval '1 hour'
           where id = (select id from read_model.checkpoint where upto is not null order by random() limit 1)`,
        );
        await pause(5); // so that others find time to read in between
      }
    };
    const ageing = age();
    const read = async (own: number): Promise<void> => {
      for (let round = 0; round < 12; round++) {
        const at = (own * 3 + round) % positions.length;
        const rows = readModels.asAt(positions[at]);
        expect(
          await patiently(() =>
            rows.rows('select from {pledge}').catch((error: unknown) => {
              // Gone twice between two statements.
              throw String(error).includes('does not exist') ? new NotCaughtUp(undefined, []) : error;
            }),
          ),
        ).toHaveLength(at + 1);
      }
    };
    await Promise.all([read(0), read(1), read(2)]).finally(() => end.abort());
    await ageing;
  });

  test('are filled by the next runner when one was killed, and dropped when nobody reads them any more', async () => {
    const readModels = await here.openReadModels();
    const position = await here.recordMany(400, 10);
    const last = await record(here.store, '1', pledged('1', 11));
    const asked = patiently(() => readModels.asAt(position).rows('select from {pledge}'));
    const onlooker = await here.connect();
    for (let times = 0; times < 3; times++) {
      const child = here.spawnRunner();
      await here.eventually(async () => {
        const { rows } = await onlooker.query<{ at_work: boolean }>(
          `select exists(select from pg_stat_activity where datname = current_database() and query like '%read_model_past%'
             and application_name like '%leading%') or exists(select from read_model.checkpoint where upto is not null and live) as at_work`,
        );
        return rows[0]?.at_work === true;
      });
      child.kill('SIGKILL');
    }
    here.startRunner([donors], readModels);
    expect(await asked).toHaveLength(4_000);
    expect(await pastTables()).toHaveLength(2);
    await withWriter(here.url, (client) => retire(client, [donors]));
    expect(await pastTables()).toHaveLength(2);
    await onlooker.query(`update read_model.checkpoint set used_at = now() - interval '2 days'`);
    await withWriter(here.url, (client) => retire(client, [donors]));
    expect(await pastTables()).toEqual([]);
    await readModels.waitFor(last, longest);
    expect(await readModels.rows('select from {pledge}')).toHaveLength(4_001);
  });
});
