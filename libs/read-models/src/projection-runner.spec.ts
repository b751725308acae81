import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { inTransaction, moveCheckpoints, readCheckpoints } from './checkpoints.js';
import { Projecting } from './testing/projecting.js';
import { donors, pledged, pledgeList, record, registered } from './testing/samples.js';

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

describe('Every event', () => {
  test('is projected once by two processes that are killed again and again', async () => {
    const readModels = await here.openReadModels();
    const writes = await here.countWrites();
    const position = await here.recordMany(60, 5);
    const children: ChildProcess[] = [];
    const start = () => children.push(here.spawnRunner(), here.spawnRunner());
    start();
    for (const reached of [40, 120, 200]) {
      await here.eventually(async () => ((await writes())[0]?.pledges ?? 0) >= reached);
      // Both, so that nobody goes on quietly; with slow rows there is always a batch under way.
      for (const child of children.splice(0)) child.kill('SIGKILL');
      start();
    }
    await readModels.waitFor(position, longest);
    expect(await writes()).toEqual([{ times: 1, pledges: 300 }]);
  });

  test('is projected once although the database restarts', async () => {
    const readModels = await here.openReadModels();
    const writes = await here.countWrites();
    here.startRunner();
    await here.recordMany(20, 5);
    await postgres.restart();
    const position = await recordAgain(() => record(here.store, 'after', pledged('after', 1)));
    await here.eventually(() =>
      readModels.waitFor(position, 1_000).then(
        () => true,
        () => false,
      ),
    );
    expect(await writes()).toEqual([{ times: 1, pledges: 101 }]);
  });

  test('is projected once when a projection joins later', async () => {
    const readModels = await here.openReadModels([donors, pledgeList]);
    const writes = await here.countWrites();
    const first = here.startRunner([donors]);
    const position = await here.recordMany(10, 3);
    await readModels.waitFor(position, longest, [donors]);
    await first.stop();
    here.startRunner([donors, pledgeList]);
    await readModels.waitFor(position, longest);
    expect(await writes()).toEqual([{ times: 1, pledges: 30 }]);
    expect((await readModels.dump())['pledge_list']).toHaveLength(30);
  });

  test('lets one of two move the checkpoint past it, even without the lock', async () => {
    await here.openReadModels();
    const clients = await Promise.all(Array.from({ length: 8 }, () => here.connect()));
    const position = await record(here.store, 'a', registered('a'));
    const steps = [{ projection: donors, from: undefined }];
    const moves = clients.map((client) =>
      inTransaction(client, () => moveCheckpoints(client, steps, position, here.store.storeId)),
    );
    expect((await Promise.all(moves)).filter((moved) => moved)).toHaveLength(1);
    const [client] = clients;
    expect(client && (await readCheckpoints(client, [donors]))).toMatchObject([{ position }]);
  });
});

describe('A runner', () => {
  test('stands by while another one works, and takes over when that one stops', async () => {
    const readModels = await here.openReadModels();
    const first = here.startRunner();
    await here.eventually(() => first.leading);
    const second = here.startRunner();
    await readModels.waitFor(await record(here.store, 'a', registered('a')), longest);
    expect(second.leading).toBe(false);
    await first.stop();
    await here.eventually(() => second.leading);
    await readModels.waitFor(await record(here.store, 'b', registered('b')), longest);
  });

  test('says where a projection is at fault, and goes on once it is mended', async () => {
    const faulty = { ...donors, project: () => [{ table: 'nowhere', key: {}, delete: true as const }] };
    const readModels = await here.openReadModels();
    const runner = here.startRunner([faulty]);
    const position = await record(here.store, 'a', registered('a'));
    await here.eventually(() => runner.failure?.includes('donors declares no table nowhere') ?? false);
    await runner.stop();
    here.startRunner();
    await readModels.waitFor(position, longest);
    expect((await readModels.dump())['donor']).toHaveLength(1);
  });

  test('names event and column, but no value, of what it cannot project', async () => {
    await here.openReadModels();
    const failing = {
      ...donors,
      project: () => {
        throw new TypeError('a name');
      },
    };
    const position = await record(here.store, 'a', registered('a'));
    const runner = here.startRunner([failing]);
    await here.eventually(() => runner.failure !== undefined);
    expect(runner.failure).toBe(`FaultyProjection: donors: TypeError on DonorRegistered at ${position}`);
    await runner.stop();
    const incomplete = {
      ...donors,
      project: () => [{ table: 'pledge', key: { donor_id: 'a', pledge_id: 'one' }, set: {} }],
    };
    const other = here.startRunner([incomplete]);
    await here.eventually(() => other.failure !== undefined);
    expect(other.failure).toBe('the database said 22P02');
    expect(here.warnings.join()).not.toMatch('a name');
  });
});

/** The store says that it is unavailable while its connections are gone. */
const recordAgain = async (attempt: () => Promise<string>): Promise<string> => {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Error && error.name === 'StoreUnavailable')) throw error;
    }
  }
};
