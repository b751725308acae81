import { describe, test } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { commandOn } from '../testing/index.js';
import { ClosePeriod } from './period.commands.js';
import { periods } from './period.decider.js';
import type { PeriodEvent } from './period.events.js';

const closed = (period: string, closedOn = '2026-04-07'): PeriodEvent => ({
  type: 'PeriodClosed',
  data: { period, closedOn },
});
const close = (period: string, closedOn = '2026-04-07', alsoKnownAs?: readonly string[]) =>
  new ClosePeriod({ period, closedOn, ...(alsoKnownAs && { alsoKnownAs }) }, commandOn('2026-04-07'));

describe('A period', () => {
  test('is closed when it is over', () => {
    given(periods).when(close('2026-03')).then(closed('2026-03'));
    given(periods).when(close('2026-03', '2026-03-31')).thenRefused('PeriodNotOver', { period: '2026-03' });
    given(periods).when(close('2026-04')).thenRefused('PeriodNotOver');
  });

  test('closes all before it, and closing one of them again changes nothing', () => {
    given(periods, closed('2026-02')).when(close('2026-03')).then(closed('2026-03'));
    for (const before of ['2026-02', '2026-01', '2025-12'])
      given(periods, closed('2026-02')).when(close(before)).then();
  });

  test('is not closed by whoever recorded expenditure of it, or of one before', () => {
    const charged = (month: string, by = 'finance'): PeriodEvent => ({ type: 'MonthCharged', data: { month, by } });
    const refused = { period: '2026-03', month: '2026-02' };
    given(periods, charged('2026-02')).when(close('2026-03')).thenRefused('SeparationOfDuties', refused);
    given(periods, charged('2026-02', 'other'), charged('2026-02'))
      .when(close('2026-03'))
      .thenRefused('SeparationOfDuties', refused);
    given(periods, charged('2026-02', 'other')).when(close('2026-03')).then(closed('2026-03'));
    given(periods, charged('2026-02', 'other'))
      .when(close('2026-03', '2026-04-07', ['another', 'other']))
      .thenRefused('SeparationOfDuties', refused);
    given(periods, charged('2026-02', 'other'))
      .when(
        new ClosePeriod(
          { period: '2026-03', closedOn: '2026-04-07' },
          { ...commandOn('2026-04-07'), onBehalfOf: 'other' },
        ),
      )
      .thenRefused('SeparationOfDuties', refused);
    given(periods, charged('2026-04')).when(close('2026-03')).then(closed('2026-03'));
    given(periods, charged('2026-02'), closed('2026-02')).when(close('2026-03')).then(closed('2026-03'));
  });

  test('is a month, closed on a day that has come', () => {
    for (const wrong of ['2026-13', '2026-00', '2026', '2026-3'])
      given(periods).when(close(wrong)).thenRefused('InvalidInput', { field: 'period' });
    given(periods).when(close('2026-03', '2026-04-08')).thenRefused('InvalidInput', { field: 'closedOn' });
  });
});
