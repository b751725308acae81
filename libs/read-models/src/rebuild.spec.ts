import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { withWriter } from './connection.js';
import { NotCaughtUp } from './errors.js';
import { ReadModels } from './read-models.js';
import { retire } from './retire.js';
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

const tablesIn = async (schema: string): Promise<readonly string[]> => {
  const client = await here.connect();
  const { rows } = await client.query<{ tablename: string }>(
    'select tablename from pg_tables where schemaname = $1 order by 1',
    [schema],
  );
  return rows.map(({ tablename }) => tablename);
};

describe('A rebuild', () => {
  test('gives the same rows, with their defaults, documents and deletions', async () => {
    const readModels = await here.openReadModels([donors, pledgeList]);
    here.startRunner([donors, pledgeList]);
    await here.recordMany(20, 5);
    await record(here.store, '3', removed('3'));
    await record(here.store, 'a\\n', registered('a\\n', `A "name",\tit's\r\n\\N`));
    const position = await record(here.store, '4', removed('4'), registered('4', 'Again'), pledged('4', 6));
    await readModels.waitFor(position, longest);
    const before = await readModels.dump();
    expect(before['donor']).toHaveLength(20);
    expect(before['pledge_list']).toHaveLength(101);
    await readModels.rebuild();
    await readModels.settled(longest);
    expect(await readModels.dump()).toEqual(before);
    expect(await tablesIn('read_model_beside')).toEqual([]);
    expect(await tablesIn('read_model')).toEqual([
      'checkpoint',
      'donor_v1',
      'log_span',
      'parked',
      'pledge_list_v1',
      'pledge_v1',
    ]);
  });

  test('is seen by statements that were prepared before it, each once a connection', async () => {
    const { store, url: connectionString } = here;
    const readModels = await ReadModels.open({ store, connectionString, projections: [donors], poolSize: 1 });
    try {
      here.startRunner([donors], readModels);
      await readModels.waitFor(await record(store, 'a', registered('a', 'Before')), longest);
      const named = () => readModels.rows(`select * from {donor} where donor_id = $1`, ['a'], { prepared: true });
      for (let times = 0; times < 7; times += 1) expect(await named()).toMatchObject([{ name: 'Before' }]);
      await readModels.rebuild();
      await readModels.settled(longest);
      expect(await named()).toMatchObject([{ name: 'Before' }]);
      await readModels.waitFor(await record(store, 'a', registered('a', 'After')), longest);
      expect(await named()).toMatchObject([{ name: 'After' }]);
      const uses = `select (generic_plans + custom_plans)::integer as uses from pg_prepared_statements where statement like '%donor_id = $1'`;
      expect(await readModels.rows(uses)).toEqual([{ uses: 9 }]);
    } finally {
      await readModels.close();
    }
  });

  test('that is asked for before anything is served is the first filling', async () => {
    const filled = await here.recordMany(10, 2);
    const readModels = await here.openReadModels([donors, pledgeList]);
    await readModels.rebuild();
    here.startRunner([donors, pledgeList], readModels, { batchSize: 500 });
    await readModels.waitFor(filled, longest);
    await readModels.settled(longest);
    await readModels.waitFor(await record(here.store, 'z', registered('z')), longest);
    expect((await readModels.dump())['donor']).toHaveLength(11);
    expect(here.warnings).toEqual([]);
  });

  test('is not seen by those who read meanwhile, neither an error nor a row missing', async () => {
    const readModels = await here.openReadModels([donors, pledgeList]);
    here.startRunner([donors, pledgeList], readModels);
    await readModels.waitFor(await here.recordMany(30, 5), longest);
    const end = new AbortController();
    let reads = 0;
    let most = 0;
    const read = async (name: string): Promise<void> => {
      const client = await here.connect();
      while (!end.signal.aborted) {
        // Prepared once, so that plans have to survive, and over tables that are replaced one after the other.
        const text = `select count(*)::int as found from read_model.donor_v1 d join read_model.pledge_v1 p using (donor_id)
                      join read_model.pledge_list_v1 l using (donor_id, pledge_id)`;
        const { rows } = await client.query<{ found: number }>({ name, text });
        const found = rows[0]?.found ?? 0;
        expect(found).toBeGreaterThanOrEqual(150);
        most = Math.max(most, found);
        reads += 1;
      }
    };
    const readFresh = async (): Promise<void> => {
      for (let recorded = 1; !end.signal.aborted; recorded++) {
        const position = await record(here.store, '1', pledged('1', 10 + recorded));
        await readModels.waitFor(position, longest);
        const rows = await readModels.rows(`select from {pledge} where donor_id = '1' and pledge_id >= 10`);
        expect(rows).toHaveLength(recorded);
      }
    };
    const readers = [...['one', 'two', 'three'].map(read), readFresh()];
    const failed = Promise.all(readers).catch((error: unknown) => {
      end.abort();
      throw error;
    });
    failed.catch(() => undefined);
    for (let times = 0; times < 8 && !end.signal.aborted; times++) {
      await readModels.rebuild();
      await readModels.settled(longest);
    }
    end.abort();
    await failed;
    expect(reads).toBeGreaterThan(100);
    expect(most).toBeGreaterThan(150);
  });

  test('waits for a query that takes long, while others go on', async () => {
    const readModels = await here.openReadModels();
    here.startRunner([donors], readModels);
    await readModels.waitFor(await here.recordMany(5, 5), longest);
    const client = await here.connect();
    await client.query('begin');
    await client.query('select from read_model.donor_v1');
    await readModels.rebuild();
    await here.eventually(async () =>
      (await readModels.standings()).some(({ state, behind }) => state === 'rebuilding' && behind === 0),
    );
    // The switch is tried again and again meanwhile; who reads would wait for longer, if it might.
    const impatient = await here.connect();
    await impatient.query(`set statement_timeout = '2s'`);
    const until = performance.now() + 6_000;
    let recorded = 0;
    // Pauses, or it would take most of the machine.
    const read = async (): Promise<void> => {
      for (; performance.now() < until; await pause(10)) await impatient.query('select from read_model.donor_v1');
    };
    const write = async (): Promise<void> => {
      for (; performance.now() < until; await pause(10)) {
        await readModels.waitFor(await record(here.store, '1', pledged('1', 10 + recorded++)), longest);
        expect(await readModels.rows('select from {pledge}')).toHaveLength(25 + recorded);
      }
    };
    await Promise.all([read(), write()]);
    expect(await readModels.standings()).toHaveLength(2);
    await client.query('commit');
    await readModels.settled(longest);
    expect(await readModels.rows('select from {pledge}')).toHaveLength(25 + recorded);
  });

  test('that is killed is taken up, and leaves nothing behind', async () => {
    const readModels = await here.openReadModels();
    const first = here.startRunner([donors], readModels);
    const position = await here.recordMany(400, 10);
    await readModels.waitFor(position, longest);
    const before = await readModels.dump();
    await first.stop();
    await readModels.rebuild();
    const onlooker = await here.connect();
    for (let times = 0; times < 4; times++) {
      const child = here.spawnRunner();
      const isAtWork = async (): Promise<boolean> => {
        const { rows } = await onlooker.query<{ at_work: boolean }>(
          `select exists(select from pg_stat_activity where datname = current_database() and query like '%read_model_beside%'
             and pid <> pg_backend_pid() and query not like '%pg_stat_activity%') as at_work`,
        );
        return rows[0]?.at_work === true || (await readModels.standings()).length === 1;
      };
      await here.eventually(isAtWork);
      child.kill('SIGKILL');
    }
    here.startRunner([donors], readModels);
    await readModels.settled(longest);
    expect(await readModels.dump()).toEqual(before);
    expect(await tablesIn('read_model_beside')).toEqual([]);
  });

  test('that is asked for again begins anew', async () => {
    const readModels = await here.openReadModels();
    const position = await here.recordMany(10, 5);
    for (let times = 0; times < 3; times++) await readModels.rebuild();
    here.startRunner([donors], readModels);
    for (let times = 0; times < 5; times++) await readModels.rebuild();
    await readModels.settled(longest);
    await readModels.waitFor(position, longest);
    expect((await readModels.dump())['pledge']).toHaveLength(50);
  });

  test('is asked for when the read models were made from another log, and helps', async () => {
    const readModels = await here.openReadModels();
    const client = await here.connect();
    await client.query('update read_model.checkpoint set store_id = gen_random_uuid()');
    const runner = here.startRunner();
    await here.eventually(() => runner.failure?.includes('rebuild the read models') ?? false);
    await readModels.rebuild();
    await readModels.waitFor(await record(here.store, 'a', registered('a')), longest);
    await here.eventually(() => runner.failure === undefined);
  });

  test('is asked for when the log ends before the read models, and helps', async () => {
    const readModels = await here.openReadModels();
    const position = await record(here.store, 'a', registered('a'));
    const client = await here.connect();
    await client.query('update read_model.checkpoint set position = $1', [`f${position.slice(1)}`]);
    const runner = here.startRunner();
    await here.eventually(() => runner.failure?.includes('the log ends before them') ?? false);
    await readModels.rebuild();
    await readModels.waitFor(position, longest);
    expect((await readModels.dump())['donor']).toHaveLength(1);
  });
});

