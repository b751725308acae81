import { createHmac, createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openAccount } from '#access';
import { AUDIENCE, TestProvider } from '#access/testing';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const DAY = 86_400;
const kenya = { preferred_username: 'jane', techcoop_grants: ['requesting-state:KE'] };
const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('Whoever a provider of OpenID Connect vouches for', () => {
  let provider: TestProvider;
  let api: ApiUnderTest;
  beforeAll(async () => {
    provider = await TestProvider.start();
    const claims = {
      nameClaim: 'preferred_username',
      personClaim: 'person',
      grantsClaim: 'techcoop_grants',
      grantsFile: undefined,
    };
    const settings = { issuer: provider.issuer, audience: AUDIENCE, tokenType: 'at+jwt' as const, client: undefined };
    api = await ApiUnderTest.start({ people: 'accounts', openIdConnect: { ...settings, ...claims } });
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await provider?.stop();
  });

  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const token = (claims: object = {}, header: object = {}) =>
    provider.sign(api.clock.current, { ...kenya, jti: String(Math.random()), ...claims }, { ...header });

  test('acts under the name, and within the grants, that their token tells', async () => {
    const headers = bearer(await token());
    expect(await api.get('/api/v1/session', headers)).toMatchObject({
      status: 200,
      body: { name: 'jane', grants: [{ role: 'requesting-state', country: 'KE' }], isService: false },
    });
    expect(await api.get('/api/v1/requests', headers)).toMatchObject({ status: 200, body: { items: [] } });
    expect(await api.get('/api/v1/contributions', headers)).toMatchObject({ status: 403 });
  });

  test('is nobody with a token that proves nothing, and is not told why', async () => {
    const at = Math.floor(api.clock.current.getTime() / 1000);
    const [head = '', body = '', signature = ''] = (await token()).split('.');
    const pem = createPublicKey(provider.key.private as never).export({ type: 'spki', format: 'pem' });
    const hs256 = `${part({ alg: 'HS256', typ: 'at+jwt' })}.${body}`;
    const revoked = await token();
    expect(await api.get('/api/v1/session', bearer(revoked))).toMatchObject({ status: 200 });
    expect(await api.ask('DELETE', '/api/v1/session', { headers: bearer(revoked) })).toMatchObject({ status: 200 });
    const useless = {
      expired: await token({ iat: at - 7200, exp: at - 3600 }),
      early: await token({ nbf: at + 3600 }),
      issuer: await token({ iss: 'https://elsewhere.example.org' }),
      audience: await token({ aud: 'https://elsewhere.example.org' }),
      none: `${part({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
      hs256: `${hs256}.${createHmac('sha256', pem).update(hs256).digest('base64url')}`,
      signature: `${head}.${part({ ...kenya, iss: provider.issuer, aud: AUDIENCE, exp: at + 60 })}.${signature}`,
      key: await token({}, { kid: 'unknown' }),
      revoked,
      nonsense: 'a.b.c',
    };
    const bodies = new Set<string>();
    for (const [name, one] of Object.entries(useless)) {
      const answer = await api.get('/api/v1/session', bearer(one));
      expect({ name, status: answer.status }).toEqual({ name, status: 401 });
      bodies.add(JSON.stringify(answer.body));
    }
    bodies.add(JSON.stringify((await api.get('/api/v1/session', { authorization: '' })).body));
    expect([...bodies]).toHaveLength(1);
  });

  test.each([253_402_300_800, 1e14])(
    'signs out as usual with a token that expires after the year 9999: %d',
    async (exp) => {
      const headers = bearer(await token({ exp }));
      expect(await api.get('/api/v1/session', headers)).toMatchObject({ status: 200 });
      expect(await api.ask('DELETE', '/api/v1/session', { headers })).toMatchObject({ status: 200 });
      expect(await api.get('/api/v1/session', headers)).toMatchObject({ status: 401 });
    },
  );

  test('is nobody from the moment on at which their token was revoked by its id, for good', async () => {
    const at = Math.floor(api.clock.current.getTime() / 1000);
    const headers = bearer(await token({ jti: 'A1.b2_c3', exp: at + 100 * DAY }));
    const { access } = api.runtime;
    expect(await api.get('/api/v1/session', headers)).toMatchObject({ status: 200 });
    expect(await access.revokeTokenById('A1.b2_c3')).toBe(true);
    expect(await api.get('/api/v1/session', headers)).toMatchObject({ status: 401 });
    api.clock.current = new Date(api.clock.current.getTime() + 31 * DAY * 1000);
    const another = bearer(await token()); // to revoke it forgets those that have expired
    expect(await api.ask('DELETE', '/api/v1/session', { headers: another })).toMatchObject({ status: 200 });
    expect(await api.get('/api/v1/session', headers)).toMatchObject({ status: 401 });
  });

  test('is not taken for an account of the same name', async () => {
    const { runner, access } = api.runtime;
    const account = { name: 'peter', kind: 'person', grants: [{ role: 'administrator' }] } as const;
    await openAccount({ runner, clock: api.clock }, account, 'test');
    const headers = bearer(await token({ preferred_username: 'peter' }));
    expect(await api.get('/api/v1/session', headers)).toMatchObject({ status: 401 });
    const at = { address: '127.0.0.1', now: api.clock.current, until: new Date('2027-01-01T00:00:00Z') };
    await expect(
      access.providerSessions.begin({ name: 'peter', personId: null, grants: [] }, at),
    ).rejects.toMatchObject({
      name: 'ProviderSignInRefused',
    });
  });

  describe('is one person under every name, so that duties stay separated', () => {
    const usd = (minor: number) => ({ minor, currency: 'USD' });
    const grants = { techcoop_grants: ['programme-manager:*', 'finance-officer'] };
    const as = async (preferred_username: string, person: string, path: string, body: object) =>
      api.command(path, body, bearer(await token({ preferred_username, person, ...grants })));
    const done = async (...asked: Parameters<typeof as>) => {
      const answer = await as(...asked);
      expect(answer).toMatchObject({ status: 200 });
      return answer;
    };
    const created = async (...asked: Parameters<typeof as>): Promise<string> => {
      const answer = await as(...asked);
      expect(answer).toMatchObject({ status: 201 });
      return answer.body.id;
    };
    const refused = (rule: string) => ({ status: 403, body: { facts: { rule: expect.stringContaining(rule) } } });
    const accepted = { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' };
    let requestId = '';
    beforeAll(async () => {
      requestId = await created('pat', 'p-pat', '/requests', { ...submissionBody, submittedOn: '2026-02-02' });
      await created('fay', 'p-fay', '/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    });

    test('where they submitted what they accept', async () => {
      const accept = (name: string, person: string) => as(name, person, `/requests/${requestId}/accept`, accepted);
      expect(await accept('patricia', 'p-pat')).toMatchObject(refused('you submitted this request'));
      expect(await accept('tom', 'p-tom')).toMatchObject({ status: 200 });
    });

    test('where they recorded the receipt that they commit, or the expenditure of a period that they close', async () => {
      const pledge = { donorId: 'NO', title: 'Courts', amount: usd(1_000_000), pledgedOn: '2026-01-01' };
      const id = await created('fay', 'p-fay', '/contributions', { ...pledge, earmark: { level: 1 } });
      const agreement = { reference: 'NO-1', signedOn: '2026-01-02', amount: 1_000_000, pscBasisPoints: 0 };
      await done('fay', 'p-fay', `/contributions/${id}/agreement`, agreement);
      const receipt = { receiptId: 'R1', received: usd(1_000_000), receivedOn: '2026-01-03' };
      await done('fay', 'p-fay', `/contributions/${id}/receipts`, receipt);
      await done('tom', 'p-tom', `/requests/${requestId}/resource-checks`, { checkedOn: '2026-02-11' });
      const confirm = (name: string, person: string) =>
        as(name, person, `/requests/${requestId}/confirm-funding`, { confirmedOn: '2026-02-12' });
      expect(await confirm('fay-2', 'p-fay')).toMatchObject(refused('you recorded a receipt of this money'));
      expect(await confirm('fred', 'p-fred')).toMatchObject({ status: 200 });
      await done('tom', 'p-tom', `/requests/${requestId}/assignment`, { officeCode: 'HQ', assignedOn: '2026-02-14' });
      const spent = { expenditureId: 'X1', lineId: 'training', amount: usd(1_000), occurredOn: '2026-05-20' };
      await done('fay', 'p-fay', `/requests/${requestId}/expenditures`, { ...spent, description: 'Hall' });
      const close = (name: string, person: string) =>
        as(name, person, '/periods/2026-05/close', { closedOn: '2026-06-10' });
      expect(await close('fay-2', 'p-fay')).toMatchObject(refused('you recorded expenditure of this period'));
      expect(await close('fred', 'p-fred')).toMatchObject({ status: 200 });
      const over = { ...spent, expenditureId: 'X2', amount: usd(900_000), occurredOn: '2026-06-01' };
      const held = await done('fay', 'p-fay', `/requests/${requestId}/expenditures`, { ...over, description: 'Hall' });
      expect(held.body).toMatchObject({ held: true });
    });

    test('where they delivered what they are to evaluate', async () => {
      const evaluator = (personId: string) => ({ personId, name: 'Eva Berg', organisation: 'Independent' });
      const days = { commissionedOn: '2026-06-10', dueOn: '2026-08-30' };
      const path = `/requests/${requestId}`;
      await done('fred', 'p-fred', `${path}/complete`, { completedOn: '2026-06-01', summary: 'Judges were trained.' });
      const commission = (personId: string) =>
        as('tom', 'p-tom', `${path}/evaluation`, { ...days, evaluator: evaluator(personId) });
      expect(await commission('p-fay')).toMatchObject(refused('this person delivered what is to be evaluated'));
      expect(await commission('p-eva')).toMatchObject({ status: 200 });
    });

    test('which the story of a request does not tell', async () => {
      const headers = bearer(await token({ preferred_username: 'tom', person: 'p-tom', ...grants }));
      const story = await api.get(`/api/v1/requests/${requestId}/timeline`, headers);
      expect(JSON.stringify(story.body)).toContain('"actor":"pat"');
      expect(JSON.stringify(story.body)).toContain('"toldBy":["fay"]');
      for (const person of ['p-pat', 'p-fay']) expect(JSON.stringify(story.body)).not.toContain(person);
    });
  });

  test('has a session with the grants of the sign-in, until it ends', async () => {
    const at = { address: '127.0.0.1', now: api.clock.current, until: new Date(api.clock.current.getTime() + 600_000) };
    const setCookie = await api.runtime.access.providerSessions.begin(
      { name: 'ruth', personId: 'p-9', grants: [{ role: 'auditor' }] },
      at,
    );
    const cookie = setCookie.split(';')[0] ?? '';
    const ask = () => api.get('/api/v1/session', { cookie });
    expect(await ask()).toMatchObject({
      status: 200,
      body: { name: 'ruth', personId: 'p-9', grants: [{ role: 'auditor' }] },
    });
    expect(await api.ask('DELETE', '/api/v1/session', { headers: { cookie } })).toMatchObject({ status: 200 });
    expect(await ask()).toMatchObject({ status: 401 });
  });

  test('has one session in a browser', async () => {
    const { providerSessions } = api.runtime.access;
    const at = { address: '127.0.0.1', now: api.clock.current, until: new Date(api.clock.current.getTime() + 600_000) };
    const setCookie = await providerSessions.begin({ name: 'rosa', personId: null, grants: [] }, at);
    const cookie = setCookie.split(';')[0] ?? '';
    expect(await api.get('/api/v1/session', { cookie })).toMatchObject({ status: 200 });
    await providerSessions.end((await providerSessions.idIn(cookie)) ?? '');
    expect(await api.get('/api/v1/session', { cookie })).toMatchObject({ status: 401 });
    expect(await providerSessions.idIn(cookie)).toBeUndefined();
  });
});
