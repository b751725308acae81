import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const people = {
  tom: [{ role: 'programme-manager', programmes: 'all' }],
  tim: [{ role: 'programme-manager', programmes: 'all' }],
  gina: [{ role: 'programme-manager', programmes: ['GPAC'] }],
  fiona: [{ role: 'finance-officer' }],
} as const;
type Name = keyof typeof people;

describe('What if, asked by the manager of one programme', () => {
  let api: ApiUnderTest;
  let own = '';
  let other = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people });
    own = await waiting('GPAC');
    other = await waiting('TPP');
    const donor = { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' };
    expect(await send('fiona', '/donors', donor)).toMatchObject({ status: 201 });
  });
  afterAll(() => api?.stop());

  const send = (name: Name, path: string, body: object): Promise<Answered> =>
    api.command(path, body, { authorization: `Name ${name}` });
  const waiting = async (programme: string): Promise<string> => {
    const { id } = (await send('tim', '/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body;
    const acceptance = { ...acceptanceBody(90_000), programme, acceptedOn: '2026-02-10' };
    expect(await send('tom', `/requests/${id}/accept`, acceptance)).toMatchObject({ status: 200 });
    const check = await send('tom', `/requests/${id}/resource-checks`, { checkedOn: '2026-02-11' });
    expect(check).toMatchObject({ status: 200, body: { outcome: 'waitlisted' } });
    return id;
  };
  const ask = (name: Name, ...changes: readonly object[]) => send(name, '/what-if', { changes });
  const pledge = (requests: readonly string[] = []) => {
    const earmark = requests.length > 0 ? { level: 4, requests } : { level: 1 };
    return { kind: 'pledge', donorId: 'NO', amount: { minor: 900_000, currency: 'USD' }, earmark };
  };

  test('is told of their own requests, in the pass over all', async () => {
    const whole = await ask('tom', pledge());
    expect(whole.body).toMatchObject({ gained: [own, other], changed: { funded: [{}, {}], waiting: [] } });
    expect(whole.body.asItIs.waiting).toHaveLength(2);
    const told = await ask('gina', pledge());
    expect(told).toMatchObject({ status: 200, body: { gained: [own], lost: [] } });
    expect(told.body.changed.funded).toEqual([whole.body.changed.funded[0]]);
    expect(told.body.asItIs.waiting).toEqual([whole.body.asItIs.waiting[0]]);
    expect(JSON.stringify(told.body)).not.toContain(other);
    const later = { kind: 'later-start', requestId: own, startsOn: '2026-08-01' };
    expect(await ask('gina', later)).toMatchObject({ status: 200 });
  });

  test('is told of others’ requests as of those that there are not', async () => {
    const about = (requestId: string) => [
      { kind: 'later-start', requestId, startsOn: '2026-08-01' },
      { kind: 'priority', requestId, priority: 1 },
      pledge([requestId]),
    ];
    const answers = async (requestId: string): Promise<readonly string[]> => {
      const asked = await Promise.all(about(requestId).map((change) => ask('gina', change)));
      for (const { status } of asked) expect(status).toBe(404);
      return asked.map(({ body }) => JSON.stringify(body).replaceAll(requestId, 'ID'));
    };
    expect(await answers(other)).toEqual(await answers('TA-2026-999999'));
  });
});
