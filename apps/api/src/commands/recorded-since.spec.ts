import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { submissionBody } from '../testing/bodies.samples.js';

const people = {
  kenya: [{ role: 'requesting-state', country: 'KE' }],
  mary: [{ role: 'programme-manager', programmes: 'all' }],
  max: [{ role: 'programme-manager', programmes: 'all' }],
  fiona: [{ role: 'finance-officer' }],
} as const;
type Name = keyof typeof people;

describe('A command on what has changed since it was read', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people });
  });
  afterAll(() => api?.stop());

  const send = (name: Name, path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
    api.command(path, body, { authorization: `Name ${name}`, ...headers });
  const done = async (name: Name, path: string, body: object): Promise<Answered> => {
    const answer = await send(name, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };

  test('tells what others recorded since, who and when', async () => {
    const focalPoint = { personId: 'amina', name: 'Amina Otieno', email: 'amina@example.org' };
    const submission = { ...submissionBody, focalPoint, submittedOn: '2026-02-02' };
    const { id, revision } = (await done('kenya', '/requests', submission)).body;
    await done('max', `/requests/${id}/acknowledge`, { acknowledgedOn: '2026-02-03' });
    await done('max', `/requests/${id}/questions`, { question: 'When?', askedOn: '2026-02-04' });
    const declined = { reason: 'Too late', declinedOn: '2026-02-05' };
    const stale = await send('mary', `/requests/${id}/decline`, declined, { 'if-match': `"${revision}"` });
    expect(stale).toMatchObject({
      status: 412,
      body: {
        code: 'ChangedSinceRead',
        facts: { seen: revision, revision: revision + 2 },
        changes: [
          { type: 'RequestAcknowledged', revision: revision + 1, metadata: { actor: 'max' } },
          {
            ...{ type: 'InformationRequested', revision: revision + 2, data: { question: 'When?' } },
            metadata: { actor: 'max', recordedAt: '2026-06-15T12:00:00.000Z' },
          },
        ],
      },
    });
    const { items } = (await api.get(`/api/v1/requests/${id}/timeline`, { authorization: 'Name mary' })).body;
    expect(stale.body.changes).toEqual(items.slice(revision + 1)); // as the story tells it
    const fresh = { 'if-match': `"${stale.body.facts.revision}"` };
    expect(await send('mary', `/requests/${id}/decline`, declined, fresh)).toMatchObject({ status: 200 });
  });

  test('tells nobody more than they may read of the story', async () => {
    const submission = { ...submissionBody, submittedOn: '2026-02-02' };
    const { id, revision } = (await done('kenya', '/requests', submission)).body;
    const acceptance = { acceptedOn: '2026-02-03', mandate: '27b', programme: 'GPAC' };
    const line = { lineId: 'L1', category: 'travel', description: 'Training', amount: 10_000 };
    await done('max', `/requests/${id}/accept`, { ...acceptance, budget: { currency: 'USD', lines: [line] } });
    await done('max', `/requests/${id}/resource-checks`, { checkedOn: '2026-02-04' });
    const withdrawal = { withdrawnOn: '2026-02-05', reason: 'Not needed' };
    const stale = await send('kenya', `/requests/${id}/withdraw`, withdrawal, { 'if-match': `"${revision}"` });
    expect(stale.status).toBe(412);
    const types = stale.body.changes.map(({ type }: { type: string }) => type);
    expect(types).toEqual(['RequestAccepted', 'RequestWaitlisted']); // and not which money was looked at
  });

  test('tells it of contributions, and of nothing else', async () => {
    const norway = { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' };
    await done('fiona', '/donors', norway);
    const renamed = { ...norway, name: 'Kingdom of Norway' };
    const { donorId: _, ...details } = renamed;
    const stale = await send('fiona', '/donors/NO/details', details, { 'if-match': '"7"' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'ChangedSinceRead' } });
    expect(stale.body).not.toHaveProperty('changes');
    const amount = { minor: 100_000, currency: 'USD' };
    const pledge = { donorId: 'NO', title: 'Courts', amount, pledgedOn: '2026-01-01', earmark: { level: 1 } };
    const { id } = (await done('fiona', '/contributions', pledge)).body;
    const agreement = { reference: 'NO-1', signedOn: '2026-01-02', amount: 100_000 };
    await done('fiona', `/contributions/${id}/agreement`, agreement);
    const again = await send('fiona', `/contributions/${id}/agreement`, agreement, { 'if-match': '"0"' });
    expect(again.body.changes).toMatchObject([{ type: 'AgreementSigned', data: { reference: 'NO-1' } }]);
  });
});
