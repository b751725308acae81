import { createHmac, createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openAccount } from '#access';
import { AUDIENCE, TestProvider } from '#access/testing';
import { ApiUnderTest } from '../testing/api-under-test.js';

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
});
