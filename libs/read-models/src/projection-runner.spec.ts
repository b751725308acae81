import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { takeBuilds } from './builds.js';
import { transact } from './writing.js';
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

  test('lets one of many move the checkpoint past it, even without the lock', async () => {
    await here.openReadModels();
    const clients = await Promise.all(Array.from({ length: 8 }, () => here.connect()));
    const position = await record(here.store, 'a', registered('a'));
    const runner = randomUUID();
    const moves = clients.map(async (client) => {
      const builds = await takeBuilds(client, [donors], runner);
      return () =>
        transact(
          { client, runner },
          builds.map((build) => ({ build, events: 1 })),
          position,
          [],
        );
    });
    const ready = await Promise.all(moves);
    const outcomes = await Promise.allSettled(ready.map((move) => move()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [client] = clients;
    expect(client && (await takeBuilds(client, [donors], runner))).toMatchObject([{ position, events: 1 }]);
  });

  test('is written by the runner only that took over last', async () => {
    await here.openReadModels();
    const client = await here.connect();
    const position = await record(here.store, 'a', registered('a'));
    const [before, after] = [randomUUID(), randomUUID()];
    const builds = await takeBuilds(client, [donors], before);
    await takeBuilds(client, [donors], after);
    const steps = builds.map((build) => ({ build, events: 1 }));
    await expect(transact({ client, runner: before }, steps, position, [])).rejects.toThrow('checkpoints moved');
    await transact({ client, runner: after }, steps, position, []);
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

  test('takes over from one that was killed', async () => {
    const readModels = await here.openReadModels();
    const first = here.spawnRunner();
    await readModels.waitFor(await record(here.store, 'a', registered('a')), longest);
    const second = here.startRunner();
    first.kill('SIGKILL');
    await here.eventually(() => second.leading);
    await readModels.waitFor(await record(here.store, 'b', registered('b')), longest);
  });

  test('takes over from one whose connection is cut without a word', async () => {
    const readModels = await here.openReadModels();
    const way = await here.silentWay();
    const first = here.startRunner([donors], undefined, { connectionString: way.url });
    await here.eventually(() => first.leading);
    const second = here.startRunner();
    await readModels.waitFor(await record(here.store, 'a', registered('a')), longest);
    expect(second.leading).toBe(false);
    way.cut();
    await here.eventually(() => second.leading);
    await readModels.waitFor(await record(here.store, 'b', registered('b')), longest);
  });

  test('takes over from one that hangs, which writes nothing any more when it goes on', async () => {
    const readModels = await here.openReadModels();
    const writes = await here.countWrites();
    const first = here.spawnRunner();
    await readModels.waitFor(await record(here.store, 'a', registered('a'), pledged('a', 1)), longest);
    const second = here.startRunner();
    const recording = here.recordMany(40, 5);
    first.kill('SIGSTOP');
    await here.eventually(() => second.leading);
    first.kill('SIGCONT');
    await readModels.waitFor(await recording, longest);
    expect(await writes()).toEqual([{ times: 1, pledges: 201 }]);
  });

  test('leads its own version of a projection while another release leads the other', async () => {
    const next = { ...donors, version: 2 };
    await record(here.store, 'a', registered('a'));
    const [before, after] = [await here.openReadModels(), await here.openReadModels([next])];
    here.startRunner();
    here.startRunner([next]);
    const position = await record(here.store, 'b', registered('b'));
    for (const readModels of [before, after]) {
      await readModels.waitFor(position, longest);
      expect(await readModels.rows('select donor_id from {donor} order by 1')).toHaveLength(2);
    }
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
