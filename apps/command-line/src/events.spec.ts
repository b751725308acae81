import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { EXIT, WrongUsage } from './command-line.js';
import { events } from './events.js';
import { type Instance, openInstance } from './instance.js';
import { ask } from './testing/ask.js';

// Servers start and stop, on a machine that may be busy.
jest.setTimeout(60_000);

describe('techcoop events', () => {
  let postgres: TestPostgres;
  let instance: Instance;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    instance = await openInstance({ DATABASE_URL: await postgres.createDatabase(), LOG_LEVEL: 'silent' });
    for (const [revision, day] of ['2026-05-01', '2026-06-01', '2026-07-01'].entries()) await changed(revision, day);
  });
  afterAll(async () => {
    await instance?.close();
    await postgres?.stop();
  });

  const changed = async (revision: number, day: string): Promise<void> => {
    const commandId = randomUUID();
    const metadata = { actor: 'test', commandId, correlationId: commandId, recordedAt: `${day}T12:00:00.000Z` };
    const data = {
      donorId: 'NO',
      name: `Norway ${revision}`,
      type: 'government',
      country: 'NO',
      organisationRef: null,
    };
    const type = revision === 0 ? 'DonorRegistered' : 'DonorChanged';
    await instance.store.append(
      [
        {
          ...{ stream: 'donor-NO', expected: revision === 0 ? 'no-stream' : revision - 1 },
          events: [{ id: randomUUID(), type, data, metadata }],
        },
      ],
      { commandId, requestHash: '0f'.repeat(32), answer: null },
    );
  };

  const asked = async (...args: readonly string[]) => {
    const { code, said, errors } = await ask(events, async () => instance, args);
    const lines = said.split('\n').slice(0, -1);
    return { code, found: lines.map((line): StoredEvent => JSON.parse(line)), said: errors };
  };

  test('prints a stream as it is stored', async () => {
    const { code, found } = await asked('donor-NO');
    expect(code).toBe(EXIT.done);
    const stored = await instance.store.storedOf('donor-NO', 0, 10);
    expect(found).toEqual(
      stored.map(({ data, metadata, ...event }) => ({
        ...event,
        data: JSON.parse(data),
        metadata: JSON.parse(metadata),
      })),
    );
  });

  test.each([
    ['2026-04-30T00:00:00Z', 0],
    ['2026-05-01T12:00:00Z', 1],
    ['2026-06-15T00:00:00+02:00', 2],
    ['2026-07-01T12:00:00.000Z', 3],
  ])('prints it as at %s', async (moment, count) => {
    const { code, found } = await asked('donor-NO', '--as-at', moment);
    expect([code, found.map(({ revision }) => revision)]).toEqual([
      EXIT.done,
      Array.from({ length: count }, (_, n) => n),
    ]);
  });

  test('says when there is no such stream', async () => {
    expect(await asked('donor-SE')).toEqual({ code: EXIT.failed, found: [], said: 'There is no stream donor-SE.\n' });
  });

  test.each([
    [[]],
    [['a', 'b']],
    [['donor-NO', '--as-at', 'yesterday']],
    [['donor-NO', '--as-at', '2999-01-01T00:00:00Z']],
  ])('refuses %j', async (args) => {
    await expect(asked(...args)).rejects.toThrow(WrongUsage);
  });
});
