import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { request, SubmitRequest, withdrawRequest, WithdrawRequest } from '#assistance';
import { KENYA, submissionOf } from '#assistance/testing';
import type { CommandContext } from '#event-sourcing';
import { singleStream } from '#event-store';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { archive } from './archive.js';
import { EXIT, WrongUsage } from './command-line.js';
import { type Instance, openInstance } from './instance.js';
import { ask } from './testing/ask.js';

// Servers start and stop, on a machine that may be busy.
jest.setTimeout(60_000);

describe('techcoop archive', () => {
  let postgres: TestPostgres;
  let instance: Instance;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    instance = await openInstance({ DATABASE_URL: await postgres.createDatabase(), LOG_LEVEL: 'silent' });
  });
  afterEach(() => instance?.close());

  const context = (day: string): CommandContext => ({
    commandId: randomUUID(),
    actor: 'programme-manager',
    correlationId: 'test',
    at: `${day}T10:00:00.000Z`,
    requestHash: '0f'.repeat(32),
  });

  const submitted = async (requestId: string): Promise<void> => {
    const submission = submissionOf({ requestId, beneficiaries: KENYA, themes: ['corruption'] }, '2026-05-01');
    await instance.runner.run(new SubmitRequest(submission, context('2026-05-01')), singleStream(request));
  };
  const withdrawn = async (requestId: string, withdrawnOn: string): Promise<void> => {
    const withdrawal = { requestId, withdrawnOn, reason: 'Another donor helps' };
    await instance.runner.run(new WithdrawRequest(withdrawal, context(withdrawnOn)), withdrawRequest);
  };

  const asked = (...args: readonly string[]) => ask(archive, async () => instance, args);

  const inArchive = async (): Promise<readonly string[]> => {
    const { rows } = await instance.pool.query<{ stream: string }>(
      'select distinct stream from event_store.event_cold order by 1',
    );
    return rows.map(({ stream }) => stream);
  };

  test('moves what ended before the day, where no projector runs, and all is read as before', async () => {
    for (const id of ['TA-2026-000001', 'TA-2026-000002', 'TA-2026-000003']) await submitted(id);
    await withdrawn('TA-2026-000001', '2026-05-31');
    await withdrawn('TA-2026-000002', '2026-06-01');
    const before = await instance.store.read('request-TA-2026-000001');

    const { code, said } = await asked('--ended-before', '2026-06-01');
    expect([code, said]).toEqual([
      EXIT.done,
      'Streams that ended before 2026-06-01: 1. Moved into the archive now: 1.\n',
    ]);
    expect(await inArchive()).toEqual(['request-TA-2026-000001']);
    expect(await instance.store.read('request-TA-2026-000001')).toEqual(before);

    expect(JSON.parse((await asked('--ended-before', '2027-01-01', '--json')).said)).toEqual({ ended: 2, archived: 1 });
    expect(await inArchive()).toEqual(['request-TA-2026-000001', 'request-TA-2026-000002']);
  });

  test.each([[[]], [['--ended-before', '2026-02-30']], [['2026-01-01']]])('refuses %j', async (args) => {
    await expect(asked(...args)).rejects.toThrow(WrongUsage);
  });
});
