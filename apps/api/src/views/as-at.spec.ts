import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiUnderTest } from '../testing/api-under-test.js';

describe('A view as at a moment', () => {
  let api: ApiUnderTest;
  let position: string;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const details = { type: 'government', country: 'NO' };
    api.clock.current = new Date('2026-06-15T12:00:00.000Z');
    position = (await api.command('/donors', { donorId: 'NO', name: 'Norway', ...details })).body.position;
    api.clock.current = new Date('2026-06-16T12:00:00.000Z');
    await api.command('/donors/NO/details', { name: 'Norway again', ...details });
  }, 60_000);
  afterAll(() => api?.stop());

  test('says which moment and position it shows, however the moment is written', async () => {
    const moments = ['2026-06-15T12:00:00Z', '2026-06-15t23:59:59.999999z', '2026-06-16T13:59:59%2B02:00'];
    for (const moment of moments) {
      const answer = await api.get(`/api/v1/donors/NO?asAt=${moment}`);
      const iso = new Date(decodeURIComponent(moment).toUpperCase()).toISOString();
      expect(answer).toMatchObject({
        status: 200,
        headers: { 'techcoop-as-at': iso, 'techcoop-position': position, etag: expect.stringMatching(/^"0-/) },
        body: { name: 'Norway', revision: 0 },
      });
    }
    const now = await api.get('/api/v1/donors/NO');
    expect(now.headers).not.toHaveProperty('techcoop-as-at');
    expect(now.body).toMatchObject({ name: 'Norway again' });
  });

  test('shows nothing of before the first event', async () => {
    const answer = await api.get('/api/v1/donors?asAt=2026-06-15T11:59:59.999Z');
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'techcoop-position': '' },
      body: { items: [], next: null },
    });
    expect(await api.get('/api/v1/donors/NO?asAt=1999-12-31T00:00:00Z')).toMatchObject({ status: 404 });
  });

  test.each([
    ['2026-06-16T12:00:00.001Z', 'must not be in the future'],
    ['9999-12-31T23:59:59Z', 'must not be in the future'],
    ['2026-06-15T12:00:00Z&after=POSITION', 'must not stand together with after'],
    ['2026-06-15', 'must be a moment'],
    ['2026-06-15T12:00:00', 'must be a moment'],
    ['2026-06-15T12:00:00+02:00', '%2B'],
    ['2026-02-30T12:00:00Z', 'must be a moment'],
    ['2026-06-15T24:00:00Z', 'must be a moment'],
    ['', 'must be a moment'],
    ['yesterday', 'must be a moment'],
    ['2026-06-15T12:00:00Z&asAt=2026-06-15T13:00:00Z', 'must be text'],
  ])('refuses %j', async (moment, rule) => {
    for (const path of ['donors', 'donors/NO', 'pipeline', 'requests/TA-2026-000001/timeline'])
      expect(await api.get(`/api/v1/${path}?asAt=${moment.replace('POSITION', position)}`)).toMatchObject({
        status: 400,
        body: { code: 'MalformedRequest', errors: [{ field: 'asAt', rule: expect.stringContaining(rule) }] },
      });
  });

  test('is described where the view is', async () => {
    const { body } = await api.get('/api/openapi.json');
    const operation = body.paths['/api/v1/pipeline'].get;
    expect(operation.parameters).toContainEqual(
      expect.objectContaining({
        name: 'asAt',
        in: 'query',
        required: false,
        description: expect.stringContaining('as it was then'),
        schema: expect.objectContaining({ type: 'string', format: 'date-time' }),
      }),
    );
    expect(Object.keys(operation.responses['200'].headers)).toEqual(['ETag', 'Techcoop-As-At', 'Techcoop-Position']);
  });
});
