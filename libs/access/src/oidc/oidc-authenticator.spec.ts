import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportSPKI } from 'jose';
import { pino } from 'pino';
import { Clock, type OpenIdConnect } from '#configuration';
import { Pool } from '#postgres';
import { eventually, startTestPostgres, type TestPostgres } from '#postgres/testing';
import { AUDIENCE, CLIENT, PROGRAM, TestProvider } from '../testing/index.js';
import { openOpenIdConnect, type OidcAuthenticator } from '../index.js';

class TestClock extends Clock {
  current = Date.now();

  override now(): Date {
    return new Date(this.current);
  }

  pass(seconds: number): void {
    this.current += seconds * 1000;
  }
}

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('Bearer tokens', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let provider: TestProvider;
  let clock: TestClock;
  let tokens: OidcAuthenticator;
  let log: string[];
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: await postgres.createDatabase() });
    provider = await TestProvider.start();
  });
  afterAll(async () => {
    await provider?.stop();
    await pool?.end();
    await postgres?.stop();
  });
  beforeEach(async () => {
    clock = new TestClock();
    log = [];
    tokens = await open();
  });

  const open = async (settings: Partial<OpenIdConnect> = {}): Promise<OidcAuthenticator> => {
    const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
    const none = () => Promise.reject(new Error('no browser comes here'));
    const sessions = { begin: none, idIn: none, end: none };
    const all: OpenIdConnect = {
      ...{ issuer: provider.issuer, audience: AUDIENCE, tokenType: 'at+jwt', nameClaim: 'preferred_username' },
      ...{ personClaim: 'person', grantsClaim: 'techcoop_grants', grantsFile: undefined, client: undefined },
      ...settings,
    };
    return (await openOpenIdConnect(all, { pool, sessions, clock, logger })).authenticator;
  };
  const ask = (token: string, by: OidcAuthenticator = tokens): ReturnType<OidcAuthenticator['authenticate']> =>
    by.authenticate({ authorization: `Bearer ${token}`, cookie: undefined });
  const sign = (
    claims: Readonly<Record<string, unknown>> = {},
    header: Readonly<Record<string, unknown>> = {},
  ): Promise<string> => provider.sign(clock.now(), { preferred_username: 'j.doe', ...claims }, header);
  const inSeconds = (seconds: number): number => Math.floor(clock.current / 1000) + seconds;

  test('that the provider gives a program are those of a service', async () => {
    expect(await ask(await provider.tokenForProgram())).toEqual({
      name: PROGRAM.id,
      personId: null,
      grants: [{ role: 'auditor' }],
      by: 'token',
      hasAccount: false,
      isService: true,
    });
  });

  test('name a person and what they may do', async () => {
    const token = await sign({ person: 'p-7', techcoop_grants: ['programme-manager:GPAC,GPML', 'finance-officer'] });
    expect(await ask(token)).toEqual({
      name: 'j.doe',
      personId: 'p-7',
      grants: [{ role: 'programme-manager', programmes: ['GPAC', 'GPML'] }, { role: 'finance-officer' }],
      by: 'token',
      hasAccount: false,
      isService: false,
    });
  });

  test('that say nothing that can be understood give nothing, and the log does not hold them', async () => {
    const token = await sign({ techcoop_grants: ['programme-manager:GPAC', 'emperor'] });
    expect((await ask(token))?.grants).toEqual([{ role: 'programme-manager', programmes: ['GPAC'] }]);
    expect(log.join()).toContain('emperor');
    expect(log.join()).not.toContain(token.slice(0, 40));
    expect(log.join()).not.toContain(token.slice(-40));
  });

  test('may be of the next half minute, or have expired in the last, since clocks differ', async () => {
    expect(await ask(await sign({ nbf: inSeconds(20) }))).toBeDefined();
    expect(await ask(await sign({ exp: inSeconds(-20) }))).toBeDefined();
  });

  describe('are refused', () => {
    const refused: readonly (readonly [string, () => Promise<string> | string])[] = [
      ['which expired', () => sign({ exp: inSeconds(-31) })],
      ['without an expiry', () => sign({ exp: undefined })],
      ['which are not valid yet', () => sign({ nbf: inSeconds(40) })],
      ['of another issuer', () => sign({ iss: 'https://login.example.org' })],
      ['of the issuer with a slash', () => sign({ iss: `${provider.issuer}/` })],
      ['for another audience', () => sign({ aud: 'https://other.example.org' })],
      ['for no audience', () => sign({ aud: undefined })],
      ['about nobody', () => sign({ sub: undefined })],
      ['without a name that could be written down', () => sign({ sub: '<script>', preferred_username: '' })],
      ['bound to a key of their holder', () => sign({ cnf: { jkt: 'thumbprint' } })],
      ['which are no access tokens', () => sign({}, { typ: 'JWT' })],
      ['of no type', () => sign({}, { typ: undefined })],
      ['with a key that nobody has', () => sign({}, { kid: 'other' })],
      ['with an extension that is not known', () => sign({}, { crit: ['strict'], strict: true })],
      ['which are not signed', async () => unsigned(await sign())],
      ['without the signature', async () => (await sign()).replace(/[^.]*$/, '')],
      ['signed with the public key as a secret', async () => hmacSigned(await sign(), provider)],
      ['with other claims than were signed', async () => forged(await sign())],
      [
        'of another signature',
        async () => `${(await sign()).replace(/[^.]*$/, '')}${(await sign({ jti: '1' })).split('.')[2]}`,
      ],
      ['that are none', () => 'a.b.c'],
      ['that are empty', () => ''],
    ];
    test.each(refused)('%s', async (_, make) => {
      expect(await ask(await sign())).toBeDefined();
      expect(await ask(await make())).toBeUndefined();
    });

    test('when they come in another way', async () => {
      const token = await sign();
      for (const authorization of [undefined, '', token, `Basic ${token}`, `Bearer ${token} ${token}`, 'Bearer'])
        expect(await tokens.authenticate({ authorization, cookie: `token=${token}` })).toBeUndefined();
    });
  });

  describe('of providers that do not mark them', () => {
    const jwt = { typ: 'JWT' };
    test('count, but not proofs of a sign-in', async () => {
      const client = { ...CLIENT, scope: 'openid', publicUrl: 'http://127.0.0.1' };
      tokens = await open({ tokenType: 'JWT', client });
      expect(await ask(await sign({}, jwt))).toBeDefined();
      expect(await ask(await sign({}, { typ: undefined }))).toBeDefined();
      expect(await ask(await sign())).toBeDefined();
      for (const claims of [{ nonce: 'n' }, { at_hash: 'h' }, { typ: 'ID' }, { aud: [AUDIENCE, CLIENT.id] }])
        expect(await ask(await sign(claims, jwt))).toBeUndefined();
      expect(await ask(await sign({}, { typ: 'logout+jwt' }))).toBeUndefined();
    });
  });

  test('are verified once, and count until they expire', async () => {
    const token = await sign();
    const first = await ask(token);
    expect(await ask(token)).toBe(first);
    clock.pass(HOUR + 29);
    expect(await ask(token)).toBe(first);
    clock.pass(2);
    expect(await ask(token)).toBeUndefined();
  });

  describe('that were revoked', () => {
    const revoke = (token: string): Promise<boolean> =>
      tokens.revoke({ authorization: `Bearer ${token}`, cookie: undefined });

    test('count no more, at once here and within seconds in other processes', async () => {
      const [token, another] = [await sign({ jti: 'a' }), await sign({ jti: 'b' })];
      const elsewhere = await open();
      expect(await ask(token, elsewhere)).toBeDefined();
      expect(await revoke(token)).toBe(true);
      expect(await ask(token)).toBeUndefined();
      clock.pass(3);
      expect(await ask(token, elsewhere)).toBeUndefined();
      expect(await ask(token, await open())).toBeUndefined();
      expect(await ask(another)).toBeDefined();
    });

    test('count no more with a signature that is written in another way', async () => {
      const token = await sign({ jti: 'c' });
      await revoke(token);
      // 256 bytes leave four bits of the last character that mean nothing.
      const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map(
        (last) => token.slice(0, -1) + last,
      );
      for (const other of others) expect(await ask(other)).toBeUndefined();
    });

    test('are forgotten a day after they have expired', async () => {
      await pool.query('delete from access.revoked_token');
      const kept = async () => (await pool.query('select from access.revoked_token')).rowCount;
      await revoke(await sign({ jti: 'd', exp: inSeconds(60) }));
      clock.pass(DAY);
      await revoke(await sign({ jti: 'e' }));
      expect(await kept()).toBe(2);
      clock.pass(100);
      await revoke(await sign({ jti: 'f' }));
      expect(await kept()).toBe(2);
    });

    test('hold no more for what was let in by them and is under way, also when they would have expired', async () => {
      const [token, another] = [await sign({ exp: inSeconds(60) }), await sign({ exp: inSeconds(60), jti: 'g' })];
      const begunAt = clock.now();
      const looks = (one: string, by: OidcAuthenticator) =>
        by.authenticate({ authorization: `Bearer ${one}`, cookie: undefined }, { begunAt });
      const elsewhere = await open();
      await ask(token, elsewhere);
      await revoke(token);
      clock.pass(HOUR);
      await revoke(await sign({ jti: 'h' })); // forgets those that are over
      for (const by of [tokens, elsewhere, await open()]) {
        expect(await looks(token, by)).toBeUndefined();
        expect(await looks(another, by)).toMatchObject({ name: 'j.doe' });
        expect(await ask(another, by)).toBeUndefined();
        expect(await looks(another, by)).toBeDefined();
      }
    });

    test('hold no more for that, either, when they had run out before', async () => {
      const token = await sign({ exp: inSeconds(60), nbf: inSeconds(-60) });
      const begunAt = clock.now();
      const looks = (by: OidcAuthenticator) =>
        by.authenticate({ authorization: `Bearer ${token}`, cookie: undefined }, { begunAt });
      clock.pass(HOUR);
      expect(await looks(tokens)).toBeDefined();
      expect(await revoke(token)).toBe(true);
      for (const by of [tokens, await open()]) expect(await looks(by)).toBeUndefined();
      clock.pass(2 * DAY);
      expect(await revoke(token)).toBe(false);
      expect(await revoke('e30.e30.e30')).toBe(false);
      expect(await revoke('a.b.c')).toBe(false);
    });

    test('by the id that the provider gave them, whoever holds them', async () => {
      const tokenId = 'id of \u0000 a token';
      const [token, another] = [await sign({ jti: tokenId }), await sign({ jti: 'another' })];
      const elsewhere = await open();
      expect(await ask(token, elsewhere)).toBeDefined();
      await tokens.revokeById(tokenId);
      clock.pass(3);
      for (const by of [tokens, elsewhere]) expect(await ask(token, by)).toBeUndefined();
      expect(await ask(another)).toBeDefined();
    });

    test.each<[string, string, (token: string) => Promise<unknown>]>([
      ['their id', 'raced', () => tokens.revokeById('raced')],
      ['who has them', 'raced, too', revoke],
    ])(
      'by %s count no more at once, also when they were looked up while that was written down',
      async (_, jti, end) => {
        const token = await sign({ jti });
        const lock = await pool.connect();
        await lock.query('begin; lock table access.revoked_token in exclusive mode');
        const revoked = end(token);
        clock.pass(3);
        expect(await ask(token)).toBeDefined();
        await lock.query('commit');
        lock.release();
        await revoked;
        expect(await ask(token)).toBeUndefined();
      },
    );

    test('count no more at once with a signature that is written in another way, also when it was seen before', async () => {
      const token = await sign({ jti: 'of two signatures' });
      // Of the last character some bits mean nothing.
      const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map(
        (last) => token.slice(0, -1) + last,
      );
      const valid: string[] = [];
      for (const other of others) if (await ask(other)) valid.push(other);
      expect(valid.length).toBeGreaterThan(1);
      await revoke(token);
      for (const other of valid) expect(await ask(other)).toBeUndefined();
    });

    test('by their id never count again, however long they are valid', async () => {
      const token = await sign({ jti: 'lasting', exp: inSeconds(400 * DAY) });
      expect(await ask(token)).toBeDefined();
      await tokens.revokeById('lasting');
      expect(await ask(token)).toBeUndefined();
      for (const days of [31, 365]) {
        clock.pass(days * DAY);
        await revoke(await sign({ jti: `after ${days} days` })); // forgets those that have expired
        for (const by of [tokens, await open()]) expect(await ask(token, by)).toBeUndefined();
      }
    });

    test.each([253_402_300_800, 1e14, 1e300])('count no more when they would have expired at %d', async (exp) => {
      const token = await sign({ exp, jti: `until ${exp}` });
      expect(await ask(token)).toBeDefined();
      expect(await revoke(token)).toBe(true);
      for (const by of [tokens, await open()]) expect(await ask(token, by)).toBeUndefined();
    });

    test('cannot be revoked by who does not have them', async () => {
      expect(await revoke(unsigned(await sign()))).toBe(false);
      expect(await revoke('')).toBe(false);
    });
  });

  describe('when the provider changes its key', () => {
    test('count with the new key, and with the old one no more', async () => {
      const old = await sign();
      expect(await ask(old)).toBeDefined();
      provider = await provider.restart();
      const fresh = await sign();
      clock.pass(31);
      expect(await ask(fresh)).toBeDefined();
      expect(await ask(old)).toBeUndefined();
    });

    test('with the old one no more within some minutes, also when no new one comes', async () => {
      const old = await sign();
      expect(await ask(old)).toBeDefined();
      provider = await provider.restart();
      clock.pass(601);
      await ask(old);
      await eventually(async () => (await ask(old)) === undefined);
    });

    test('do not make it answer again and again', async () => {
      await ask(await sign());
      const before = provider.asked.length;
      for (const kid of ['1', '2', '3', '4']) expect(await ask(await sign({}, { kid }))).toBeUndefined();
      clock.pass(31);
      for (const kid of ['5', '6', '7', '8']) expect(await ask(await sign({}, { kid }))).toBeUndefined();
      expect(provider.asked.slice(before)).toEqual(['/jwks']);
    });
  });

  describe('when the provider is down', () => {
    test('count as long as their key is held', async () => {
      expect(await ask(await sign())).toBeDefined();
      const later = [await sign({ jti: 'later' }), await sign({}, { kid: 'other' })] as const;
      await provider.stop();
      clock.pass(601);
      expect(await ask(later[0])).toBeDefined();
      expect(await ask(later[1])).toBeUndefined();
      expect(await ask(later[0], await open())).toBeUndefined();
      provider = await provider.restart();
    });

    test('are refused without hanging where it takes calls and says nothing', async () => {
      const silent = createServer();
      silent.listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const address = silent.address();
      const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      const by = await open({ issuer });
      const token = await sign({ iss: issuer });
      expect(await ask(token, by)).toBeUndefined();
      // Those after it do not even wait.
      expect(await Promise.all(Array.from({ length: 100 }, () => ask(token, by)))).toEqual(Array(100).fill(undefined));
      silent.closeAllConnections();
      silent.close();
    });
  });
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const unsigned = (token: string): string => `${part({ alg: 'none', typ: 'at+jwt' })}.${token.split('.')[1]}.`;

const hmacSigned = async (token: string, { key }: TestProvider): Promise<string> => {
  const signed = `${part({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })}.${token.split('.')[1]}`;
  return `${signed}.${createHmac('sha256', await exportSPKI(key.public))
    .update(signed)
    .digest('base64url')}`;
};

const forged = (token: string): string => {
  const [header, claims, signature] = token.split('.');
  const said = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()) as object;
  return [header, part({ ...said, techcoop_grants: ['administrator'] }), signature].join('.');
};
