import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

type Shown = Readonly<{
  next: string | null;
  items: readonly Readonly<{
    operation: string;
    method: string;
    path: string;
    refusal: Readonly<Record<string, unknown>> | null;
    held: Readonly<Record<string, unknown>> | null;
    changesNothing: boolean;
  }>[];
}>;

const people = {
  kenya: [{ role: 'requesting-state', country: 'KE' }],
  peru: [{ role: 'requesting-state', country: 'PE' }],
  mary: [{ role: 'programme-manager', programmes: ['GPAC'] }],
  max: [{ role: 'programme-manager', programmes: 'all' }],
  fiona: [{ role: 'finance-officer' }],
  nairobi: [{ role: 'field-office', office: 'NBO' }],
  audrey: [{ role: 'auditor' }],
  adam: [{ role: 'administrator' }],
} as const;
type Name = keyof typeof people;

describe('Commands that are open to somebody', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people });
  });
  afterAll(() => api?.stop());

  const send = (name: Name, path: string, body: object): Promise<Answered> =>
    api.command(path, body, { authorization: `Name ${name}` });
  const done = async (name: Name, path: string, body: object): Promise<Answered> => {
    const answer = await send(name, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const ask = (name: Name, id: string) => api.get(`/api/v1/requests/${id}/commands`, { authorization: `Name ${name}` });
  const shown = async (name: Name, id: string): Promise<Shown> => {
    const { status, body } = await ask(name, id);
    expect(status).toBe(200);
    return body;
  };
  const codes = ({ items }: Shown) =>
    Object.fromEntries(items.map(({ operation, refusal }) => [operation, refusal && refusal['code']]));
  const submitted = async (by: Name): Promise<string> =>
    (await done(by, '/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body.id;

  test('are those that a role allows, each with the refusal that it would meet', async () => {
    const id = await submitted('kenya');
    const kenya = await shown('kenya', id);
    expect(codes(kenya)).toEqual({ provideInformation: 'NoInformationRequested', withdrawRequest: null });
    expect(kenya.next).toBeNull();
    const mary = await shown('mary', id);
    expect(codes(mary)).toMatchObject({
      ...{ acknowledgeRequest: null, acceptRequest: null, declineRequest: null, cancelRequest: null },
      ...{ confirmFunding: 'WrongPhase', closeRequest: 'WrongPhase', resumeDelivery: 'WrongPhase' },
    });
    expect(Object.keys(codes(mary))).not.toEqual(expect.arrayContaining(['acceptAssignment']));
    expect(mary.next).toBe('acknowledgeRequest');
    expect(mary.items.find(({ operation }) => operation === 'acceptRequest')).toEqual({
      ...{ operation: 'acceptRequest', method: 'POST', path: `/api/v1/requests/${id}/accept` },
      ...{ refusal: null, held: null, changesNothing: false },
    });
    expect((await shown('audrey', id)).items).toEqual([]);
  });

  test('are told to nobody who may not see the request', async () => {
    const id = await submitted('kenya');
    expect(await ask('peru', id)).toMatchObject({ status: 404, body: { code: 'RequestNotFound' } });
    expect(await ask('nairobi', id)).toMatchObject({ status: 404 });
    expect(await ask('adam', id)).toMatchObject({ status: 403 });
    expect(await ask('mary', 'TA-2026-999999')).toMatchObject({ status: 404, body: { code: 'RequestNotFound' } });
  });

  test('meet the refusal that was told, word by word', async () => {
    const id = await submitted('kenya');
    await done('mary', `/requests/${id}/acknowledge`, { acknowledgedOn: '2026-02-03' });
    await done('mary', `/requests/${id}/questions`, { question: 'When?', askedOn: '2026-02-03' });
    const mary = await shown('mary', id);
    expect(mary.next).toBe('provideInformation');
    expect(mary.items.find(({ operation }) => operation === 'acknowledgeRequest')).toMatchObject({
      changesNothing: true,
    });
    expect((await shown('kenya', id)).next).toBe('provideInformation');
    const bodies: Readonly<Record<string, object>> = {
      acceptRequest: { ...acceptanceBody(10_000), acceptedOn: '2026-02-10' },
      requestInformation: { question: 'Where?', askedOn: '2026-02-04' },
      confirmFunding: { confirmedOn: '2026-02-10' },
      closeRequest: { closedOn: '2026-02-10' },
      resumeDelivery: { resumedOn: '2026-02-10' },
    };
    for (const [operation, body] of Object.entries(bodies)) {
      const { path = '', refusal } = mary.items.find((one) => one.operation === operation) ?? {};
      const { instance: _, ...answered } = (await send('mary', path.replace('/api/v1', ''), body)).body;
      expect(refusal).toEqual(answered);
    }
  });

  test('name a separation of duties', async () => {
    const id = await submitted('mary');
    const mary = await shown('mary', id);
    const accept = mary.items.find(({ operation }) => operation === 'acceptRequest');
    expect(accept?.refusal).toMatchObject({
      ...{ code: 'NotAllowed', status: 403 },
      facts: { rule: 'you submitted this request: somebody else accepts it' },
    });
    expect(codes(await shown('max', id))).toMatchObject({ acceptRequest: null });
    const refused = await send('mary', `/requests/${id}/accept`, {
      ...acceptanceBody(10_000),
      acceptedOn: '2026-02-10',
    });
    expect(refused.body.detail).toBe(accept?.refusal?.['detail']);
  });

  test('follow the request into the hands of others', async () => {
    const id = await submitted('kenya');
    await done('max', `/requests/${id}/accept`, { ...acceptanceBody(10_000), acceptedOn: '2026-02-10' });
    expect((await shown('mary', id)).next).toBe('checkResources');
    expect(codes(await shown('fiona', id))).toMatchObject({ approveRegularBudget: 'OnVoluntaryContributions' });
    expect((await shown('fiona', id)).next).toBeNull();
    await done('max', `/requests/${id}/cancel`, { cancelledOn: '2026-02-11', reason: 'Not needed' });
    const ended = await shown('mary', id);
    expect(ended.next).toBeNull();
    expect(codes(ended)).toMatchObject({ checkResources: 'WrongPhase', acceptFact: 'HeldFactNotFound' });
  });

  test('stand beside whose turn it is, and until when', async () => {
    const id = await submitted('kenya');
    const waiting = async () => {
      const { body } = await api.get(`/api/v1/requests/${id}`, { authorization: 'Name mary' });
      const list = await api.get('/api/v1/requests?limit=200', { authorization: 'Name kenya' });
      const { step, turn, dueOn } = body;
      expect(list.body.items.find((one: { requestId: string }) => one.requestId === id)).toMatchObject({
        ...{ step, turn, dueOn },
      });
      return { step, turn, dueOn };
    };
    const after = async (answer: Promise<Answered>) =>
      api.get(`/api/v1/requests/${id}?after=${(await answer).body.position}`, { authorization: 'Name mary' });
    await after(send('mary', `/requests/${id}/questions`, { question: 'When?', askedOn: '2026-02-03' }));
    expect(await waiting()).toMatchObject({ step: 'provide-information', turn: { kind: 'state', name: 'KE' } });
    await after(send('kenya', `/requests/${id}/answers`, { answer: 'In May.', providedOn: '2026-02-04' }));
    expect(await waiting()).toEqual({
      ...{ step: 'screen', turn: { kind: 'programme-manager', name: null } },
      dueOn: expect.stringMatching(/^2026-03-/),
    });
    await after(send('kenya', `/requests/${id}/withdraw`, { withdrawnOn: '2026-02-05', reason: 'Not needed' }));
    expect(await waiting()).toEqual({ step: null, turn: null, dueOn: null });
  });

  test('have each a place in the description of the api', async () => {
    const id = await submitted('kenya');
    const { paths } = (await api.get('/api/openapi.json')).body;
    const all = [...(await shown('max', id)).items, ...(await shown('fiona', id)).items];
    expect(all.length).toBeGreaterThan(35);
    for (const { operation, method, path } of all)
      expect(paths[path.replace(id, '{requestId}')][method.toLowerCase()]).toMatchObject({ operationId: operation });
  });
});
