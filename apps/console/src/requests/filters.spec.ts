import { describe, expect, test } from '@jest/globals';
import { filtered, optionsIn } from './filters.js';

const row = (
  requestId: string,
  phase: 'intake' | 'funding',
  country: string,
  dueOn: string | null,
  kind?: 'state',
) => ({
  ...{ requestId, phase, dueOn, beneficiaries: [{ code: country }] },
  ...(kind && { turn: { kind, name: country } }),
});
const rows = [
  row('TA-1', 'intake', 'KE', null),
  row('TA-2', 'funding', 'KE', '2026-03-01'),
  row('TA-3', 'intake', 'UG', '2026-02-01', 'state'),
  row('TA-4', 'intake', 'UG', null),
];
const ids = (filter: object): readonly string[] => filtered(rows, filter).map(({ requestId }) => requestId);

describe('A list of requests', () => {
  test('has what is due first at the top, then the newest', () => {
    expect(ids({})).toEqual(['TA-3', 'TA-2', 'TA-4', 'TA-1']);
  });

  test('is narrowed by what all filters ask for', () => {
    expect(ids({ phase: 'intake', country: 'UG' })).toEqual(['TA-3', 'TA-4']);
    expect(ids({ turn: 'state' })).toEqual(['TA-3']);
  });

  test('offers what its requests have', () => {
    expect(optionsIn(rows)).toEqual({
      ...{ phase: ['funding', 'intake'], country: ['KE', 'UG'], programme: [], turn: ['state'] },
    });
  });
});
