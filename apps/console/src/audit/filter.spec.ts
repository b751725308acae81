import { describe, expect, test } from '@jest/globals';
import { conditionsOf, exportAddress, filterIn } from './filter.js';

describe('What an auditor looks for', () => {
  test('is in the address, and what else an address says is left out', () => {
    const search = { actor: 'finance.officer', outcome: 'refused', from: '2026-11-01', to: 'tomorrow', x: '1' };
    expect(filterIn(search)).toEqual({ actor: 'finance.officer', outcome: 'refused', from: '2026-11-01' });
  });

  test('includes the last day', () => {
    expect(conditionsOf({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
      since: '2026-11-01T00:00:00Z',
      until: '2026-12-01T00:00:00Z',
    });
  });

  test('is a file of a month where no days were chosen', () => {
    expect(exportAddress({ outcome: 'done' }, '2026-11-27')).toBe(
      '/api/v1/audit/export?outcome=done&since=2026-10-28T00%3A00%3A00Z&until=2026-11-28T00%3A00%3A00Z',
    );
  });
});
