import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Projection } from '#event-sourcing';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import type { ReadModels } from './read-models.js';
import { Projecting } from './testing/projecting.js';
import { type DonorEvent, donors, pledged, pledgeList, record, registered } from './testing/samples.js';

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

/** The second pledge of donor `bad` is more than this one can take. */
const throwing: Projection<DonorEvent> = {
  ...donors,
  project: (event) => {
    if (isPoison(event)) throw new TypeError('Secret Name is at fault');
    return donors.project(event);
  },
};
/** The same, though it is the database that will not take it. */
const refused: Projection<DonorEvent> = {
  ...donors,
  project: (event) =>
    isPoison(event)
      ? [{ table: 'pledge', key: { donor_id: 'bad', pledge_id: 'Secret Name' }, set: { amount: 1 } }]
      : donors.project(event),
};
const undeclared: Projection<DonorEvent> = {
  ...donors,
  project: (event) => (isPoison(event) ? [{ table: 'nowhere', key: {}, delete: true }] : donors.project(event)),
};

const isPoison = ({ type, data }: DonorEvent): boolean =>
  type === 'PledgeMade' && data.donorId === 'bad' && data.pledges === 2;

const ids = async (readModels: ReadModels): Promise<readonly string[]> =>
  (await readModels.rows<{ id: string }>(`select donor_id || ' ' || pledge_id as id from {pledge} order by 1`)).map(
    ({ id }) => id,
  );

const tell = async (): Promise<string> => {
  await record(here.store, 'a', registered('a'), pledged('a', 1));
  await record(here.store, 'bad', registered('bad'), pledged('bad', 1));
  await Promise.all(Array.from({ length: 20 }, (_, at) => record(here.store, `more ${at}`, pledged(`more ${at}`, 1))));
  await record(here.store, 'bad', pledged('bad', 2));
  await record(here.store, 'a', pledged('a', 2));
  return record(here.store, 'bad', pledged('bad', 3));
};

const parkedBy: readonly (readonly [string, Projection<DonorEvent>, string])[] = [
  ['throws', throwing, 'TypeError'],
  ['makes rows that the database refuses', refused, 'the database said 22P02'],
  ['writes where it declared nothing', undeclared, 'donors declares no table nowhere'],
];

describe.each(parkedBy)('An event on which a projection %s', (_, poisoned, error) => {
  test('parks its stream, for that projection only, while everything else goes on', async () => {
    const readModels = await here.openReadModels([poisoned, pledgeList]);
    here.startRunner([poisoned, pledgeList], readModels, { batchSize: 50 });
    await readModels.waitFor(await tell(), longest);
    const shown = await ids(readModels);
    expect(shown).toEqual(expect.arrayContaining(['a 1', 'a 2', 'bad 1', 'more 19 1']));
    expect(shown).toHaveLength(23);
    expect(await readModels.rows('select from {pledge_list}')).toHaveLength(25);
    expect(await readModels.parked('donors')).toMatchObject([
      { state: 'live', stream: 'donor-bad', revision: 2, type: 'PledgeMade', error, attempts: 1, asked: false },
    ]);
    expect(await readModels.parked('pledge-list')).toEqual([]);
    expect(await readModels.standings()).toEqual(
      expect.arrayContaining([expect.objectContaining({ projection: 'donors', parked: 1, behind: 0 })]),
    );
    expect(here.warnings.join()).not.toMatch('Secret');
  });

  test('is left out of a rebuild, which then waits until it is forced', async () => {
    const readModels = await here.openReadModels();
    here.startRunner([poisoned], readModels);
    const position = await tell();
    await readModels.waitFor(position, longest);
    await readModels.rebuild();
    await here.eventually(async () => (await readModels.parked('donors')).length === 2);
    await here.eventually(async () => (await readModels.standings()).every(({ behind }) => behind === 0));
    expect((await readModels.standings()).map(({ state }) => state).toSorted()).toEqual(['live', 'rebuilding']);
    await readModels.rebuild(['donors'], { forced: true });
    await here.eventually(async () => (await readModels.standings()).length === 1);
    expect(await readModels.parked('donors')).toMatchObject([{ state: 'live', stream: 'donor-bad', revision: 2 }]);
    expect(await ids(readModels)).toHaveLength(23);
  });

  test('is applied in a replay, once the projection can, with what came after it', async () => {
    const readModels = await here.openReadModels();
    const failing = here.startRunner([poisoned], readModels);
    await readModels.waitFor(await tell(), longest);
    expect(await readModels.replay('donors')).toBe(1);
    await here.eventually(async () => (await readModels.parked('donors'))[0]?.attempts === 2);
    await failing.stop();
    here.startRunner([donors], readModels);
    expect(await readModels.replay('donors', 'donor-a')).toBe(0);
    expect(await readModels.replay('donors', 'donor-bad')).toBe(1);
    await here.eventually(async () => (await readModels.parked('donors')).length === 0);
    expect(await ids(readModels)).toHaveLength(25);
    const pledges = `select pledges from {donor} where donor_id = 'bad'`;
    expect(await readModels.rows(pledges)).toEqual([{ pledges: 3 }]);
    await readModels.waitFor(await record(here.store, 'bad', pledged('bad', 4)), longest);
    expect(await readModels.rows(pledges)).toEqual([{ pledges: 4 }]);
  });
});

describe('A replay', () => {
  test('goes up to where the others are, however long the stream is', async () => {
    const readModels = await here.openReadModels();
    const failing = here.startRunner([throwing], readModels, { batchSize: 500 });
    await record(here.store, 'bad', ...Array.from({ length: 700 }, (_, at) => pledged('bad', at + 1)));
    await readModels.waitFor(await record(here.store, 'a', pledged('a', 1)), longest);
    expect(await ids(readModels)).toEqual(['a 1', 'bad 1']);
    await failing.stop();
    here.startRunner([donors], readModels);
    await readModels.replay('donors');
    await here.eventually(async () => (await readModels.parked('donors')).length === 0);
    expect(await ids(readModels)).toHaveLength(701);
  });
});

describe('An event of a version that a newer release wrote', () => {
  test('parks its stream rather than being guessed at', async () => {
    const readModels = await here.openReadModels([pledgeList]);
    here.startRunner([pledgeList], readModels);
    await record(here.store, 'b', { ...pledged('b', 1), version: 2 });
    await readModels.waitFor(await record(here.store, 'a', pledged('a', 1)), longest);
    expect(await readModels.rows('select donor_id from {pledge_list}')).toEqual([{ donor_id: 'a' }]);
    expect(await readModels.parked('pledge-list')).toMatchObject([
      { stream: 'donor-b', error: 'PledgeMade version 2 was written by a newer release' },
    ]);
  });
});
