import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';

/** The clock of the test stands at 2026-06-15. */
describe('Exchange rates over HTTP', () => {
  let api: ApiUnderTest;
  let position = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    for (const currency of ['NOK', 'SEK', 'USD']) await pledged(currency);
    await load(['NOK', '2026-05-01', '10.5'], ['EUR', '2026-04-01', '0.9'], ['KES', '2026-06-01', '130']);
    await load(['NOK', '2026-06-01', '10.6'], ['NOK', '2026-06-10', '11.2']);
    await load(['KES', '2026-06-01', '131']);
  });
  afterAll(() => api?.stop());

  const done = async (path: string, body: unknown): Promise<Answered> => {
    const answer = await api.command(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    position = answer.body.position;
    return answer;
  };
  const pledged = (currency: string) =>
    done('/contributions', {
      ...{ donorId: 'NO', title: 'Courts', amount: { minor: 1_000, currency } },
      ...{ pledgedOn: '2026-01-01', earmark: { level: 1 } },
    });
  const load = (...rates: readonly (readonly [currency: string, effectiveOn: string, unitsPerUsd: string])[]) =>
    done('/exchange-rates', {
      rates: rates.map(([currency, effectiveOn, unitsPerUsd]) => ({
        ...{ currency, effectiveOn, unitsPerUsd, source: 'UN Treasury' },
      })),
    });
  const list = async (query = ''): Promise<Answered['body']> =>
    (await api.get(`/api/v1/exchange-rates?${query || `after=${position}`}`)).body;

  test('are in force, stale or missing on a day, and say what open money is in a currency', async () => {
    const none = { contributions: 0, requests: 0, obligations: 0, regularBudgets: 0 };
    const source = 'UN Treasury';
    expect(await list()).toEqual({
      on: '2026-06-15',
      items: [
        {
          ...{ currency: 'EUR', standing: 'stale', effectiveOn: '2026-04-01', validUntil: '2026-06-02' },
          ...{ unitsPerUsd: '0.9', source, revisedFrom: null, corrected: 0, ...none },
          loadedAt: '2026-06-15T12:00:00.000Z',
        },
        {
          ...{ currency: 'KES', standing: 'in-force', effectiveOn: '2026-06-01', validUntil: '2026-08-02' },
          ...{ unitsPerUsd: '131', source, revisedFrom: null, corrected: 1, ...none },
          loadedAt: '2026-06-15T12:00:00.000Z',
        },
        {
          ...{ currency: 'NOK', standing: 'in-force', effectiveOn: '2026-06-10', validUntil: '2026-08-11' },
          ...{ unitsPerUsd: '11.2', source, corrected: 0, ...none, contributions: 1 },
          revisedFrom: { effectiveOn: '2026-06-01', unitsPerUsd: '10.6' },
          loadedAt: '2026-06-15T12:00:00.000Z',
        },
        {
          ...{ currency: 'SEK', standing: 'missing', effectiveOn: null, validUntil: null, unitsPerUsd: null },
          ...{ source: null, loadedAt: null, revisedFrom: null, corrected: 0, ...none, contributions: 1 },
        },
      ],
    });
  });

  test('are shown for another day, and as they were known at a moment', async () => {
    const shown = ({ items }: Answered['body'], currency: string) =>
      items.find((one: { currency: string }) => one.currency === currency);
    await list();
    const inMay = await list('on=2026-05-31');
    expect(inMay.on).toBe('2026-05-31');
    expect(shown(inMay, 'NOK')).toMatchObject({ unitsPerUsd: '10.5', revisedFrom: null, validUntil: '2026-07-02' });
    expect(shown(inMay, 'EUR')).toMatchObject({ standing: 'in-force' });
    expect(shown(inMay, 'KES')).toBeUndefined();
    expect(shown(await list('on=2026-06-02'), 'EUR')).toMatchObject({ standing: 'in-force' });
    expect(shown(await list('on=2026-06-03'), 'EUR')).toMatchObject({ standing: 'stale' });
    expect(await list('asAt=2026-06-15T11:59:59Z')).toEqual({ on: '2026-06-15', items: [] });
  });

  test('are listed by currency as they were loaded, page by page', async () => {
    const page = async (currency: string, query: string): Promise<Answered['body']> =>
      (await api.get(`/api/v1/exchange-rates/${currency}?${query}`)).body;
    const first = await page('NOK', `limit=2&after=${position}`);
    expect(first.items).toMatchObject([
      { effectiveOn: '2026-06-10', unitsPerUsd: '11.2', superseded: false, loadedBy: 'manager' },
      { effectiveOn: '2026-06-01', unitsPerUsd: '10.6', superseded: false },
    ]);
    const second = await page('NOK', `limit=2&cursor=${first.next}`);
    expect(second).toMatchObject({ items: [{ effectiveOn: '2026-05-01' }], next: null });
    expect((await page('KES', '')).items).toMatchObject([
      { unitsPerUsd: '131', superseded: false },
      { unitsPerUsd: '130', superseded: true },
    ]);
    expect(await page('KES', 'asAt=2026-06-15T11:59:59Z')).toEqual({ items: [], next: null });
    expect(await page('ZAR', '')).toEqual({ items: [], next: null });
  });

  test('are not asked for wrongly', async () => {
    for (const path of ['?on=2026-02-30', '?on=June', '/abc', '/XXX', '/NOK?cursor=bm90', '/NOK?limit=0'])
      expect(await api.get(`/api/v1/exchange-rates${path}`)).toMatchObject({ status: 400 });
  });
});
