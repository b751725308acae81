import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Clock } from '#configuration';
import { type CommandContext } from '#event-sourcing';
import { CommandRunner, PostgresEventStore } from '#event-store';
import { PostgresKeyStore, SealingVault } from '#personal-data';
import { Pool } from '#postgres';
import { eventually, startTestPostgres, type TestPostgres } from '#postgres/testing';
import { Access } from './access.js';
import {
  ChangeAccountPerson,
  ChangeGrants,
  CloseAccount,
  type NewAccount,
  OpenAccount,
} from './account/account.commands.js';
import { accountPersonalFields } from './account/account.events.js';
import { changeAccount } from './account/accounts.transaction.js';
import { openFirstAccount } from './first-administrator.js';
import type { Grant } from './grant.js';
import { PasswordHasher } from './password/hasher.js';
import { Passwords } from './password/passwords.js';
import { sessionCookie } from './session/cookies.js';
import { PasswordMustChange, type SignedIn, SignInRefused } from './sign-in/sign-in.js';
import { Throttle, TooManyAttempts } from './sign-in/throttle.js';

const START = new Date('2026-06-15T12:00:00.000Z').getTime();
const GOOD = 'correct horse battery staple';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

class TestClock extends Clock {
  current = START;

  override now(): Date {
    return new Date(this.current);
  }

  pass(milliseconds: number): void {
    this.current += milliseconds;
  }
}

