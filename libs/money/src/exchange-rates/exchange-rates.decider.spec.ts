import { describe, expect, test } from '@jest/globals';
import { stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { type ExchangeRate, type ExchangeRateEvent, exchangeRates, LoadRate } from '../index.js';

describe('Exchange rates', () => {
  test('are loaded one by one', () =>
    given(exchangeRates, loaded('2020-01-01', '0.9'))
      .when(load('2020-02-01', '0.905'))
      .then(loaded('2020-02-01', '0.905')));

  test('do not change when the same rate is loaded again, however it is written', () =>
    given(exchangeRates, loaded('2020-01-01', '0.9')).when(load('2020-01-01', '0.90')).then());

  test('are corrected by a later load for the same day', () => {
    given(exchangeRates, loaded('2020-01-01', '0.9'))
      .when(load('2020-01-01', '0.91'))
      .then(loaded('2020-01-01', '0.91'));
    const history = [loaded('2020-02-01', '0.905'), loaded('2020-01-01', '0.9'), loaded('2020-01-01', '0.91')];
    expect(stateAfter(exchangeRates, history).map(({ unitsPerUsd }) => unitsPerUsd)).toEqual(['0.91', '0.905']);
  });

  test('can be corrected back', () =>
    given(exchangeRates, loaded('2020-01-01', '0.9'), loaded('2020-01-01', '0.91'))
      .when(load('2020-01-01', '0.9'))
      .then(loaded('2020-01-01', '0.9')));

  test('take effect today at the latest', () => {
    given(exchangeRates).when(load('2020-06-30', '0.9')).then(loaded('2020-06-30', '0.9'));
    given(exchangeRates)
      .when(load('2020-07-01', '0.9'))
      .thenRefused('EffectiveDateInFuture', { currency: 'EUR', effectiveOn: '2020-07-01', today: '2020-06-30' });
  });

  test.each(['0', '0.000', '-1', '', '1e3', '1,5', '.5', '01', '1234567890123', '0.12345678901', 'NaN'])(
    'are refused when they are no positive decimal number: %s',
    (units) =>
      given(exchangeRates).when(load('2020-01-01', units)).thenRefused('InvalidInput', { field: 'unitsPerUsd' }),
  );

  test.each(['2020-02-30', '2020-13-01', '2020-1-1', '01/01/2020', '2020-01-01T00:00:00Z', ''])(
    'are refused for what is no day: %s',
    (day) => given(exchangeRates).when(load(day, '0.9')).thenRefused('InvalidInput', { field: 'effectiveOn' }),
  );

  test('are refused for unknown currencies and without a source', () => {
    given(exchangeRates)
      .when(loadRate({ currency: 'XAU' }))
      .thenRefused('InvalidInput', { field: 'currency' });
    given(exchangeRates)
      .when(loadRate({ source: ' ' }))
      .thenRefused('InvalidInput', { field: 'source' });
    given(exchangeRates)
      .when(loadRate({ source: 'x'.repeat(201) }))
      .thenRefused('InvalidInput', { field: 'source' });
  });

  test('of USD are 1 and need not be remembered', () => {
    given(exchangeRates)
      .when(loadRate({ currency: 'USD', unitsPerUsd: '1.0' }))
      .then();
    given(exchangeRates)
      .when(loadRate({ currency: 'USD', unitsPerUsd: '1.1' }))
      .thenRefused('InvalidInput', { field: 'unitsPerUsd' });
  });

  test('have one stream a currency', () =>
    expect(exchangeRates.streamOf(load('2020-01-01', '0.9'))).toBe('exchange-rate-EUR'));
});

const rate: ExchangeRate = { currency: 'EUR', effectiveOn: '2020-01-01', unitsPerUsd: '0.9', source: 'test' };
const loadRate = (data: Partial<ExchangeRate>) =>
  new LoadRate(
    { ...rate, ...data },
    { commandId: 'c-1', requestHash: '', actor: 'finance', correlationId: 'c-1', at: '2020-06-30T23:59:59.000Z' },
  );
const load = (effectiveOn: string, unitsPerUsd: string) => loadRate({ effectiveOn, unitsPerUsd });
const loaded = (effectiveOn: string, unitsPerUsd: string): ExchangeRateEvent => ({
  type: 'RateLoaded',
  data: { ...rate, effectiveOn, unitsPerUsd },
});
