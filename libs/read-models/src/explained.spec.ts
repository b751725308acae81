import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Event, Projection, Recorded, Table } from '#event-sourcing';
import { explained, tableFigure } from './explained.js';
import { ToldRows } from './told-rows.js';

type Paid = Event<'Paid', { by: string; total: number; occurredOn: string; note: string | null }>;
type Left = Event<'Left', { by: string; occurredOn: string }>;

const table = {
  name: 'payer',
  key: ['by'],
  columns: { by: 'text', total: 'bigint', first_on: 'date', note: 'text?' },
} as const satisfies Table;

const payers: Projection<Paid | Left> = {
  name: 'payers',
  version: 1,
  tables: [table],
  handles: ['Paid', 'Left'],
  project: ({ type, data }) => {
    const key = { by: data.by };
    if (type === 'Left') return [{ table: 'payer', key, delete: true }];
    if (data.total === 13) throw new Error('cannot be projected');
    return [{ table: 'payer', key, set: { total: data.total, first_on: data.occurredOn, note: data.note } }];
  },
};
const all = tableFigure(payers, table, {
  groupOf: ({ by }) => by,
  of: (rows) => rows.reduce((sum, { total }) => sum + total, 0),
});

let place = 0;
const recorded = (event: Paid | Left): Recorded => ({
  ...{ ...event, id: '', stream: `payer-${event.data.by}`, revision: place, version: 1 },
  ...{ metadata: { actor: 'a', commandId: '', correlationId: '', recordedAt: '' } },
  position: String(place++).padStart(9, '0'),
});
const paid = (by: string, total: number, occurredOn: string, note: string | null = null): Recorded =>
  recorded({ type: 'Paid', data: { by, total, occurredOn, note } });
const left = (by: string, occurredOn: string): Recorded => recorded({ type: 'Left', data: { by, occurredOn } });
const sums = async (events: readonly Recorded[], until?: string): Promise<readonly (readonly number[])[]> =>
  (await explained(all, events, until)).map(({ change, sum }) => [change, sum]);
const rowsAt = (events: readonly Recorded[], until: string): readonly unknown[] => {
  const rows = new ToldRows(payers, until);
  for (const event of events) rows.add(event);
  return rows.rowsOf(table);
};

describe('A figure', () => {
  test('is explained by the events that changed it, in the order of the log', async () => {
    const events = [
      paid('a', 10, '2026-01-01'),
      paid('b', 5, '2026-01-02'),
      paid('a', 10, '2026-01-03'),
      left('b', '2026-01-04'),
    ];
    expect(await sums(events.toReversed())).toEqual([
      [10, 10],
      [5, 15],
      [-5, 10],
    ]);
  });

  test('leaves a stream out from what cannot be projected, as its read model does', async () => {
    const events = [
      paid('a', 10, '2026-01-01'),
      paid('a', 13, '2026-01-02'),
      paid('a', 20, '2026-01-03'),
      paid('b', 1, '2026-01-04'),
    ];
    expect(await sums(events)).toEqual([
      [10, 10],
      [1, 11],
    ]);
  });

  test('counts, as at a day, the changes that occurred by then, whatever was recorded before them', async () => {
    const events = [paid('a', 10, '2026-03-01'), paid('a', 14, '2026-01-01'), paid('a', 9, '2026-02-01')];
    expect(await sums(events, '2026-01-31')).toEqual([[4, 4]]);
    expect(await sums(events, '2026-02-28')).toEqual([
      [4, 4],
      [-5, -1],
    ]);
    expect(await sums(events, '2026-03-01')).toEqual(await sums(events));
  });

  test('is, whatever happened, as the rows that it is made of', async () => {
    const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01');
    const by = fc.constantFrom('a', 'b');
    const event = fc.oneof(
      fc.record({ by, total: fc.integer({ min: 14, max: 99 }), day }).map((one) => paid(one.by, one.total, one.day)),
      fc.record({ by, day }).map((one) => left(one.by, one.day)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 20 }),
        fc.option(day, { nil: undefined }),
        async (events, until) => {
          const rows = new ToldRows(payers, until);
          for (const one of events) rows.add(one);
          const total = rows.rowsOf(table).reduce((sum, row) => sum + Number(row['total']), 0);
          const changes = (await explained(all, events, until)).map(({ change }) => change);
          expect(changes.reduce((sum, change) => sum + change, 0)).toBe(total);
        },
      ),
    );
  });
});

describe('Rows as at a day', () => {
  const events = [paid('a', 10, '2026-03-01', 'late'), paid('a', 14, '2026-01-01'), left('b', '2026-01-01')];

  test('are not there before anything of them occurred', () => {
    expect(rowsAt(events, '2025-12-31')).toEqual([]);
  });

  test('say what was told by then, and nothing that may be missing', () => {
    expect(rowsAt(events, '2026-01-01')).toEqual([{ by: 'a', total: 4, first_on: '2026-01-01', note: null }]);
  });
});
