import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openFirstAccount } from '#access';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';

const GOOD = 'correct horse battery staple';

describe('Accounts over HTTP', () => {
  let api: ApiUnderTest;
  let admin: string;
  const secrets: string[] = [GOOD];
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people: 'accounts' });
    const first = await openFirstAccount(api.runtime);
    const oneTime = first?.password ?? '';
    const early = await signIn('admin', oneTime);
    expect(early).toMatchObject({ status: 403, body: { code: 'PasswordMustChange' } });
    expect(early.headers).not.toHaveProperty('set-cookie');
    admin = cookieOf(await changePassword('admin', oneTime, GOOD));
    secrets.push(oneTime, admin.slice('techcoop='.length));
  }, 60_000);
  afterAll(() => api?.stop());

  const signIn = (name: string, password: string) => api.ask('POST', '/api/v1/session', { body: { name, password } });
  const changePassword = (name: string, password: string, newPassword: string) =>
    api.ask('PUT', '/api/v1/password', { body: { name, password, newPassword } });
  const get = (path: string, cookie = admin) => api.get(`/api/v1${path}`, { cookie });
  const fromOurs = { 'sec-fetch-site': 'same-origin' };
  const remove = (path: string, cookie = admin) =>
    api.ask('DELETE', `/api/v1${path}`, { headers: { cookie, ...fromOurs } });
  const post = (path: string, body: unknown, cookie = admin) => api.command(path, body, { cookie, ...fromOurs });
  const person = async (name: string, grants: unknown[] = [], who: object = {}): Promise<string> => {
    const opened = await post('/accounts', { name, grants, displayName: `Name of ${name}`, ...who });
    expect(opened).toMatchObject({ status: 201, body: { id: name, revision: 0 } });
    const { password } = (await post(`/accounts/${name}/reset-password`, undefined)).body;
    secrets.push(password);
    return cookieOf(await changePassword(name, password, GOOD));
  };

  test('somebody signs in, is known, and signs out', async () => {
    const answered = await signIn('admin', GOOD);
    expect(answered).toMatchObject({
      status: 200,
      body: { name: 'admin', grants: [{ role: 'administrator' }], isService: false },
    });
    expect(answered.headers['set-cookie']).toEqual([
      expect.stringMatching(/^techcoop=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/),
      expect.stringMatching(/^techcoop-device=[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Strict$/),
    ]);
    const cookie = cookieOf(answered);
    expect(await get('/session', cookie)).toMatchObject({ status: 200, body: { name: 'admin' } });
    const { body } = await get('/sessions', cookie);
    expect(body.items.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const out = await remove('/session', cookie);
    expect(out).toMatchObject({ status: 200, headers: { 'set-cookie': expect.stringContaining('Max-Age=0') } });
    expect(await get('/session', cookie)).toMatchObject({ status: 401, body: { code: 'NotSignedIn' } });
    expect(await remove('/session', cookie)).toMatchObject({ status: 200 });
  });

  test('a wrong password, an unknown account and a service are answered alike, byte for byte', async () => {
    expect(await post('/accounts', { name: 'importer', kind: 'service', grants: [] })).toMatchObject({ status: 201 });
    const answers = await Promise.all(
      ['admin', 'nobody', 'importer'].map((name) => signIn(name, 'wrong all the same')),
    );
    const plain = answers.map(({ status, body }) => JSON.stringify({ status, body }));
    expect(new Set(plain).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'SignInRefused' } });
  });

  test('who signs in, fails to, and signs out is audited: by the name of an account, and no other', async () => {
    const mistaken = 'my password, where a name goes';
    await person('watched', [{ role: 'auditor' }]);
    await signIn('watched', 'wrong all the same');
    await signIn(mistaken, 'wrong all the same');
    const cookie = cookieOf(await signIn('watched', GOOD));
    await remove('/session', cookie);
    const again = cookieOf(await signIn('watched', GOOD));
    const { body } = await get('/audit?actor=watched', again);
    const told = body.items.map(({ operation, code }: Record<string, unknown>) => [operation, code]);
    expect(told).toEqual([
      ['signIn', null],
      ['signOut', null],
      ['signIn', null],
      ['signIn', 'SignInRefused'],
      ['changePassword', null],
    ]);
    const { body: whole } = await get('/audit', again);
    expect(JSON.stringify(whole)).not.toContain(mistaken);
    for (const secret of secrets) expect(JSON.stringify(whole)).not.toContain(secret);
    const made = whole.items.find(({ operation }: Record<string, unknown>) => operation === 'resetPassword');
    expect(made).toMatchObject({ actor: 'admin', provenBy: 'session', subjects: ['account-watched'] });
  });

  test('a new password keeps the rules, and the error names them', async () => {
    expect(await changePassword('admin', GOOD, 'too short')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'newPassword', rule: 'must have at least 15 characters' }] },
    });
    expect(await changePassword('admin', GOOD, GOOD)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'newPassword', rule: 'must be another than before' }] },
    });
    expect(await changePassword('admin', 'wrong all the same', 'another horse, another battery')).toMatchObject({
      status: 401,
    });
  });

  test('too many failures are told to wait, and for how long', async () => {
    const cookie = await person('often-wrong');
    let answered = await signIn('often-wrong', 'wrong all the same');
    for (let n = 0; n < 5; n += 1) answered = await signIn('often-wrong', 'wrong all the same');
    expect(answered).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
      body: { code: 'TooManyAttempts', facts: { seconds: 1 }, detail: expect.stringContaining('in 1 second.') },
    });
    expect(await get('/session', cookie)).toMatchObject({ status: 200 }); // who is signed in stays so
  });

  test('an administrator sees who there is, changes what they may be, and closes', async () => {
    const cookie = await person('anna', [{ role: 'programme-manager', programmes: ['GPAC'] }]);
    expect(await get('/session', cookie)).toMatchObject({ body: { grants: [{ programmes: ['GPAC'] }] } });
    const reason = 'Has another post';
    const changed = await post('/accounts/anna/grants', { grants: [{ role: 'auditor' }], reason });
    expect(changed).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await get('/session', cookie)).body.grants).toEqual([{ role: 'auditor' }]);
    const shown = await get(`/accounts/anna?after=${changed.body.position}`);
    expect(shown).toMatchObject({
      status: 200,
      headers: { etag: expect.stringMatching(/^"1-/) },
      body: { name: 'anna', kind: 'person', grants: [{ role: 'auditor' }], personId: 'anna', closedAt: null },
    });
    const list = await get('/accounts?limit=2');
    expect(list.body.items.map(({ name }: { name: string }) => name)).toEqual(['admin', 'anna']);
    expect(JSON.stringify([shown.body, list.body])).not.toContain('Name of');
    expect((await get('/accounts/anna/person')).body).toEqual({
      ...{ personId: 'anna', displayName: 'Name of anna', email: null },
    });
    expect((await get('/accounts/anna/sessions')).body.items).toHaveLength(1);
    expect(await post('/accounts/anna/close', { reason: 'Has left' })).toMatchObject({ status: 200 });
    expect(await get('/session', cookie)).toMatchObject({ status: 401 });
    expect(await signIn('anna', GOOD)).toMatchObject({ status: 401, body: { code: 'SignInRefused' } });
    expect(await post('/accounts/anna/reset-password', undefined)).toMatchObject({
      ...{ status: 409, body: { code: 'AccountClosed' } },
    });
  });

  test('an administrator tells who is behind an account, and what was told before is not shown any more', async () => {
    const cookie = await person('evan', [{ role: 'evaluator' }]);
    expect((await get('/session', cookie)).body.personId).toBe('evan');
    const told = { personId: 'p-1', displayName: 'Evan Berg', email: 'evan@example.org' };
    const changed = await post('/accounts/evan/person', { ...told, reason: 'As the contract names him' });
    expect(changed).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await get('/session', cookie)).body.personId).toBe('p-1');
    expect((await get('/accounts/evan/person')).body).toEqual(told);
    expect((await get(`/accounts/evan?after=${changed.body.position}`)).body).toMatchObject({ personId: 'p-1' });
    expect(await post('/accounts/evan/person', { ...told, reason: ' ' })).toMatchObject({ status: 422 });
    expect(await post('/accounts/nobody/person', { ...told, reason: 'x' })).toMatchObject({ status: 404 });
  });

  test('managers are offered the persons who evaluate, each once, without those who do no more', async () => {
    const manager = await person('mona', [{ role: 'programme-manager', programmes: ['GPAC'] }]);
    await post('/accounts', { name: 'evan-2', grants: [{ role: 'evaluator' }], personId: 'p-1' });
    await post('/accounts', {
      name: 'eve',
      grants: [{ role: 'evaluator' }],
      personId: 'p-2',
      displayName: 'Eve Oduya',
    });
    await post('/accounts', { name: 'left', grants: [{ role: 'evaluator' }], displayName: 'Has Left' });
    await post('/accounts/left/close', { reason: 'Has left' });
    await post('/accounts', { name: 'bot', kind: 'service', grants: [{ role: 'evaluator' }] });
    expect((await get('/evaluators', manager)).body.items).toEqual([
      { personId: 'p-1', displayName: 'Evan Berg' },
      { personId: 'p-2', displayName: 'Eve Oduya' },
    ]);
  });

  test('the last administrator stays', async () => {
    expect(await post('/accounts/admin/close', { reason: 'Has left' })).toMatchObject({
      ...{ status: 409, body: { code: 'LastAdministrator' } },
    });
    expect(await post('/accounts/admin/grants', { grants: [], reason: 'Has left' })).toMatchObject({
      ...{ status: 409, body: { code: 'LastAdministrator' } },
    });
  });

  test('signing out without a proof makes nobody look again who is signed in', async () => {
    let told = 0;
    const stop = api.runtime.access.onRevocation(() => (told += 1));
    for (const authorization of ['x', 'Bearer x.y.z'])
      expect(await api.ask('DELETE', '/api/v1/session', { headers: { authorization } })).toMatchObject({ status: 200 });
    stop();
    expect(told).toBe(0);
  });

  test('a session is ended by whom it belongs to, and by administrators; others do not learn of it', async () => {
    const [mine, theirs] = [await person('olav'), await person('maria')];
    const [session] = (await get('/sessions', mine)).body.items;
    expect(session).toMatchObject({ account: 'olav', address: '127.0.0.1', current: true });
    const unknown = await remove(`/sessions/${randomUUID()}`, theirs);
    const foreign = await remove(`/sessions/${session.id}`, theirs);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'SessionNotFound']);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'SessionNotFound']);
    expect(await get('/session', mine)).toMatchObject({ status: 200 });
    expect(await remove(`/sessions/${session.id}`)).toMatchObject({ status: 200 });
    expect(await get('/session', mine)).toMatchObject({ status: 401 });
  });

  test('a service has API keys that are shown once', async () => {
    await post('/accounts', { name: 'feeder', kind: 'service', grants: [{ role: 'auditor' }, { role: 'evaluator' }] });
    const asked = { label: 'Nightly import', grants: [{ role: 'auditor' }], expiresOn: '2026-12-31' };
    const made = await post('/accounts/feeder/api-keys', asked);
    expect(made).toMatchObject({ status: 201, body: { ...asked, account: 'feeder', revokedAt: null } });
    const { key, id } = made.body;
    secrets.push(key);
    const authorization = `Bearer ${key}`;
    const whoAmI = () => api.get('/api/v1/session', { authorization, cookie: admin });
    expect(await whoAmI()).toMatchObject({
      status: 200,
      body: { name: 'feeder', grants: [{ role: 'auditor' }], isService: true },
    });
    const list = await get('/accounts/feeder/api-keys');
    expect(list.body.items).toMatchObject([{ id, lastUsedOn: '2026-06-15' }]);
    expect(JSON.stringify(list.body)).not.toContain(key);
    const tooMuch = { ...asked, grants: [{ role: 'administrator' }] };
    expect(await post('/accounts/feeder/api-keys', tooMuch)).toMatchObject({
      ...{ status: 409, body: { code: 'GrantsExceedAccount' } },
    });
    expect(await post('/accounts/admin/api-keys', tooMuch)).toMatchObject({
      ...{ status: 409, body: { code: 'NotAServiceAccount' } },
    });
    expect(await remove(`/accounts/feeder/api-keys/${id}`)).toMatchObject({ status: 200 });
    expect(await whoAmI()).toMatchObject({ status: 401 });
  });

  test('whoever recorded expenditure of a month in another account does not close it, even where no view tells yet', async () => {
    const personId = 'p-fay';
    const fay = await person('fay', [{ role: 'finance-officer' }], { personId });
    expect(await post('/accounts', { name: 'fay-too', grants: [], personId })).toMatchObject({ status: 201 });
    const commandId = randomUUID();
    const at = { correlationId: 'race', recordedAt: '2026-06-15T12:00:00.000Z' };
    const metadata = { actor: 'fay-too', command: 'RecordExpenditure', commandId, ...at };
    const charged = { id: randomUUID(), type: 'MonthCharged', data: { month: '2026-04', by: 'fay-too' }, metadata };
    await api.runtime.store.append([{ stream: 'periods', expected: 'no-stream', events: [charged] }], {
      ...{ commandId, requestHash: '00'.repeat(32), answer: {} },
    });
    const close = (period: string) => post(`/periods/${period}/close`, { closedOn: '2026-06-15' }, fay);
    expect(await close('2026-05')).toMatchObject({ status: 409, body: { code: 'SeparationOfDuties' } });
    expect(await close('2026-03')).toMatchObject({ status: 200 });
  });

  test('who signs in anew in a browser is signed in there once', async () => {
    const signInFrom = (cookie: string, name: string, password = GOOD) =>
      api.ask('POST', '/api/v1/session', { body: { name, password }, headers: { cookie, ...fromOurs } });
    const isOn = async (cookie: string): Promise<boolean> => (await get('/session', cookie)).status === 200;
    const [first, elsewhere] = [await person('ana'), cookieOf(await signIn('ana', GOOD))];
    expect(await signInFrom(first, 'ana', 'wrong all the same')).toMatchObject({ status: 401 });
    expect(await isOn(first)).toBe(true);
    const second = cookieOf(await signInFrom(first, 'ana'));
    expect([await isOn(first), await isOn(second), await isOn(elsewhere)]).toEqual([false, true, true]);
    await person('bob');
    const other = cookieOf(await signInFrom(second, 'bob'));
    expect([await isOn(second), await isOn(other)]).toEqual([false, true]);
    const body = { name: 'ana', password: GOOD, newPassword: `${GOOD} again` };
    secrets.push(body.newPassword);
    const changed = cookieOf(
      await api.ask('PUT', '/api/v1/password', { body, headers: { cookie: other, ...fromOurs } }),
    );
    expect([await isOn(other), await isOn(changed)]).toEqual([false, true]);
  });

  test('accounts are for administrators', async () => {
    const cookie = await person('nosy', [{ role: 'finance-officer' }]);
    const routes = api.routes.filter(({ url }) => url.startsWith('/api/v1/accounts'));
    expect(routes.length).toBeGreaterThanOrEqual(10);
    for (const { method, url } of routes) {
      const path = url.replace(':name', 'admin').replace(':keyId', randomUUID());
      const ask = (headers: Record<string, string>) =>
        api.ask(method as 'GET', path, {
          headers: { 'idempotency-key': randomUUID(), ...headers },
        });
      expect({ path, ...(await ask({})) }).toMatchObject({ path, status: 401 });
      expect({ path, ...(await ask({ cookie })) }).toMatchObject({ path, status: 403 });
    }
  });

  test.each([
    ['name', { name: 'Anna' }],
    ['kind', { kind: 'robot' }],
    ['grants', { grants: [{ role: 'pirate' }] }],
    ['grants.0.country', { grants: [{ role: 'requesting-state', country: 'XX' }] }],
    ['grants.0.programmes', { grants: [{ role: 'programme-manager', programmes: ['NOPE'] }] }],
    ['grants.0.programmes', { grants: [{ role: 'programme-manager', programmes: 'none' }] }],
    ['grants.0.office', { grants: [{ role: 'field-office', office: 'x' }] }],
  ])('an account is not opened with a wrong %s: %j', async (field, wrong) => {
    const { status, body } = await post('/accounts', { name: 'wrong', grants: [], ...wrong });
    expect([status, body.errors]).toEqual([422, [{ field, rule: expect.any(String) }]]);
  });

  test('no secret is in the log, in no event and in no stored answer', async () => {
    const { rows } = await api.runtime.pool.query<{ all: string }>(
      `select (select string_agg(e::text, '') from event_store.event e) || (select string_agg(c::text, '') from event_store.command c) as all`,
    );
    expect(rows[0]?.all).toContain('AccountOpened');
    expect(rows[0]?.all).not.toContain('Name of');
    const kept = [rows[0]?.all, ...api.log].join('\n');
    expect(secrets.length).toBeGreaterThan(8);
    for (const secret of secrets) expect(kept).not.toContain(secret);
    expect(api.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

const cookieOf = ({ status, headers }: Answered): string => {
  expect(status).toBe(200);
  return String([headers['set-cookie']].flat()[0]).replace(/;.*$/s, '');
};
