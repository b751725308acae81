import { describe, expect, test } from '@jest/globals';
import { ledgerOf } from './ledger.js';

const change = (revision: number, amount: number, sum: number) => ({
  ...{
    recordedAt: '2026-03-01T10:00:00.000Z',
    occurredOn: '2026-03-01',
    stream: 'contribution-VC-2026-000001',
    revision,
  },
  ...{ type: 'FundsReserved', contributionId: 'VC-2026-000001', requestId: null, actor: null, change: amount, sum },
});

describe('The ledger of a contribution', () => {
  const ledger = ledgerOf({
    receipts: [change(1, 1000, 1000)],
    reserved: [change(2, 300, 300), change(10, -300, 0)],
    available: [change(1, 1000, 1000), change(2, -339, 661), change(10, 339, 1000)],
  });

  test('has a row for each event, in the order in which they were recorded', () => {
    expect(ledger.map(({ event }) => event.revision)).toEqual([1, 2, 10]);
    expect(ledger[1]?.changes).toEqual({ reserved: 300, available: -339 });
  });

  test('tells what was available after each', () => {
    expect(ledger.map(({ available }) => available)).toEqual([1000, 661, 1000]);
  });
});
