import { describe, expect, test } from '@jest/globals';
import type { RowChange } from '#event-sourcing';
import { coalesced } from './coalesce.js';
import { FaultyProjection } from './errors.js';
import { donors, donorTable, pledgeTable } from './testing/samples.js';

const set = (donor_id: string, columns: Extract<RowChange, { set: unknown }>['set']): RowChange => ({
  table: donorTable.name,
  key: { donor_id },
  set: columns,
});
const remove = (donor_id: string): RowChange => ({ table: donorTable.name, key: { donor_id }, delete: true });

describe('The changes of a batch', () => {
  test('come to one row a key, in which the later value wins', () => {
    expect(
      coalesced(donors, [set('a', { name: 'A', pledges: 1 }), set('b', { name: 'B' }), set('a', { name: 'A2' })]),
    ).toEqual([
      {
        table: donorTable,
        gone: [],
        set: [[{ donor_id: 'a', name: 'A2', pledges: 1 }], [{ donor_id: 'b', name: 'B' }]],
      },
    ]);
  });

  test('that end with a delete leave nothing', () => {
    expect(coalesced(donors, [set('a', { name: 'A' }), remove('a')])).toEqual([
      { table: donorTable, gone: [{ donor_id: 'a' }], set: [] },
    ]);
  });

  test('that set a row after its delete begin it anew', () => {
    expect(coalesced(donors, [set('a', { name: 'A', pledges: 1 }), remove('a'), set('a', { name: 'A2' })])).toEqual([
      { table: donorTable, gone: [{ donor_id: 'a' }], set: [[{ donor_id: 'a', name: 'A2' }]] },
    ]);
  });

  test('share a statement when they set the same columns, in whatever order', () => {
    const [changes] = coalesced(donors, [set('a', { name: 'A', pledges: 1 }), set('b', { pledges: 2, name: 'B' })]);
    expect(changes?.set).toHaveLength(1);
  });

  test.each<[string, RowChange]>([
    ['donors declares no table elsewhere', { table: 'elsewhere', key: {}, delete: true }],
    ['donors: donor has no column colour', set('a', { colour: 'red' })],
    ['donors: donor: donor_id belongs to the key', set('a', { donor_id: 'b' })],
    [
      'donors: pledge: the key is donor_id, pledge_id, not donor_id',
      { table: pledgeTable.name, key: { donor_id: 'a' }, delete: true },
    ],
  ])('are refused: %s', (words, change) => {
    expect(() => coalesced(donors, [change])).toThrow(FaultyProjection);
    expect(() => coalesced(donors, [change])).toThrow(words);
  });
});
