import { describe, expect, test } from '@jest/globals';
import type { RequestRow } from '../requests/requests.query.js';
import { columnsOf, needsOf } from './board.js';

const TODAY = '2026-11-27';
const row = (requestId: string, changes: Partial<RequestRow>): RequestRow =>
  ({
    ...{ requestId, phase: 'funding', standing: 'waitlisted', dueOn: null, turn: null, currency: 'USD', budget: 100 },
    ...{ reservationExpiresOn: null, beneficiaries: [] },
    ...changes,
  }) as unknown as RequestRow; // a board looks at these only

describe('Pipeline board', () => {
  const rows = [
    row('TA-1', { dueOn: '2026-12-01', turn: { kind: 'programme-manager', name: null } }),
    row('TA-2', { dueOn: '2026-11-20', turn: { kind: 'programme-manager', name: null }, budget: 250 }),
    row('TA-3', { standing: 'reserved', reservationExpiresOn: '2026-11-30', currency: 'EUR', budget: 70 }),
    row('TA-4', { phase: 'closed' }),
    row('TA-5', { phase: 'intake', budget: null, currency: null }),
  ];
  const columns = columnsOf(rows, TODAY);

  test('has the five phases, each with what is late first, and then what is due first', () => {
    expect(columns.map(({ phase }) => phase)).toEqual(['intake', 'funding', 'assignment', 'delivery', 'evaluation']);
    expect(columns[1]?.cards.map((one) => [one.row.requestId, one.lateBy])).toEqual([
      ['TA-2', 7],
      ['TA-1', 0],
      ['TA-3', 0],
    ]);
    expect(columns[1]?.late).toBe(1);
  });

  test('sums amounts by currency, and never over currencies', () => {
    expect(columns.map(({ sums }) => sums)).toEqual([{}, { USD: 350, EUR: 70 }, {}, {}, {}]);
  });

  test('says what needs whoever looks: late, due within a week, reservations that lapse', () => {
    expect(needsOf(columns, 'programme-manager', TODAY)).toEqual({ late: 1, dueSoon: 1, lapsing: 1 });
    expect(needsOf(columns, 'field-office', TODAY)).toEqual({ late: 0, dueSoon: 0, lapsing: 1 });
  });
});
