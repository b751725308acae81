import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const people = {
  tom: [{ role: 'programme-manager', programmes: 'all' }],
  tim: [{ role: 'programme-manager', programmes: 'all' }],
  gina: [{ role: 'programme-manager', programmes: ['GPAC'] }],
  both: [
    { role: 'programme-manager', programmes: ['GPAC'] },
    { role: 'programme-manager', programmes: ['TPP'] },
  ],
  fiona: [{ role: 'finance-officer' }],
  norah: [{ role: 'donor', donor: 'NO' }],
  sven: [{ role: 'donor', donor: 'SE' }],
} as const;
type Name = keyof typeof people;
type Item = Readonly<Record<string, unknown>>;

const BEFORE = 'asAt=2026-06-16T12:00:00Z';

describe('A request out of sight', () => {
  let api: ApiUnderTest;
  let norwegian = '';
  let swedish = '';
  let ofGpac = '';
  let ofTpp = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people });
    norwegian = await given('NO');
    ofGpac = await accepted('GPAC', 10_000);
    ofTpp = await accepted('TPP', 20_000);
    for (const request of [ofGpac, ofTpp]) {
      await done('tom', `/requests/${request}/resource-checks`, { checkedOn: '2026-06-15' });
      await done('tom', `/requests/${request}/confirm-funding`, { confirmedOn: '2026-06-15' });
    }
    api.clock.current = new Date('2026-06-17T12:00:00Z');
    swedish = await given('SE');
    const instead = { contributionId: norwegian, toContributionId: swedish, reason: 'Sweden asked for it' };
    await done('tom', `/requests/${ofGpac}/funding-substitutions`, { ...instead, substitutedOn: '2026-06-17' });
  });
  afterAll(() => api?.stop());

  const done = async (name: Name, path: string, body: object): Promise<Answered> => {
    const answer = await api.command(path, body, { authorization: `Name ${name}` });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const given = async (donorId: string): Promise<string> => {
    const amount = { minor: 50_000, currency: 'USD' };
    await done('fiona', '/donors', { donorId, name: donorId, type: 'government', country: donorId });
    const pledge = { donorId, title: 'Courts', amount, pledgedOn: '2026-01-01', earmark: { level: 1 } };
    const { id } = (await done('fiona', '/contributions', pledge)).body;
    const agreement = { reference: 'A-1', signedOn: '2026-01-02', amount: 50_000, pscBasisPoints: 0 };
    await done('fiona', `/contributions/${id}/agreement`, agreement);
    const receipt = { receiptId: 'R1', received: amount, receivedOn: '2026-01-03' };
    await done('fiona', `/contributions/${id}/receipts`, receipt);
    return id;
  };
  const accepted = async (programme: string, amount: number): Promise<string> => {
    const { id } = (await done('tim', '/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body;
    const acceptance = { ...acceptanceBody(amount), programme, acceptedOn: '2026-02-10' };
    await done('tom', `/requests/${id}/accept`, acceptance);
    return id;
  };
  const get = async (name: Name, path: string): Promise<Answered> => {
    await api.runtime.readModels.caughtUp();
    return api.get(`/api/v1${path}`, { authorization: `Name ${name}` });
  };
  const itemsOf = async (name: Name, path: string): Promise<readonly Item[]> => {
    const { status, body } = await get(name, path);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.items;
  };

  describe('in the results of what money bought', () => {
    const resultsOf = async (name: Name, path: string): Promise<readonly unknown[]> =>
      (await itemsOf(name, path)).map(({ requestId }) => requestId);

    test('is not told to a manager of another programme', async () => {
      for (const path of [`/contributions/${norwegian}/results?${BEFORE}`, `/donors/NO/results?${BEFORE}`]) {
        expect(await resultsOf('gina', path)).toEqual([ofGpac]);
        for (const name of ['tom', 'both', 'fiona'] as const)
          expect(await resultsOf(name, path)).toEqual([ofGpac, ofTpp]);
      }
      expect(await resultsOf('gina', `/donors/NO/results`)).toEqual([]);
      expect((await get('gina', `/requests/${ofTpp}`)).status).toBe(404);
    });

    test('is not told to a donor that does not pay for it any more, as it was when it did, either', async () => {
      for (const giver of [`/contributions/${norwegian}`, '/donors/NO'])
        for (const moment of ['', `?${BEFORE}`, `?${BEFORE}&known=now`])
          expect(await resultsOf('norah', `${giver}/results${moment}`)).toEqual([ofTpp]);
      expect(await resultsOf('sven', `/contributions/${swedish}/results`)).toEqual([ofGpac]);
      expect((await get('norah', `/requests/${ofGpac}?${BEFORE}`)).status).toBe(404);
    });
  });

  describe('in what makes up a figure', () => {
    const explained = async (name: Name, path: string): Promise<readonly Item[]> =>
      (await itemsOf(name, path)).map(({ requestId, type, stream, actor, change }) => {
        return { requestId, type, stream, actor, change };
      });

    test.each(['contributions/:id', 'donors/NO'])('keeps its money, and not who spent it: of %s', async (of) => {
      const subject = of.replace(':id', norwegian);
      const path = `/${subject}/explanations/committed?${of === 'donors/NO' ? 'currency=USD&' : ''}${BEFORE}`;
      const stream = `contribution-${norwegian}`;
      const own = { requestId: ofGpac, type: 'FundsCommitted', stream, actor: 'tom', change: 10_000 };
      const other = { ...own, requestId: ofTpp, change: 20_000 };
      for (const name of ['tom', 'both', 'fiona'] as const) expect(await explained(name, path)).toEqual([own, other]);
      expect(await explained('gina', path)).toEqual([own, { ...other, actor: null }]);
      expect(await explained('norah', path)).toEqual([
        { ...own, actor: null },
        { ...other, actor: null },
      ]);
    });

    test('keeps that it counts, and not what was done with it: of a mandate', async () => {
      const path = '/mandates/27b/explanations/funded';
      const own = {
        requestId: ofGpac,
        type: 'FundingConfirmed',
        stream: `request-${ofGpac}`,
        actor: 'tom',
        change: 1,
      };
      const other = { ...own, requestId: ofTpp, stream: `request-${ofTpp}` };
      expect(await explained('tom', path)).toEqual([own, other]);
      expect(await explained('gina', path)).toEqual([own, { ...other, type: null, stream: null, actor: null }]);
    });
  });

  describe('in the story of another', () => {
    let waiting = '';
    let first = '';
    beforeAll(async () => {
      first = await accepted('TPP', 900_000);
      waiting = await accepted('GPAC', 800_000);
      for (const request of [first, waiting])
        await done('tom', `/requests/${request}/resource-checks`, { checkedOn: '2026-06-17' });
    });

    const checkIn = (events: readonly Item[]): unknown =>
      events.find(({ type }) => type === 'ResourceCheckPerformed')?.['data'];

    test('is counted as one that is before it on the waitlist, and not named', async () => {
      const checkFor = async (name: Name): Promise<unknown> =>
        checkIn(await itemsOf(name, `/requests/${waiting}/timeline?limit=200`));
      for (const name of ['tom', 'both', 'fiona'] as const)
        expect(await checkFor(name)).toMatchObject({ ahead: [first] });
      expect(await checkFor('gina')).toMatchObject({ ahead: [], aheadUnlisted: 1 });
      expect(JSON.stringify(await checkFor('gina'))).not.toContain(first);
    });

    test('is not named either to whoever changes what has changed since', async () => {
      const risk = { riskId: 'R1', title: 'Rain', severity: 'low', mitigation: 'A roof', occurredOn: '2026-06-17' };
      const changesFor = async (name: Name): Promise<unknown> => {
        const sent = { authorization: `Name ${name}`, 'if-match': '"0"' };
        const { status, body } = await api.command(`/requests/${waiting}/risks`, risk, sent);
        expect(status).toBe(412);
        return checkIn(body.changes);
      };
      expect(await changesFor('tom')).toMatchObject({ ahead: [first] });
      expect(await changesFor('gina')).toMatchObject({ ahead: [], aheadUnlisted: 1 });
    });
  });
});
