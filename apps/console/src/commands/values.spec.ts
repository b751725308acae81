import { describe, expect, test } from '@jest/globals';
import type { Field } from './commands.js';
import { bodyOf, currencyAt } from './values.js';

const amount: Field = { name: 'amount', kind: 'amount', required: true };
const budget: Field = {
  ...{ name: 'budget', kind: 'group', required: true },
  fields: [
    { name: 'currency', kind: 'text', required: true },
    { name: 'lines', kind: 'list', item: { name: 'item', kind: 'group', fields: [amount] } },
  ],
};

describe('Amounts in a form', () => {
  test('are whole minor units of the currency that the form is in', () => {
    expect(bodyOf([amount], { amount: '1,234.50' }, 'USD')).toEqual({ body: { amount: 123_450 }, faults: [] });
    expect(bodyOf([amount], { amount: '1,234.50' }, 'JPY').faults).toEqual([{ path: 'amount', kind: 'amount' }]);
  });

  test('are of the currency that their group names', () => {
    const values = { budget: { currency: 'JPY', lines: [{ amount: '1,234' }] } };
    expect(bodyOf([budget], values, 'USD').body).toEqual({
      budget: { currency: 'JPY', lines: [{ amount: 1234 }] },
    });
    expect(currencyAt(values, 'budget.lines.0.amount', 'USD')).toBe('JPY');
    expect(currencyAt({ amount: '1' }, 'amount', 'USD')).toBe('USD');
  });

  test('with a currency of their own are money', () => {
    expect(bodyOf([{ name: 'paid', kind: 'money' }], { paid: { amount: '5', currency: 'KES' } }).body).toEqual({
      paid: { minor: 500, currency: 'KES' },
    });
  });
});
