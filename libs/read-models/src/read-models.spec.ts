import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { FaultyProjection, NotCaughtUp, PositionBeyondHead } from './errors.js';
import { type RowOf, tableName } from './tables.js';
import { Projecting } from './testing/projecting.js';
import {
  donors,
  donorTable,
  pledged,
  pledgeList,
  pledgeTable,
  record,
  registered,
  removed,
} from './testing/samples.js';

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

describe('A read model', () => {
  test('keeps what a later event does not set, and forgets a row that was removed', async () => {
    const readModels = await here.openReadModels();
    here.startRunner([donors], readModels);
    await readModels.waitFor(await record(here.store, 'a', registered('a', 'Ålesund')), longest);
    await readModels.waitFor(await record(here.store, 'a', pledged('a', 1)), longest);
    await record(here.store, 'b', pledged('b', 1));
    const position = await record(
      here.store,
      'c',
      registered('c'),
      pledged('c', 4),
      removed('c'),
      registered('c', 'Anew'),
    );
    await readModels.waitFor(position, longest);
    const rows = await readModels.rows<RowOf<typeof donorTable>>(
      `select * from ${tableName(donors, donorTable)} order by 1`,
    );
    const contacts = [{ by: 'letter' }];
    const changed = '2026-01-31T12:00:00.000Z';
    const day = '2026-01-31';
    expect(rows).toEqual([
      { donor_id: 'a', name: 'Ålesund', pledges: 1, registered_on: day, changed_at: changed, contacts, active: true },
      { donor_id: 'b', name: '', pledges: 1, registered_on: null, changed_at: changed, contacts: null, active: false },
      { donor_id: 'c', name: 'Anew', pledges: 0, registered_on: day, changed_at: null, contacts, active: true },
    ]);
    const sums = `select sum(amount), count(*), avg(amount) from ${tableName(donors, pledgeTable)}`;
    expect(await readModels.rows(sums)).toEqual([{ sum: 600, count: 3, avg: 200 }]);
  });

  test('holds every safe integer exactly, and refuses to give a sum that is none', async () => {
    const readModels = await here.openReadModels();
    here.startRunner([donors], readModels);
    const most = { type: 'PledgeMade', data: { donorId: 'a', pledges: 1, amount: Number.MAX_SAFE_INTEGER } } as const;
    await readModels.waitFor(await record(here.store, 'a', most, pledged('a', 2)), longest);
    const amounts = `select amount from ${tableName(donors, pledgeTable)} order by 1`;
    expect(await readModels.rows(amounts)).toEqual([{ amount: 200 }, { amount: Number.MAX_SAFE_INTEGER }]);
    await expect(readModels.rows(`select sum(amount) from (${amounts}) pledges`)).rejects.toThrow(RangeError);
  });

  test('is for reading only', async () => {
    const readModels = await here.openReadModels();
    await expect(readModels.rows(`delete from ${tableName(donors, donorTable)}`)).rejects.toThrow('read-only');
  });

  test('refuses to work on tables that were declared otherwise under the same version', async () => {
    await here.openReadModels();
    const changed = { ...donors, tables: [{ ...donorTable, indexes: [] }, pledgeTable] };
    await expect(here.openReadModels([changed])).rejects.toBeInstanceOf(FaultyProjection);
  });

  test('is made only once when several processes start at the same moment', async () => {
    await Promise.all(Array.from({ length: 5 }, () => here.openReadModels([donors, pledgeList])));
    const readModels = await here.openReadModels([donors, pledgeList]);
    expect(await readModels.dump()).toEqual({ donor: [], pledge: [], pledge_list: [] });
  });
});

describe('Who asks for a position', () => {
  test('waits until it is shown', async () => {
    const readModels = await here.openReadModels();
    const position = await record(here.store, 'a', registered('a'));
    const shown = readModels.waitFor(position, longest);
    here.startRunner();
    await shown;
    expect(await readModels.rows(`select name from ${tableName(donors, donorTable)}`)).toEqual([{ name: 'Donor a' }]);
  });

  test('is told at the limit that it is not there yet', async () => {
    const readModels = await here.openReadModels();
    const position = await record(here.store, 'a', registered('a'));
    await expect(readModels.waitFor(position, 50)).rejects.toEqual(new NotCaughtUp(position, ['donors']));
  });

  test('waits for what was acknowledged also while an older transaction keeps readers from seeing it', async () => {
    const readModels = await here.openReadModels();
    here.startRunner([donors], readModels);
    await readModels.waitFor(await record(here.store, 'a', registered('a')), longest);
    const older = new pg.Client(here.url);
    await older.connect();
    try {
      await older.query('begin');
      await older.query('select pg_current_xact_id()');
      await record(here.store, 'b', registered('b'));
      await expect(readModels.caughtUp(200)).rejects.toThrow(NotCaughtUp);
      await older.query('commit');
      await readModels.caughtUp(longest);
      expect(await readModels.rows(`select donor_id from ${tableName(donors, donorTable)}`)).toHaveLength(2);
    } finally {
      await older.end();
    }
  });

  test('is told when there is no such position', async () => {
    const readModels = await here.openReadModels();
    here.startRunner();
    const position = await record(here.store, 'a', registered('a'));
    const beyond = position.replace(/.$/, (digit) => (digit === 'f' ? 'g' : 'f'));
    await expect(readModels.waitFor(beyond, 50)).rejects.toBeInstanceOf(PositionBeyondHead);
  });

  test('may ask for the projections that it reads from only', async () => {
    const readModels = await here.openReadModels([donors, pledgeList]);
    here.startRunner([donors]);
    const position = await record(here.store, 'a', registered('a'));
    await readModels.waitFor(position, longest, [donors]);
    await expect(readModels.waitFor(position, 50)).rejects.toEqual(new NotCaughtUp(position, ['pledge-list']));
  });
});

describe('How a projection stands', () => {
  test('is how many events wait, and how long the oldest has', async () => {
    const readModels = await here.openReadModels();
    await record(here.store, 'a', registered('a'), pledged('a', 1));
    const [behind] = await readModels.standings();
    expect(behind).toMatchObject({ projection: 'donors', version: 1, state: 'live', events: 0, behind: 2, parked: 0 });
    expect(behind?.seconds).toBeGreaterThan(0);
    here.startRunner();
    await readModels.waitFor(await record(here.store, 'a', pledged('a', 2)), longest);
    expect(await readModels.standings()).toMatchObject([{ projection: 'donors', events: 3, behind: 0, seconds: 0 }]);
  });
});