describe('Access', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let store: PostgresEventStore;
  let runner: CommandRunner;
  let access: Access;
  let throttle: Throttle;
  let first: Awaited<ReturnType<typeof openFirstAccount>>[];
  const clock = new TestClock();
  beforeAll(async () => {
    postgres = await startTestPostgres();
    const connectionString = await postgres.createDatabase();
    pool = new Pool({ connectionString });
    store = await PostgresEventStore.open({ connectionString });
    runner = new CommandRunner(store, new SealingVault(await PostgresKeyStore.open(pool), accountPersonalFields));
    access = await another();
    throttle = new Throttle(pool);
    const others = [await another(), await another()];
    first = await Promise.all([access, ...others].map((one) => openFirstAccount({ access: one, runner, clock })));
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await pool?.end();
    await postgres?.stop();
  });

  /** As in another process. */
  const another = () => Access.open({ pool, runner, clock, secure: false });
  const context = (): CommandContext => ({
    ...{ commandId: randomUUID(), requestHash: '00'.repeat(32), actor: 'admin' },
    ...{ correlationId: 'c', at: clock.now().toISOString() },
  });
  let names = 0;
  const openAccount = async (changed: Partial<NewAccount> = {}): Promise<string> => {
    const name = `account-${++names}`;
    const details = { kind: 'person', grants: [], displayName: null, email: null } as const;
    await runner.run(new OpenAccount({ name, personId: name, ...details, ...changed }, context()), changeAccount);
    return name;
  };
  const asked = (
    account: string,
    password = GOOD,
    { address = '192.0.2.1', device = undefined as string | undefined } = {},
  ) => ({
    ...{ account, password, address, device },
  });
  let addresses = 0;
  /** Where nobody has failed yet. */
  const elsewhere = () => `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`;
  const person = async (grants: readonly Grant[] = []): Promise<string> => {
    const name = await openAccount({ grants });
    const password = await access.resetPassword(name);
    await access.signIns.changePassword({ ...asked(name, password, { address: elsewhere() }), newPassword: GOOD });
    return name;
  };
  const signIn = (account: string, password = GOOD, from: { address?: string; device?: string } = {}) =>
    access.signIns.signIn(asked(account, password, { address: elsewhere(), ...from }));
  const bySession = ({ token }: Pick<SignedIn, 'token'>, at = access) =>
    at.authenticator.authenticate({ authorization: undefined, cookie: `x=1; ${sessionCookie(false)}=${token}; y=2` });
  const byKey = (key: string, at = access) =>
    at.authenticator.authenticate({ authorization: `Bearer ${key}`, cookie: undefined });
  const errorOf = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );

  describe('The first administrator', () => {
    test('is opened once, whichever process was first', async () => {
      expect(first.filter((one) => one !== undefined)).toEqual([
        { name: 'admin', password: expect.stringMatching(/^([a-z2-9]{5}-){4}[a-z2-9]{5}$/) },
      ]);
      expect(await openFirstAccount({ access, runner, clock })).toBeUndefined();
    });

    test('must choose another password before anything else', async () => {
      const password = first.find((one) => one !== undefined)?.password ?? '';
      expect(await errorOf(signIn('admin', password))).toBeInstanceOf(PasswordMustChange);
      expect(await access.sessions.of('admin', clock.now())).toEqual([]);
      const changed = await access.signIns.changePassword({ ...asked('admin', password), newPassword: GOOD });
      expect(await bySession(changed)).toEqual({
        ...{
          name: 'admin',
          personId: 'admin',
          hasAccount: true,
          grants: [{ role: 'administrator' }],
          by: 'session',
          isService: false,
        },
      });
      expect(await errorOf(signIn('admin', password))).toBeInstanceOf(SignInRefused);
    });

    test('is not the last that goes, also when two go at the same moment', async () => {
      const other = await person([{ role: 'administrator' }]);
      const close = (name: string) =>
        runner.run(new CloseAccount({ name, reason: 'Has left' }, context()), changeAccount);
      const grant = (name: string, grants: readonly Grant[]) =>
        runner.run(new ChangeGrants({ name, grants, reason: 'Has another post' }, context()), changeAccount);
      const outcomes = await Promise.allSettled([close(other), grant('admin', [])]);
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refused).toEqual([expect.objectContaining({ code: 'LastAdministrator' })]);
      const states = await Promise.all(['admin', other].map((name) => access.accounts.find(name)));
      expect(
        states.filter(({ phase }) => phase === 'open').flatMap((one) => ('grants' in one ? one.grants : [])),
      ).toEqual([{ role: 'administrator' }]);
    });
  });

  describe('A session', () => {
    test('ends when it is not used for an hour, and after twelve in any case', async () => {
      const name = await person();
      const session = await signIn(name);
      const other = await another(); // remembers nothing
      for (let n = 0; n < 13; n += 1) {
        clock.pass(55 * MINUTE);
        expect(await bySession(session, await another())).toBeDefined();
      }
      clock.pass(10 * MINUTE);
      expect(await bySession(session, other)).toBeUndefined();
      const idle = await signIn(name);
      clock.pass(HOUR + SECOND);
      expect(await bySession(idle, other)).toBeUndefined();
      await signIn(name); // sweeps
      const { rows } = await pool.query('select from access.session where account = $1', [name]);
      expect(rows).toHaveLength(1);
    });

    test('is not kept on by whoever only looks whether it still is', async () => {
      const { token } = await signIn(await person());
      const looks = async () =>
        (await another()).authenticator.authenticate(
          { authorization: undefined, cookie: `${sessionCookie(false)}=${token}` },
          { isUse: false },
        );
      clock.pass(55 * MINUTE);
      expect(await looks()).toBeDefined();
      clock.pass(10 * MINUTE);
      expect(await looks()).toBeUndefined();
    });

    test('is used by what was let in and is under way, for twelve hours', async () => {
      const { token } = await signIn(await person());
      const begunAt = clock.now();
      const looks = async () =>
        (await another()).authenticator.authenticate(
          { authorization: undefined, cookie: `${sessionCookie(false)}=${token}` },
          { begunAt },
        );
      for (let n = 0; n < 13; n += 1) {
        clock.pass(55 * MINUTE);
        expect(await looks()).toBeDefined();
      }
      clock.pass(10 * MINUTE);
      expect(await looks()).toBeUndefined();
    });

    test('is ended at once', async () => {
      const session = await signIn(await person());
      expect(await bySession(session)).toBeDefined();
      await access.endSession(session.session.id);
      expect(await bySession(session)).toBeUndefined();
    });

    test('ends with all others of the account when the password is changed, but for the one that it begins', async () => {
      const name = await person();
      const before = [await signIn(name), await signIn(name)];
      for (const one of before) expect(await bySession(one)).toBeDefined();
      const newPassword = 'another horse, another battery';
      const after = await access.signIns.changePassword({ ...asked(name), newPassword });
      for (const one of before) expect(await bySession(one)).toBeUndefined();
      expect((await access.sessions.of(name, clock.now())).map(({ id }) => id)).toEqual([after.session.id]);
      expect(await errorOf(signIn(name))).toBeInstanceOf(SignInRefused);
    });

    test('is not begun by a password that is being changed at the same moment', async () => {
      const name = await person();
      const proven = await new Passwords(pool, new PasswordHasher()).check(name, GOOD);
      if (!proven) throw new Error('the password is right');
      const begin = () => access.sessions.begin(name, { proven, address: elsewhere(), now: clock.now() });
      expect(await begin()).toBeDefined();
      const changing = await pool.connect();
      await changing.query('begin');
      await changing.query(`update access.password set hash = 'another' where account = $1`, [name]);
      const racing = begin();
      const waits = async () =>
        (await pool.query(`select from pg_stat_activity where wait_event_type = 'Lock'`)).rows.length > 0;
      await Promise.race([racing, eventually(waits, 30_000)]).finally(async () => {
        await changing.query('commit');
        changing.release();
      });
      expect(await racing).toBeUndefined();
      expect(await begin()).toBeUndefined();
    });

    test('is of the person who is behind the account now', async () => {
      const name = await person();
      const session = await signIn(name);
      expect([session.personId, (await bySession(session))?.personId]).toEqual([name, name]);
      const told = { name, personId: 'p-7', displayName: 'Anna', email: null, reason: 'A wrong one was told' };
      await runner.run(new ChangeAccountPerson(told, context()), changeAccount);
      await access.changed(name);
      expect((await bySession(session))?.personId).toBe('p-7');
    });

    test('is of no use when the account is closed, and has what the account has now', async () => {
      const name = await person([{ role: 'auditor' }]);
      const session = await signIn(name);
      expect(await bySession(session)).toMatchObject({ grants: [{ role: 'auditor' }] });
      const grants: readonly Grant[] = [{ role: 'evaluator' }];
      await runner.run(new ChangeGrants({ name, grants, reason: 'Has another post' }, context()), changeAccount);
      await access.changed(name);
      expect(await bySession(session)).toMatchObject({ grants });
      await runner.run(new CloseAccount({ name, reason: 'Has left' }, context()), changeAccount);
      expect(await bySession(session, await another())).toBeUndefined(); // whatever became of its secrets
      await access.changed(name);
      expect(await bySession(session)).toBeUndefined();
      expect(await errorOf(signIn(name))).toBeInstanceOf(SignInRefused);
      expect(await errorOf(access.resetPassword(name))).toMatchObject({ code: 'AccountClosed' });
      const { rows } = await pool.query('select from access.password where account = $1', [name]);
      expect(rows).toEqual([]);
    });
  });

  test('Sessions and keys that are asked about at the same moment are each their own, and made-up ones nobody’s', async () => {
    const grants: readonly Grant[] = [{ role: 'auditor' }];
    const people = [await person(), await person()];
    const services = [await openAccount({ kind: 'service', grants }), await openAccount({ kind: 'service', grants })];
    const sessions = await Promise.all(people.map((name) => signIn(name)));
    const keys = await Promise.all(
      services.map((name) => access.makeApiKey(name, { label: 'Test', grants, expiresOn: '2026-12-31' })),
    );
    const fresh = await another(); // remembers nothing
    const madeUp = () => `tck_${randomUUID()}`.padEnd(47, 'x');
    const found = await Promise.all(
      [1, 2, 3].flatMap(() => [
        ...sessions.map((one) => bySession(one, fresh)),
        ...keys.map(({ key }) => byKey(key, fresh)),
        byKey(madeUp(), fresh),
      ]),
    );
    const whose = [...people, ...services, undefined];
    expect(found.map((principal) => principal?.name)).toEqual([...whose, ...whose, ...whose]);
  });

  describe('An API key', () => {
    const grants: readonly Grant[] = [{ role: 'programme-manager', programmes: 'all' }, { role: 'auditor' }];
    const narrow: readonly Grant[] = [{ role: 'programme-manager', programmes: ['GPAC'] }];
    const make = (name: string, changed: { grants?: readonly Grant[]; expiresOn?: string } = {}) =>
      access.makeApiKey(name, { label: 'Nightly import', grants: narrow, expiresOn: '2027-01-31', ...changed });

    test('is for a service, and has no more than what it was given and the account has', async () => {
      const name = await openAccount({ kind: 'service', grants });
      const { key, row } = await make(name);
      expect(key).toMatch(/^tck_[A-Za-z0-9_-]{43}$/);
      const principal = { name, personId: name, hasAccount: true, grants: narrow, by: 'api-key', isService: true };
      expect(await byKey(key)).toEqual(principal);
      expect(await access.apiKeys.of(name)).toMatchObject([
        { id: row.id, last_used_on: clock.now().toISOString().slice(0, 10), expires_on: '2027-01-31' },
      ]);
      const less: readonly Grant[] = [{ role: 'auditor' }];
      await runner.run(new ChangeGrants({ name, grants: less, reason: 'Imports no more' }, context()), changeAccount);
      await access.changed(name);
      expect(await byKey(key)).toEqual({ ...principal, grants: [] });
    });

    test.each([
      ['more than the account has', { grants: [{ role: 'administrator' }] as const }, 'GrantsExceedAccount'],
      ['nothing', { grants: [] }, 'InvalidInput'],
      ['no end', { expiresOn: '2099-01-01' }, 'InvalidInput'],
      ['an end that has passed', { expiresOn: '2026-06-01' }, 'InvalidInput'],
    ])('is not made with %s', async (_, changed, code) => {
      const name = await openAccount({ kind: 'service', grants });
      expect(await errorOf(make(name, changed))).toMatchObject({ code });
      expect(await access.apiKeys.of(name)).toEqual([]);
    });

    test('is one of at most 20 of an account, however many are asked for at once', async () => {
      const name = await openAccount({ kind: 'service', grants });
      const made = await Promise.all(Array.from({ length: 40 }, () => make(name).catch((error: unknown) => error)));
      expect(made.filter((one) => one instanceof Error)).toHaveLength(20);
      expect(await access.apiKeys.of(name)).toHaveLength(20);
    });

    test('is not made for a person, nor for an account that there is not', async () => {
      expect(await errorOf(make(await openAccount({ grants })))).toMatchObject({ code: 'NotAServiceAccount' });
      expect(await errorOf(make('nobody'))).toMatchObject({ code: 'AccountNotFound' });
      const service = await openAccount({ kind: 'service' });
      expect(await errorOf(access.resetPassword(service))).toMatchObject({ code: 'NotAPerson' });
    });

    test('ends when it is revoked, when its last day is over, and with the account', async () => {
      const name = await openAccount({ kind: 'service', grants });
      const [revoked, over, closed] = [await make(name), await make(name), await make(name)];
      for (const { key } of [revoked, over, closed]) expect(await byKey(key)).toBeDefined();
      await access.revokeApiKey(name, revoked.row.id);
      expect(await byKey(revoked.key)).toBeUndefined();
      expect(await errorOf(access.revokeApiKey('account-1', over.row.id))).toMatchObject({ code: 'ApiKeyNotFound' });
      expect(await byKey(over.key)).toBeDefined();
      await runner.run(new CloseAccount({ name, reason: 'Is replaced' }, context()), changeAccount);
      await access.changed(name);
      expect(await byKey(closed.key)).toBeUndefined();
      const lasting = await openAccount({ kind: 'service', grants });
      const day = clock.now().toISOString().slice(0, 10);
      const { key } = await make(lasting, { expiresOn: day });
      const before = clock.current;
      clock.current = new Date(`${day}T23:59:59.999Z`).getTime();
      const begunAt = clock.now();
      expect(await byKey(key, await another())).toBeDefined();
      clock.pass(1);
      expect(await byKey(key, await another())).toBeUndefined();
      const underWay = () =>
        access.authenticator.authenticate({ authorization: `Bearer ${key}`, cookie: undefined }, { begunAt });
      expect(await underWay()).toBeDefined();
      await access.apiKeys.revokeAll(lasting, clock.now());
      expect(await underWay()).toBeUndefined();
      clock.current = before;
    });

    test('is looked for where it is sent, and a cookie beside it is not', async () => {
      const session = await signIn(await person());
      const cookie = `${sessionCookie(false)}=${session.token}`;
      for (const authorization of ['Bearer tck_x', `Bearer tck_${'x'.repeat(43)}`, 'Basic YTpi', 'Bearer eyJ.a.b', ''])
        expect(await access.authenticator.authenticate({ authorization, cookie })).toBeUndefined();
      for (const nothing of [undefined, '', 'techcoop', 'techcoop=', `techcoop=${'x'.repeat(43)}`, `not${cookie}`])
        expect(await access.authenticator.authenticate({ authorization: undefined, cookie: nothing })).toBeUndefined();
    });
  });

  describe('Guessing', () => {
    const wrong = (name: string, from: { address: string; device?: string }) =>
      errorOf(signIn(name, 'a wrong password', from));

    test('is slowed down per account and address, however many try at the same moment, in whatever process', async () => {
      const name = await person();
      const address = elsewhere();
      const other = await another();
      const racing = Array.from({ length: 24 }, (_, n) =>
        errorOf((n % 2 ? other : access).signIns.signIn(asked(name, `a wrong password ${n}`, { address }))),
      );
      const errors = await Promise.all(racing);
      expect(errors.filter((error) => error instanceof SignInRefused)).toHaveLength(5);
      expect(errors.filter((error) => error instanceof TooManyAttempts)).toHaveLength(19);
      expect(await errorOf(signIn(name, GOOD, { address }))).toBeInstanceOf(TooManyAttempts); // also the right one
    });

    test('waits twice as long each time, up to a quarter of an hour', async () => {
      const attempt = { account: 'anna', address: elsewhere(), device: undefined };
      for (let n = 0; n < 5; n += 1) await throttle.begin(attempt, clock.now());
      const waits: number[] = [];
      for (let n = 0; n < 12; n += 1) {
        const error = await errorOf(throttle.begin(attempt, clock.now()));
        if (!(error instanceof TooManyAttempts)) throw error;
        waits.push(error.waitMs / SECOND);
        clock.pass(error.waitMs);
        await throttle.begin(attempt, clock.now());
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    });

    test('stands in nobody’s way who comes from elsewhere, or signed in here before', async () => {
      const name = await person();
      const address = elsewhere();
      const { device } = await signIn(name, GOOD, { address });
      for (let n = 0; n < 5; n += 1) await wrong(name, { address });
      expect(await wrong(name, { address })).toBeInstanceOf(TooManyAttempts);
      const again = await signIn(name, GOOD, { address, device });
      expect(again.device).not.toBe(device);
      expect(await errorOf(signIn(name, GOOD, { address, device }))).toBeInstanceOf(TooManyAttempts); // used up
      expect(await errorOf(signIn(name))).toBeUndefined();
    });

    test('is slowed down on a device that is known, and one of another account is not known', async () => {
      const [name, other] = [await person(), await person()];
      const { device } = await signIn(name);
      const address = elsewhere();
      const attempt = { account: name, address, device };
      for (let n = 0; n < 10; n += 1) await throttle.begin(attempt, clock.now());
      expect(await errorOf(throttle.begin(attempt, clock.now()))).toBeInstanceOf(TooManyAttempts);
      for (let n = 0; n < 5; n += 1) await throttle.begin({ account: other, address, device: undefined }, clock.now());
      expect(await wrong(other, { address, device })).toBeInstanceOf(TooManyAttempts);
    });

    test('is slowed down per address over many accounts, of which none need exist', async () => {
      const address = elsewhere();
      const errors = [];
      for (let n = 0; n < 60; n += 1)
        errors.push(await errorOf(throttle.begin({ account: `nobody-${n}`, address, device: undefined }, clock.now())));
      expect(errors.map((error) => error === undefined)).toEqual(Array.from({ length: 60 }, (_, n) => n < 50));
      expect(await wrong('nobody', { address })).toBeInstanceOf(TooManyAttempts);
    });

    test('locks nobody out for as long as the clock is set back', async () => {
      const attempt = { account: 'anna', address: elsewhere(), device: undefined };
      clock.pass(DAY);
      await throttle.begin(attempt, clock.now());
      clock.pass(-DAY);
      for (let n = 0; n < 4; n += 1) await throttle.begin(attempt, clock.now());
      expect(await errorOf(throttle.begin(attempt, clock.now()))).toBeInstanceOf(TooManyAttempts);
    });

    test('is forgotten after a day, and after having signed in', async () => {
      const attempt = { account: 'anna', address: elsewhere(), device: undefined };
      const fail = async (times: number) => {
        for (let n = 0; n < times; n += 1) await throttle.begin(attempt, clock.now());
      };
      await fail(5);
      clock.pass(SECOND);
      await throttle.begin(attempt, clock.now());
      await throttle.succeed(attempt, clock.now());
      await fail(5);
      expect(await errorOf(fail(1))).toBeInstanceOf(TooManyAttempts);
      clock.pass(DAY + SECOND);
      await fail(5);
      expect(await errorOf(fail(1))).toBeInstanceOf(TooManyAttempts);
      clock.pass(DAY + SECOND);
      await throttle.sweep(clock.now());
      expect((await pool.query('select from access.attempt')).rows).toEqual([]);
    });

    test('learns nothing of whether there is an account: the answer is the same, and the time about so', async () => {
      const name = await person();
      const service = await openAccount({ kind: 'service' });
      const timed = async (account: string): Promise<number> => {
        const begun = performance.now();
        const error = await wrong(account, { address: elsewhere() });
        expect(error).toMatchObject({ name: 'SignInRefused', message: 'name or password is wrong' });
        return performance.now() - begun;
      };
      const times = new Map<string, number[]>([name, 'nobody', service].map((one) => [one, []]));
      for (let n = 0; n < 9; n += 1) for (const [account, list] of times) list.push(await timed(account));
      const medians = [...times.values()].map((list) => list.toSorted((a, b) => a - b)[4] ?? 0);
      // An answer without hashing would take a tenth.
      expect(Math.min(...medians) * 2.5).toBeGreaterThan(Math.max(...medians));
    }, 60_000);
  });

  test('keeps no secret that could be used, in no table and no event', async () => {
    const name = await person();
    const session = await signIn(name);
    const service = await openAccount({ kind: 'service', grants: [{ role: 'auditor' }] });
    const made = await access.makeApiKey(service, {
      ...{ label: 'Nightly import', grants: [{ role: 'auditor' }], expiresOn: '2027-01-31' },
    });
    const oneTime = await access.resetPassword(await openAccount());
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not like 'pg\\_%' and schemaname <> 'information_schema'`,
    );
    const texts = await Promise.all(
      tables.map(async (table) => JSON.stringify((await pool.query(`select t::text from ${table.name} t`)).rows)),
    );
    const everything = texts.join('\n');
    expect(everything).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    const secrets = [GOOD, session.token, session.device, made.key, made.key.slice(4), oneTime];
    for (const secret of secrets)
      for (const form of [
        secret,
        Buffer.from(secret).toString('hex'),
        Buffer.from(secret).toString('base64').slice(0, -4),
      ])
        expect(everything).not.toContain(form);
  });
});
