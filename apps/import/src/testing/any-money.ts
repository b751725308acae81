import fc from 'fast-check';
import { budget, status, transaction } from './activity.js';

const moneyOf = (types: readonly string[]) =>
  fc
    .record({
      budgets: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 3 }),
      moves: fc.array(
        fc.record({
          type: fc.constantFrom(...types),
          donor: fc.integer({ min: 1, max: 3 }),
          day: fc.integer({ min: 1, max: 28 }),
          month: fc.integer({ min: 1, max: 12 }),
          cents: fc.integer({ min: 1, max: 20_000 }),
        }),
        { maxLength: 15 },
      ),
      phase: fc.constantFrom('2', '2', '3', '4', '5', '6'),
    })
    .map(({ budgets, moves, phase }) =>
      [
        status(phase),
        '<recipient-country code="KE" percentage="33"/><recipient-country code="TZ" percentage="66"/>',
        ...budgets.map((amount, at) => budget(String(2020 + at), String(amount))),
        ...moves.map(({ type, donor, day, month, cents }) => {
          const on = `2020-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const value = `${type.startsWith('-') ? '-' : ''}${(cents / 100).toFixed(2)}`;
          const code = type.replace('-', '');
          return transaction(code, on, value, INCOMING.includes(code) ? { provider: `AA-GOV-${donor}` } : {});
        }),
      ].join(''),
    );

const INCOMING = ['1', '11', '13'];
const TYPES = ['1', '1', '3', '4', '4', '-4', '11', '13'];

/** Money of up to three donors that comes, is spent and is taken back on any days, against any budgets. */
export const anyMoney = moneyOf(TYPES);

/** Some of it also goes back to its donors. */
export const anyMoneyBack = moneyOf([...TYPES, '-1']);
