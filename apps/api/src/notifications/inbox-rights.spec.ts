import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Grant, openFirstAccount } from '#access';
import { eventually } from '#postgres/testing';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const NORWAY: Grant = { role: 'donor', donor: 'NO' };

type Notice = Readonly<{ message: string; parameters: Readonly<Record<string, unknown>> }>;

describe('An inbox', () => {
  let api: ApiUnderTest;
  let admin: Readonly<Record<string, string>>;
  const keys = new Map<string, string>();
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people: 'accounts' });
    api.runtime.notify();
    await eventually(() => api.log.some((line) => line.includes('from now on')));
    const password = (await openFirstAccount(api.runtime))?.password ?? '';
    const body = { name: 'admin', password, newPassword: 'correct horse battery staple' };
    const { headers } = await api.ask('PUT', '/api/v1/password', { body });
    const cookie = String([headers['set-cookie']].flat()[0]).replace(/;.*$/s, '');
    admin = { cookie, 'sec-fetch-site': 'same-origin' };
    await account('kenya', { role: 'requesting-state', country: 'KE' });
    await account('mary', { role: 'programme-manager', programmes: 'all' });
    await account('fiona', { role: 'finance-officer' });
    await account('frank', { role: 'finance-officer' });
    await account('norway', NORWAY);
    await account('sweden', { role: 'donor', donor: 'SE' });
    for (const [donorId, name] of [
      ['NO', 'Norway'],
      ['SE', 'Sweden'],
    ] as const) {
      await done('fiona', '/donors', { donorId, name, type: 'government', country: donorId });
      await recipient(name.toLowerCase(), { role: 'donor', donorId });
    }
    await recipient('kenya', { role: 'evaluator' });
    await recipient('nobody', { role: 'programme-manager' });
  }, 60_000);
  afterAll(() => api?.stop());

  const keyFor = async (name: string, grants: readonly Grant[]): Promise<string> => {
    const asked = { label: 'Test', grants, expiresOn: '2026-12-31' };
    return `Bearer ${(await api.command(`/accounts/${name}/api-keys`, asked, admin)).body.key}`;
  };
  const account = async (name: string, grant: Grant): Promise<void> => {
    await api.command('/accounts', { name, kind: 'service', grants: [grant] }, admin);
    keys.set(name, await keyFor(name, [grant]));
  };
  const recipient = (actor: string, role: object): Promise<Answered> =>
    api.command('/recipients', { actor, roles: [role], language: 'en', emailChoice: 'none' }, admin);
  const authorizationOf = (name: string) => ({ authorization: keys.get(name) ?? '' });
  const done = async (name: string, path: string, body: object): Promise<Answered> => {
    const answer = await api.command(path, body, authorizationOf(name));
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const told = async (): Promise<void> => {
    const latest = (await api.runtime.store.latest()) ?? '';
    await eventually(async () => {
      const { rows } = await api.runtime.pool.query<{ position: string }>(
        'select position from notification.checkpoint',
      );
      return (rows[0]?.position ?? '') >= latest;
    });
  };
  const inboxOf = async (name: string, authorization = keys.get(name) ?? ''): Promise<readonly Notice[]> => {
    await told();
    return (await api.get('/api/v1/inbox?limit=100', { authorization })).body.items;
  };
  const pledge = async (donorId: string, earmark: object = { level: 1 }): Promise<string> => {
    const details = { donorId, title: `Money of ${donorId}`, amount: usd(1_000_000), pledgedOn: '2026-01-01', earmark };
    return (await done('fiona', '/contributions', details)).body.id;
  };
  const pay = async (donorId: string, requestId: string): Promise<string> => {
    const id = await pledge(donorId, { level: 4, requests: [requestId] });
    const agreement = { reference: `${donorId}-1`, signedOn: '2026-01-02', amount: 1_000_000, pscBasisPoints: 0 };
    await done('fiona', `/contributions/${id}/agreement`, agreement);
    const receipt = { receiptId: 'R1', received: usd(1_000_000), receivedOn: '2026-01-03' };
    await done('frank', `/contributions/${id}/receipts`, receipt);
    return id;
  };

  test('tells who pays now why nothing more is to be paid for, without a word of why, and the State the reason', async () => {
    const { id } = (await done('kenya', '/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body;
    await done('mary', `/requests/${id}/accept`, { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' });
    const contributionId = await pay('NO', id);
    await done('mary', `/requests/${id}/resource-checks`, { checkedOn: '2026-02-11' });
    await done('mary', `/requests/${id}/confirm-funding`, { confirmedOn: '2026-02-12' });
    const toContributionId = await pay('SE', id);
    const substitution = { contributionId, toContributionId, substitutedOn: '2026-02-20', reason: 'Because' };
    await done('mary', `/requests/${id}/funding-substitutions`, substitution);
    await done('mary', `/requests/${id}/cancel`, { cancelledOn: '2026-05-01', reason: 'Minister X' });
    const ofRequest = async (name: string) =>
      (await inboxOf(name))
        .filter(({ parameters }) => parameters['request'] === id)
        .map(({ message, parameters }) => [message, parameters]);
    const bare = { title: submissionBody.title, request: id };
    expect(await ofRequest('norway')).toEqual([['contribution-committed', bare]]);
    expect(await ofRequest('sweden')).toEqual([
      ['request-cancelled', bare],
      ['contribution-committed', bare],
    ]);
    expect((await ofRequest('kenya'))[0]).toEqual(['request-cancelled', { ...bare, text: 'Minister X' }]);
    const { rows } = await api.runtime.pool.query(`select from notification.notice where actor = 'nobody'`);
    expect(rows).toEqual([]); // there is no such account
  });

  test('is read as what somebody is now, and tells nothing new to who is nothing any more', async () => {
    const first = await pledge('NO');
    const contributions = async (authorization = keys.get('norway') ?? '') =>
      (await inboxOf('norway', authorization)).map(({ parameters }) => parameters['contribution']);
    expect(await contributions()).toContain(first);
    await api.command('/accounts/norway/grants', { grants: [{ role: 'evaluator' }], reason: 'Left' }, admin);
    const second = await pledge('NO');
    const asEvaluator = await keyFor('norway', [{ role: 'evaluator' }]);
    expect(await contributions(asEvaluator)).toEqual([]);
    expect((await api.get('/api/v1/inbox', { authorization: asEvaluator })).body.unread).toBe(0);
    await api.command('/accounts/norway/grants', { grants: [NORWAY], reason: 'Came back' }, admin);
    const again = await contributions(await keyFor('norway', [NORWAY]));
    expect(again).toContain(first);
    expect(again).not.toContain(second);
  });
});