describe('A new version', () => {
  const next = { ...donors, version: 2 };

  test('answers that it is not there yet until it shows the whole log, while everything else is answered', async () => {
    await here.recordMany(20, 5);
    const readModels = await here.openReadModels([next, pledgeList]);
    const first = here.startRunner([pledgeList], readModels);
    await here.eventually(async () => (await readModels.standings()).some(({ state }) => state === 'live'));
    expect(await readModels.rows('select from {pledge_list}')).toHaveLength(100);
    await expect(readModels.rows('select from {pledge}')).rejects.toEqual(new NotCaughtUp(undefined, ['donors']));
    await first.stop();
    const seen: number[] = [];
    here.startRunner([next, pledgeList], readModels);
    await here.eventually(async () => {
      const rows = await readModels.rows('select from {pledge}').catch((error: unknown) => {
        if (!(error instanceof NotCaughtUp)) throw error;
        return undefined;
      });
      if (rows) seen.push(rows.length);
      return rows !== undefined;
    });
    expect(seen).toEqual([100]);
  });

  test('has the tables of the old one dropped once nobody has read them for a while', async () => {
    const { store, url } = here;
    const old = await ReadModels.open({ store, connectionString: url, projections: [donors] });
    await here.openReadModels([next]);
    const look = () => withWriter(here.url, (client) => retire(client, [next]));
    const later = () => backdate(`'2 minutes'`);
    const backdate = async (by: string): Promise<void> => {
      const client = await here.connect();
      await client.query(`update read_model.checkpoint set unheld_since = unheld_since - interval ${by}`);
    };
    await look();
    await later();
    await look();
    expect(await tablesIn('read_model')).toContain('donor_v1');
    await old.close();
    await look();
    expect(await tablesIn('read_model')).toContain('donor_v1');
    await later();
    await look();
    expect(await tablesIn('read_model')).toEqual(['checkpoint', 'donor_v2', 'log_span', 'parked', 'pledge_v2']);
  });

  test('leaves the old one to those that have lost their connection and come back', async () => {
    const old = await here.openReadModels();
    const admin = new pg.Client(here.url);
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'techcoop reading' and datname = current_database()`,
    );
    const isHeld = `select exists(select from pg_locks where locktype = 'advisory' and mode = 'ShareLock') as held`;
    await here.eventually(async () => (await admin.query<{ held: boolean }>(isHeld)).rows[0]?.held === true);
    await admin.end();
    await withWriter(here.url, (client) => retire(client, [next]));
    expect(await old.rows('select from {donor}')).toEqual([]);
  });
});
