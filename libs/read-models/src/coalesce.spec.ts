import { describe, expect, test } from '@jest/globals';
import type { RowChange } from '#event-sourcing';
import { Pending } from './coalesce.js';
import { FaultyProjection } from './errors.js';
import { statementsFor } from './write-rows.js';
import { donors, donorTable, pledgeTable } from './testing/samples.js';

const set = (donor_id: string, columns: Extract<RowChange, { set: unknown }>['set']): RowChange => ({
  table: donorTable.name,
  key: { donor_id },
  set: columns,
});
const remove = (donor_id: string): RowChange => ({ table: donorTable.name, key: { donor_id }, delete: true });

const coalesced = (changes: readonly RowChange[]) => {
  const pending = new Pending(donors);
  pending.add(changes);
  return pending.tables;
};

describe('The changes of a batch', () => {
  test('come to one row a key, in which the later value wins', () => {
    expect(coalesced([set('a', { name: 'A', pledges: 1 }), set('b', { name: 'B' }), set('a', { name: 'A2' })])).toEqual(
      [
        {
          table: donorTable,
          rows: [
            { id: 'a', gone: false, key: { donor_id: 'a' }, set: { name: 'A2', pledges: 1 } },
            { id: 'b', gone: false, key: { donor_id: 'b' }, set: { name: 'B' } },
          ],
        },
      ],
    );
  });

  test('that end with a delete leave nothing', () => {
    expect(coalesced([set('a', { name: 'A' }), remove('a')])).toEqual([
      { table: donorTable, rows: [{ id: 'a', gone: true, key: { donor_id: 'a' }, set: undefined }] },
    ]);
  });

  test('that set a row after its delete begin it anew', () => {
    expect(coalesced([set('a', { name: 'A', pledges: 1 }), remove('a'), set('a', { name: 'A2' })])).toEqual([
      { table: donorTable, rows: [{ id: 'a', gone: true, key: { donor_id: 'a' }, set: { name: 'A2' } }] },
    ]);
  });

  test('share a statement when they set the same columns, in whatever order', () => {
    const pending = new Pending(donors);
    pending.add([set('a', { name: 'A', pledges: 1 }), set('b', { pledges: 2, name: 'B' })]);
    expect(pending.tables.flatMap((changes) => statementsFor('donor', changes))).toHaveLength(1);
  });

  test('leave nothing of an event of which one is refused', () => {
    const pending = new Pending(donors);
    expect(() => pending.add([set('a', { name: 'A' }), set('a', { colour: 'red' })])).toThrow(FaultyProjection);
    expect(pending.size).toBe(0);
  });

  test.each<[string, RowChange]>([
    ['donors declares no table elsewhere', { table: 'elsewhere', key: {}, delete: true }],
    ['donors: donor has no column colour', set('a', { colour: 'red' })],
    ['donors: donor: donor_id belongs to the key', set('a', { donor_id: 'b' })],
    [
      'donors: pledge: the key is donor_id, pledge_id, not donor_id',
      { table: pledgeTable.name, key: { donor_id: 'a' }, delete: true },
    ],
    [
      'donors: pledge: the key is donor_id, pledge_id, not donor_id',
      { table: pledgeTable.name, key: { donor_id: 'a', pledge_id: null }, delete: true },
    ],
  ])('are refused: %s', (words, change) => {
    expect(() => coalesced([change])).toThrow(FaultyProjection);
    expect(() => coalesced([change])).toThrow(words);
  });
});
