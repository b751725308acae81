import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PostgresEventStore } from '#event-store';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';
import { InvariantBroken } from './invariants.js';
import type { Policy } from './options.js';
import { simulate } from './simulate.js';

jest.setTimeout(180_000);

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres?.stop());

const simulated = async (policy: Policy) =>
  simulate({ years: 1, requests: 15, seed: 5, policy, databaseUrl: await postgres.createDatabase() });

describe('A simulation', () => {
  test('gives the same result for the same seed, byte for byte, and has the same people under another policy', async () => {
    const [first, again, bestFit] = [
      await simulated('strict-order'),
      await simulated('strict-order'),
      await simulated('best-fit'),
    ];

    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(first.requests.submitted).toBe(15);
    expect(first.requests.funded).toBeGreaterThan(0);
    expect(first.commands.byProcesses).toBeGreaterThan(first.requests.accepted);
    expect(first.invariantsChecked).toBe(12);
    expect(first.fairness.all.passedOver).toBe(0);
    const asked = ({ requests, moneyByYear }: typeof first) => [
      requests.submitted,
      requests.accepted,
      moneyByYear.map((year) => [year.asked, year.pledged, year.received]),
    ];
    expect(asked(bestFit)).toEqual(asked(first));
  });

  test('ends when a ledger does not add up, and tells the seed, the month and what is broken', async () => {
    const databaseUrl = await postgres.createDatabase();
    let tampering: Promise<void> | undefined;
    const onProgress = (done: number): void => {
      if (done === 3) tampering = tamper(databaseUrl);
    };
    const job = { years: 1, requests: 40, seed: 7, policy: 'strict-order', databaseUrl, onProgress } as const;

    const error = await simulate(job).catch((thrown: unknown) => thrown);

    await tampering;
    expect(error).toBeInstanceOf(InvariantBroken);
    expect(String(error)).toMatch(/Broken in 2027-\d\d \(seed 7, strict-order\):\n {2}contribution-VC-0, revision 0/);
  });
});

/** Appends what no command would. */
const tamper = async (connectionString: string): Promise<void> => {
  const store = await PostgresEventStore.open({ connectionString });
  const commandId = '00000000-0000-8000-8000-000000000001';
  const balance = { currency: 'USD', receipts: 10, interest: 0, refunded: 0, reserved: 0, committed: 0, spent: 0 };
  const figures = { ...balance, pscCharged: 0, pscSetAside: 0, available: -4 };
  const credited = {
    type: 'InterestCredited',
    data: { contributionId: 'VC-0', amount: 1, creditedOn: '2027-01-03', balance: figures },
    id: commandId,
    metadata: { actor: 'nobody', commandId, correlationId: commandId, recordedAt: '2027-01-03T00:00:00.000Z' },
  };
  const command = { commandId, requestHash: '0'.repeat(64), answer: null };
  await store.append([{ stream: 'contribution-VC-0', expected: 'no-stream', events: [credited] }], command);
  await store.close();
};
