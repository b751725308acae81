import fc from 'fast-check';
import { budget, status, transaction } from './activity.js';

/** Money of up to three donors that comes, is spent and is taken back on any days, against any budgets. */
export const anyMoney = fc
  .record({
    budgets: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 3 }),
    moves: fc.array(
      fc.record({
        type: fc.constantFrom('1', '1', '3', '4', '4', '-4', '11', '13'),
        donor: fc.integer({ min: 1, max: 3 }),
        day: fc.integer({ min: 1, max: 28 }),
        month: fc.integer({ min: 1, max: 12 }),
        cents: fc.integer({ min: 1, max: 20_000 }),
      }),
      { maxLength: 15 },
    ),
    code: fc.constantFrom('2', '2', '3', '4', '5', '6'),
  })
  .map(({ budgets, moves, code }) =>
    [
      status(code),
      '<recipient-country code="KE" percentage="33"/><recipient-country code="TZ" percentage="66"/>',
      ...budgets.map((amount, at) => budget(String(2020 + at), String(amount))),
      ...moves.map(({ type, donor, day, month, cents }) => {
        const on = `2020-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const value = `${type.startsWith('-') ? '-' : ''}${(cents / 100).toFixed(2)}`;
        const isIncoming = ['1', '11', '13'].includes(type);
        return transaction(type.replace('-', ''), on, value, isIncoming ? { provider: `AA-GOV-${donor}` } : {});
      }),
    ].join(''),
  );
