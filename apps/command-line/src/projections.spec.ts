import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { projections as readModels } from '#runtime';
import { EXIT, WrongUsage } from './command-line.js';
import { type Instance, openInstance } from './instance.js';
import { projections } from './projections.js';
import { ask } from './testing/ask.js';

// Servers start and stop, on a machine that may be busy.
jest.setTimeout(60_000);

describe('techcoop projections', () => {
  let postgres: TestPostgres;
  let url: string;
  let running: Instance;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    url = await postgres.createDatabase();
    running = await openInstance({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
    await register('NO');
    await register('SE');
  });
  afterEach(() => running?.close());

  const register = async (donorId: string): Promise<string> => {
    const commandId = randomUUID();
    const recordedAt = '2026-05-01T12:00:00.000Z';
    const metadata = { actor: 'test', commandId, correlationId: commandId, recordedAt };
    const data = { donorId, name: donorId, type: 'government', country: donorId, organisationRef: null };
    const events = [{ id: randomUUID(), type: 'DonorRegistered', data, metadata }];
    const { position } = await running.store.append([{ stream: `donor-${donorId}`, expected: 'no-stream', events }], {
      commandId,
      requestHash: '0f'.repeat(32),
      answer: null,
    });
    return position;
  };

  /** As a process of its own would, that ends when it is done. */
  const answerTo = async (...args: readonly string[]): Promise<Readonly<{ code: number; said: string }>> => {
    let instance: Instance | undefined;
    const open = async (): Promise<Instance> =>
      (instance ??= await openInstance({ DATABASE_URL: url, LOG_LEVEL: 'silent' }));
    const { code, said } = await ask(projections, open, args).finally(() => instance?.close());
    return { code, said };
  };

  test('lists how each read model stands', async () => {
    running.project();
    await running.readModels.caughtUp(30_000);
    const { code, said } = await answerTo('list');
    expect(code).toBe(EXIT.done);
    expect(said.split('\n')[0]).toMatch(/^read model +version +state +events behind +oldest +parked +position$/);
    expect(said).toMatch(/^donor-list +1 +live +0 +0 +[0-9a-f-]{42}$/m);
    const listed = JSON.parse((await answerTo('list', '--json')).said);
    expect(listed.projections).toHaveLength(readModels.length);
    expect(listed.projections[0]).toMatchObject({ state: 'live', behind: 0, parked: 0, progress: 1, events: 2 });
  });

  test('rebuilds where no projector runs', async () => {
    const { code, said } = await answerTo('rebuild', 'donor-list');
    expect({ code, said }).toEqual({ code: EXIT.done, said: 'donor-list was rebuilt.\n' });
    expect(await running.readModels.rows('select donor_id from {donor} order by 1')).toEqual([
      { donor_id: 'NO' },
      { donor_id: 'SE' },
    ]);
  });

  test('has a projector that runs do a rebuild, and says when it is done', async () => {
    running.project();
    await running.readModels.caughtUp(30_000);
    const { code, said } = await answerTo('rebuild', '--json');
    expect(code).toBe(EXIT.done);
    expect(JSON.parse(said)).toMatchObject({
      waiting: [],
      rebuilt: expect.arrayContaining(['donor-list', 'waitlist']),
    });
    expect(await running.readModels.standings()).toHaveLength(readModels.length);
  });

  test('shows what is parked, keeps a rebuild from being put in place, and replays', async () => {
    running.project();
    await running.readModels.caughtUp(30_000);
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      `insert into read_model.parked (projection, version, place, stream, revision, position, event_type, error)
       select projection, version, 'serving', 'donor-SE', 0, position, 'DonorRegistered', 'TypeError'
       from read_model.checkpoint where projection = 'donor-list'`,
    );
    await client.query(`delete from read_model.donor_v1 where donor_id = 'SE'`);
    await client.end();
    const inspected = await answerTo('inspect', 'donor-list');
    expect(inspected.said).toMatch(/^donor +1$/m);
    expect(inspected.said).toMatch(
      'live: donor-SE is parked at revision 0, DonorRegistered: TypeError (tried once, since',
    );
    expect(JSON.parse((await answerTo('inspect', 'donor-list', '--json')).said)).toMatchObject({
      rows: { donor: 1 },
      parked: [{ stream: 'donor-SE', attempts: 1 }],
    });
    const replayed = await answerTo('replay', 'donor-list', 'donor-SE');
    expect(replayed).toEqual({ code: EXIT.done, said: '1 of 1 were replayed.\n' });
    expect(await running.readModels.rows('select from {donor}')).toHaveLength(2);
    expect((await answerTo('replay', 'donor-list')).said).toBe('Nothing is parked.\n');
  });

  test.each([
    [['mend'], 'Ask for one of: list, rebuild, replay, inspect.'],
    [['rebuild', 'donors'], 'There is no read model donors. There are: donor-list, contribution-ledger'],
    [['replay'], 'Name a read model.'],
    [['list', '--force'], 'Only a rebuild can be forced.'],
  ])('explains what is wrong with %j', async (args, words) => {
    const asked = answerTo(...args);
    await expect(asked).rejects.toThrow(WrongUsage);
    await expect(asked).rejects.toThrow(words);
  });
});
