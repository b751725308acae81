import { describe, expect, test } from '@jest/globals';
import { activityOf, factOf, faultsIn } from './body.js';
import { begun, isStillHere } from './begun.js';
import { entry, training } from './entry.samples.js';

describe('An activity as it is typed', () => {
  test('needs a project, a kind and what it was', () => {
    const faults = faultsIn('activity', { from: '2026-11-20', to: '2026-11-20' });
    expect(faults.map(({ field }) => field)).toEqual(['requestId', 'kind', 'title']);
    expect(faultsIn('activity', training)).toEqual([]);
  });

  test('counts nobody where nothing was typed, and nought where one figure was', () => {
    expect(activityOf({ ...training, female: '', male: '' }).participants).toBeNull();
    expect(activityOf({ ...training, male: '' }).participants).toEqual({ female: 24, male: 0, notStated: 0 });
  });

  test('is told what cannot be', () => {
    expect(faultsIn('activity', { ...training, to: '2026-11-19' })).toEqual([{ field: 'to', kind: 'order' }]);
    expect(faultsIn('activity', { ...training, female: 'two' })).toEqual([{ field: 'female', kind: 'number' }]);
    expect(faultsIn('activity', { ...training, police: '43' })).toEqual([{ field: 'police', kind: 'sectors' }]);
  });
});

describe('An expenditure as it is typed', () => {
  const values = {
    ...{ requestId: 'TA-2026-000001', lineId: 'L1', amount: '145,000.50', currency: 'KES' },
    ...{ occurredOn: '2026-11-20', description: 'Hall' },
  };

  test('is sent in minor units of its currency', () =>
    expect(factOf(entry({ kind: 'expenditure', values }))).toEqual({
      path: '/api/v1/requests/TA-2026-000001/expenditures',
      body: {
        ...{ expenditureId: 'entry-1', lineId: 'L1', occurredOn: '2026-11-20', description: 'Hall' },
        amount: { minor: 14_500_050, currency: 'KES' },
      },
    }));

  test('needs a line, an amount in a currency, and what for', () => {
    const faults = faultsIn('expenditure', { requestId: 'TA-2026-000001', occurredOn: '2026-11-20' });
    expect(faults.map(({ field }) => field)).toEqual(['lineId', 'amount', 'currency', 'description']);
    expect(faultsIn('expenditure', values)).toEqual([]);
    expect(faultsIn('expenditure', { ...values, amount: '0' })).toEqual([{ field: 'amount', kind: 'amount' }]);
  });
});

describe('What is begun', () => {
  const draft = entry({ id: 'draft', state: { at: 'draft' } });

  test('goes on with what was not saved, of the same person', () => {
    expect(begun({ kind: 'activity', id: undefined, entries: [draft], owner: 'nairobi' })).toBe(draft);
    expect(begun({ kind: 'activity', id: undefined, entries: [draft], owner: 'bogota' }).id).not.toBe('draft');
  });

  test('is of the project that was used last, today', () => {
    const { values } = begun({ kind: 'activity', id: undefined, entries: [entry()], owner: 'nairobi' });
    expect(values).toMatchObject({ requestId: 'TA-2026-000001', from: values['to'] });
  });

  test('may be changed until anything of it may have been sent', () => {
    expect(isStillHere(entry())).toBe(true);
    expect(isStillHere(entry({ state: { at: 'waiting', tries: 1, notBefore: 0 } }))).toBe(false);
    expect(isStillHere(entry({ done: 1 }))).toBe(false);
  });
});
