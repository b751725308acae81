import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const people = {
  tom: [{ role: 'programme-manager', programmes: 'all' }],
  tim: [{ role: 'programme-manager', programmes: 'all' }],
  fiona: [{ role: 'finance-officer' }],
  ken: [{ role: 'requesting-state', country: 'KE' }],
  norah: [{ role: 'donor', donor: 'NO' }],
  both: [
    { role: 'donor', donor: 'NO' },
    { role: 'requesting-state', country: 'UG' },
  ],
  nbo: [{ role: 'field-office', office: 'NBO' }],
  eva: [{ role: 'evaluator' }],
  adam: [{ role: 'evaluator' }],
  gina: [{ role: 'programme-manager', programmes: ['GPAC'] }],
  root: [{ role: 'administrator' }],
} as const;
type Name = keyof typeof people;

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('What others than headquarters see of a request', () => {
  let api: ApiUnderTest;
  let request = '';
  let ugandan = '';
  let contribution = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people });
    await done('fiona', '/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    for (const code of ['NBO', 'DKR']) {
      const office = { code, name: `Office ${code}`, hostCountry: 'KE', capacity: 5, countries: ['KE'] };
      await done('root', '/field-offices', { ...office, themes: ['corruption'], languages: ['en'] });
    }
    const pledge = { donorId: 'NO', title: 'Courts', amount: usd(777_700), pledgedOn: '2026-01-01' };
    contribution = (await done('fiona', '/contributions', { ...pledge, earmark: { level: 1 } })).body.id;
    const agreement = { reference: 'NO-1', signedOn: '2026-01-02', amount: 777_700 };
    await done('fiona', `/contributions/${contribution}/agreement`, agreement);
    const receipt = { receiptId: 'R1', received: usd(777_700), receivedOn: '2026-01-03' };
    await done('fiona', `/contributions/${contribution}/receipts`, receipt);
    request = await submitted('KE');
    ugandan = await submitted('UG');
    await done('tom', `/requests/${request}/accept`, { ...acceptanceBody(5_000), acceptedOn: '2026-02-10' });
    await done('tom', `/requests/${request}/resource-checks`, { checkedOn: '2026-02-11' });
    await done('tom', `/requests/${request}/confirm-funding`, { confirmedOn: '2026-02-12' });
    const assignment = { officeCode: 'NBO', assignedOn: '2026-02-14', reason: 'Dakar is overworked' };
    await done('tom', `/requests/${request}/assignment`, assignment);
    await done('nbo', `/requests/${request}/assignment/accept`, { officeCode: 'NBO', acceptedOn: '2026-02-15' });
  });
  afterAll(() => api?.stop());

  const done = async (name: Name, path: string, body: object): Promise<Answered> => {
    const answer = await api.command(path, body, { authorization: `Name ${name}` });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const submitted = async (country: 'KE' | 'UG'): Promise<string> => {
    const origin = { kind: 'state', country };
    const beneficiaries = [{ kind: 'country', code: country, share: 10_000 }];
    const told = { title: `Judges of ${country}`, justification: 'Impunity', externalReference: `XI-${country}` };
    const submission = { ...submissionBody, ...told, origin, beneficiaries, submittedOn: '2026-02-02' };
    return (await done('tim', '/requests', submission)).body.id;
  };
  const get = async (name: Name, path: string): Promise<Answered> => {
    await api.runtime.readModels.caughtUp();
    return api.get(`/api/v1${path}`, { authorization: `Name ${name}` });
  };
  const story = async (name: Name): Promise<ReadonlyMap<string, Record<string, unknown>>> => {
    const { status, body } = await get(name, `/requests/${request}/timeline?limit=200`);
    expect(status).toBe(200);
    return new Map(body.items.map(({ type, data }: Record<string, unknown>) => [type, data]));
  };

  test('is told in the timeline without what other views hide from them', async () => {
    const whole = await story('tom');
    expect(whole.get('ResourceCheckPerformed')).toMatchObject({ considered: [{ contributionId: contribution }] });
    expect(whole.get('FieldOfficeAssigned')).toMatchObject({
      ranking: [{ code: expect.anything() }, expect.anything()],
    });
    const ofOffice = await story('nbo');
    expect([...ofOffice.keys()]).toEqual([...whole.keys()]);
    expect(Object.keys(ofOffice.get('ResourceCheckPerformed') ?? {})).not.toContain('considered');
    expect(Object.keys(ofOffice.get('FieldOfficeAssigned') ?? {})).not.toContain('ranking');
    const ofState = await story('ken');
    expect(ofState.get('FundingConfirmed')).toMatchObject({ figures: { committed: 5_000 } });
    const asText = JSON.stringify([...ofState]);
    for (const hidden of [contribution, 'DKR', 'Dakar is overworked', 'proposedPriority', 'priorityReason'])
      expect(asText).not.toContain(hidden);
  });

  test('is told no more of to whoever changes what has changed since', async () => {
    const risk = { riskId: 'R1', title: 'Rain', severity: 'low', mitigation: 'A roof', occurredOn: '2026-02-18' };
    const sent = { authorization: 'Name nbo', 'if-match': '"0"' };
    const { status, body } = await api.command(`/requests/${request}/risks`, risk, sent);
    expect(status).toBe(412);
    const types = body.changes.map(({ type }: { type: string }) => type);
    expect(types).toEqual(expect.arrayContaining(['ResourceCheckPerformed', 'FieldOfficeAssigned']));
    expect(JSON.stringify(body.changes)).not.toMatch(/considered|ranking/);
  });

  test('is told of its acceptance, to its State, without the reasons for its priority', async () => {
    const { acceptance } = (await get('ken', `/requests/${request}/project`)).body;
    expect(acceptance).toMatchObject({ programme: 'GPAC' });
    expect(JSON.stringify(acceptance)).not.toMatch(/Reason|proposed/);
  });

  /** What is recorded from now on is recorded then. */
  const comes = (moment: string): void => {
    api.clock.current = new Date(moment);
  };

  const listed = async (name: Name, filter: string): Promise<readonly string[]> => {
    const { status, body } = await get(name, `/requests?${filter}`);
    expect(status).toBe(200);
    return body.items.map(({ requestId }: { requestId: string }) => requestId);
  };

  test('is not found by a donor by what a donor does not see of it', async () => {
    for (const filter of ['officeCode=NBO', 'officeCode=DKR', 'externalReference=XI-KE', 'externalReference=XI-no']) {
      const [field = ''] = filter.split('=');
      const rule = expect.stringMatching(/^must not be asked for: `\w+` of a request is not shown to you$/);
      expect(await get('norah', `/requests?${filter}`)).toMatchObject({
        status: 400,
        body: { errors: [{ field, rule }] },
      });
    }
    expect(await listed('norah', 'phase=delivery&country=KE&theme=corruption')).toEqual([request]);
    expect(await listed('ken', 'officeCode=NBO&externalReference=XI-KE')).toEqual([request]);
  });

  test('is seen in a list by what whoever asks is to it, and not to others', async () => {
    const { items } = (await get('both', '/requests')).body;
    const [ofMoney, own] = items;
    expect(items).toHaveLength(2);
    expect(own).toMatchObject({ requestId: ugandan, origin: { country: 'UG' }, externalReference: 'XI-UG' });
    const { sources: _, ...alone } = (await get('both', `/requests/${request}`)).body;
    expect(ofMoney).toEqual(alone);
    expect(ofMoney).toEqual((await get('norah', '/requests')).body.items[0]);
    expect(ofMoney).not.toHaveProperty('officeCode');
    expect(await listed('both', 'externalReference=XI-KE')).toEqual([]);
    expect(await listed('both', 'externalReference=XI-UG')).toEqual([ugandan]);
  });

  test('is found in words by what whoever asks is to it', async () => {
    const found = async (name: Name, q: string) => (await get(name, `/search?q=${q}`)).body.items;
    expect(await found('both', 'impunity')).toEqual([expect.objectContaining({ id: ugandan, subtitle: 'Uganda' })]);
    expect(await found('both', 'judges')).toEqual([
      expect.objectContaining({ id: ugandan, subtitle: 'Uganda' }),
      expect.objectContaining({ id: request, subtitle: null }),
    ]);
  });

  test('is not listed to who is no party of it any more, as it was when they were, either', async () => {
    const [assignedOn, acceptedOn] = ['2026-06-15', '2026-06-15'];
    const evaluated = await submitted('KE');
    await done('tom', `/requests/${evaluated}/accept`, { ...acceptanceBody(5_000), acceptedOn });
    await done('tom', `/requests/${evaluated}/resource-checks`, { checkedOn: acceptedOn });
    await done('tom', `/requests/${evaluated}/confirm-funding`, { confirmedOn: acceptedOn });
    await done('tom', `/requests/${evaluated}/assignment`, { officeCode: 'NBO', assignedOn, reason: 'It is near' });
    await done('nbo', `/requests/${evaluated}/assignment/accept`, { officeCode: 'NBO', acceptedOn });
    await done('tom', `/requests/${evaluated}/complete`, { completedOn: acceptedOn, summary: 'Done' });
    const commission = async (personId: string) => {
      const evaluator = { personId, name: `Name of ${personId}`, organisation: 'Independent' };
      const told = { evaluator, commissionedOn: '2026-06-15', dueOn: '2026-06-30' };
      await done('tom', `/requests/${evaluated}/evaluation`, told);
    };
    await commission('eva');
    const untaken = await submitted('UG');
    const then = 'asAt=2026-06-16T12:00:00Z';
    comes('2026-06-17T12:00:00Z');
    const ofPipeline = async (): Promise<readonly unknown[]> =>
      (await get('gina', `/pipeline?perPhase=200&${then}`)).body.items
        .filter(({ count }: { count: number }) => count > 0)
        .flatMap(({ requests }: { requests: readonly Record<string, unknown>[] }) =>
          requests.map((one) => one['requestId']),
        );
    expect(await listed('eva', then)).toEqual([evaluated]);
    expect(await ofPipeline()).toContain(untaken);
    await commission('adam');
    const accepted = { ...acceptanceBody(5_000), programme: 'TPP', acceptedOn: '2026-06-17' };
    await done('tom', `/requests/${untaken}/accept`, accepted);
    comes('2026-06-18T12:00:00Z');
    for (const known of ['', '&known=now']) expect(await listed('eva', `${then}${known}`)).toEqual([]);
    expect(await listed('adam', '')).toEqual([evaluated]);
    expect(await listed('adam', then)).toEqual([]);
    expect(await listed('tom', then)).toContain(evaluated);
    expect(await ofPipeline()).toContain(evaluated);
    expect(await ofPipeline()).not.toContain(untaken);
  });
});
