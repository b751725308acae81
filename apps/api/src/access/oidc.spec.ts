import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  Module,
  Req,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { type Logger, pino } from 'pino';
import {
  Access,
  type Grant,
  type OidcAuthenticator,
  OidcSignIn,
  openOpenIdConnect,
  type Principal,
  type ProviderSessions,
} from '#access';
import { AUDIENCE, CLIENT, TestProvider } from '#access/testing';
import { Clock, type OpenIdConnect } from '#configuration';
import { Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { BodyPipe } from '../fields/body.pipe.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { Routes } from '../routes.js';
import { OidcController } from './oidc.controller.js';
import { OidcTokensController } from './oidc-tokens.controller.js';

const PUBLIC_URL = 'https://techcoop.example.org';
const CALLBACK = `${PUBLIC_URL}/api/v1/session/oidc/callback`;
const SIGN_IN = `${PUBLIC_URL}/api/v1/session/oidc`;

class TestClock extends Clock {
  aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

/** As the store of sessions will keep them. */
class SessionsInMemory implements ProviderSessions {
  readonly begun: Readonly<{ name: string; grants: readonly Grant[]; until: Date }>[] = [];
  readonly ended: string[] = [];

  async begin(
    who: Readonly<{ name: string; grants: readonly Grant[] }>,
    { until }: Readonly<{ until: Date }>,
  ): Promise<string> {
    this.begun.push({ ...who, until });
    return `__Host-techcoop=${this.begun.length}; Path=/; HttpOnly; Secure; SameSite=Strict`;
  }

  async idIn(cookie: string | undefined): Promise<string | undefined> {
    return /__Host-techcoop=(\d+)/.exec(cookie ?? '')?.[1];
  }

  async end(id: string): Promise<void> {
    this.ended.push(id);
  }
}

describe('Sign-in at a provider', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let provider: TestProvider;
  let clock: TestClock;
  let sessions: SessionsInMemory;
  let log: string[];
  let api: NestFastifyApplication;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: await postgres.createDatabase() });
    provider = await TestProvider.start({ redirectUris: [CALLBACK] });
  });
  afterAll(async () => {
    await provider?.stop();
    await pool?.end();
    await postgres?.stop();
  });
  beforeEach(async () => {
    clock = new TestClock();
    sessions = new SessionsInMemory();
    log = [];
    provider.account = {
      sub: 'u-1',
      preferred_username: 'j.doe',
      person: 'p-7',
      techcoop_grants: ['programme-manager:GPAC'],
    };
    api = await open();
  });
  afterEach(() => api?.close());

  const open = async (change: Partial<OpenIdConnect> = {}): Promise<NestFastifyApplication> => {
    const logger: Logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
    const settings: OpenIdConnect = {
      ...{ issuer: provider.issuer, audience: AUDIENCE, tokenType: 'at+jwt', nameClaim: 'preferred_username' },
      ...{ personClaim: 'person', grantsClaim: 'techcoop_grants', grantsFile: undefined },
      client: { ...CLIENT, scope: 'openid profile', publicUrl: PUBLIC_URL },
      ...change,
    };
    const { authenticator, signIn } = await openOpenIdConnect(settings, { pool, sessions, clock, logger });
    return openApp({ authenticator, signIn, logger });
  };
  const browser = (): Browser => new Browser(api);

  test('begins a session with what the provider says of somebody, and brings them where they were', async () => {
    const visited = await browser().follow(`${SIGN_IN}?returnTo=%2Frequests%3Fphase%3Dintake%23latest`);
    expect(visited.at(-1)).toBe(`${PUBLIC_URL}/requests?phase=intake#latest`);
    expect(visited.map((url) => url.replace(/\?.*/, '').replace(/[\w-]{43}|[\w-]{21}/, '…'))).toEqual([
      SIGN_IN,
      `${provider.issuer}/auth`,
      `${provider.issuer}/interaction/…`,
      `${provider.issuer}/auth/…`,
      CALLBACK,
      `${PUBLIC_URL}/requests`,
    ]);
    expect(sessions.begun).toEqual([
      {
        name: 'j.doe',
        personId: 'p-7',
        grants: [{ role: 'programme-manager', programmes: ['GPAC'] }],
        until: expect.any(Date),
      },
    ]);
    const hours = ((sessions.begun[0]?.until.getTime() ?? 0) - clock.now().getTime()) / 3_600_000;
    expect(Math.round(hours)).toBe(8);
  });

  test('ends the session that the browser had when it left, or has when it is back', async () => {
    const visitor = browser();
    await visitor.follow(SIGN_IN);
    expect(sessions.ended).toEqual([]);
    const back = async () => (await visitor.follow(SIGN_IN, (url) => url.startsWith(CALLBACK))).at(-1) ?? '';
    const callback = await back();
    visitor.cookiesHere.delete('__Host-techcoop'); // it is not sent along where another site brings the browser
    expect(await visitor.ask(callback)).toMatchObject({ status: 303 });
    expect(sessions.ended).toEqual(['1']);
    visitor.cookiesHere.delete('__Host-techcoop');
    const again = await back();
    visitor.cookiesHere.set('__Host-techcoop', '2');
    expect(await visitor.ask(again)).toMatchObject({ status: 303 });
    expect(sessions.ended).toEqual(['1', '2']);
  });

  test('asks with state, nonce and PKCE, and keeps them where only this system reads them', async () => {
    const answer = await browser().ask(SIGN_IN);
    const asked = Object.fromEntries(new URL(answer.location).searchParams);
    expect(asked).toEqual({
      client_id: CLIENT.id,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const [cookie = ''] = answer.cookies;
    expect(cookie).toMatch(/^__Host-techcoop-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toContain(asked['state']);
    const again = new URL((await browser().ask(SIGN_IN)).location).searchParams;
    expect(again.get('state')).not.toBe(asked['state']);
  });

  test('gives the browser no token', async () => {
    const visitor = browser();
    const visited = await visitor.follow(SIGN_IN);
    const shown = JSON.stringify([visited, [...visitor.cookiesHere]]);
    expect(shown).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+(?![\w.-])/);
    expect([...visitor.cookiesHere.keys()]).toEqual(['__Host-techcoop']);
  });

  test.each([
    'https://evil.example.org',
    '//evil.example.org',
    '/\\evil.example.org',
    '/%09/evil.example.org'.replace('%09', '\t'),
    'requests',
    'javascript:alert(1)',
  ])('brings nobody to %j', async (path) => {
    const answer = await browser().ask(`${SIGN_IN}?returnTo=${encodeURIComponent(path)}`);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'returnTo' }] } });
  });

  describe('does not succeed', () => {
    /** The address that the provider sends a browser back to, and the browser. */
    const onTheWayBack = async (visitor = browser()): Promise<URL> => {
      const visited = await visitor.follow(SIGN_IN, (url) => url.startsWith(CALLBACK));
      return new URL(visited.at(-1) ?? '');
    };
    const expectRefused = async (visitor: Browser, url: URL): Promise<void> => {
      const answer = await visitor.ask(url.href);
      expect(answer).toMatchObject({ status: 401, body: { code: 'Unauthorized' } });
      expect(answer.cookies).toEqual([expect.stringContaining('__Host-techcoop-sign-in=; Max-Age=0')]);
      expect([sessions.begun, sessions.ended]).toEqual([[], []]);
      expect(log.join()).toContain('refused');
      expect(log.join()).not.toContain(url.searchParams.get('code') ?? '.');
    };

    test('in a browser that did not begin it', async () => {
      await expectRefused(browser(), await onTheWayBack());
    });

    test('with the state of another attempt', async () => {
      const visitor = browser();
      const [mine, other] = [await onTheWayBack(visitor), await onTheWayBack()];
      await expectRefused(visitor, other);
      expect(mine.searchParams.get('state')).not.toBe(other.searchParams.get('state'));
    });

    test('with its own code and another state', async () => {
      const visitor = browser();
      const back = await onTheWayBack(visitor);
      back.searchParams.set('state', 'other');
      await expectRefused(visitor, back);
    });

    test('with the code of another attempt, whose PKCE is another', async () => {
      const visitor = browser();
      const [mine, other] = [await onTheWayBack(visitor), await onTheWayBack()];
      mine.searchParams.set('code', other.searchParams.get('code') ?? '');
      await expectRefused(visitor, mine);
    });

    test('with a code that nobody gave', async () => {
      const visitor = browser();
      const back = await onTheWayBack(visitor);
      back.searchParams.set('code', 'guessed');
      await expectRefused(visitor, back);
    });

    test('as sent by another provider', async () => {
      const visitor = browser();
      const back = await onTheWayBack(visitor);
      back.searchParams.set('iss', 'https://login.example.org');
      await expectRefused(visitor, back);
    });

    test('when the provider says no', async () => {
      const visitor = browser();
      const back = await onTheWayBack(visitor);
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
      await expectRefused(visitor, back);
    });

    test('after ten minutes', async () => {
      const visitor = browser();
      const back = await onTheWayBack(visitor);
      clock.aheadMs = 601_000;
      await expectRefused(visitor, back);
    });

    test('with a cookie that somebody made', async () => {
      const visitor = browser();
      const back = await onTheWayBack(visitor);
      visitor.cookiesHere.set('__Host-techcoop-sign-in', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA');
      await expectRefused(visitor, back);
    });

    test('a second time with the same code', async () => {
      const visitor = browser();
      const back = await onTheWayBack(visitor);
      const before = new Map(visitor.cookiesHere);
      expect(await visitor.ask(back.href)).toMatchObject({ status: 303 });
      sessions.begun.length = 0;
      for (const [name, value] of before) visitor.cookiesHere.set(name, value);
      await expectRefused(visitor, back);
    });
  });

  test('says so when the provider does not answer, and can be tried again', async () => {
    const visitor = browser();
    const visited = await visitor.follow(SIGN_IN, (url) => url.startsWith(CALLBACK));
    await provider.stop();
    expect(await visitor.ask(visited.at(-1) ?? '')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
      cookies: [],
    });
    await api.close();
    api = await open();
    expect(await browser().ask(SIGN_IN)).toMatchObject({ status: 503 });
    provider = await provider.restart({ redirectUris: [CALLBACK] });
    expect((await browser().follow(SIGN_IN)).at(-1)).toBe(`${PUBLIC_URL}/`);
  });

  test('goes on after the provider changed its key', async () => {
    await browser().follow(SIGN_IN);
    provider = await provider.restart({ redirectUris: [CALLBACK], alg: 'ES256' });
    clock.aheadMs = 31_000;
    expect((await browser().follow(SIGN_IN)).at(-1)).toBe(`${PUBLIC_URL}/`);
    expect(sessions.begun).toHaveLength(2);
  });

  test('ends at the provider, too', async () => {
    const { status, location } = await browser().ask(`${SIGN_IN}/sign-out`);
    expect(status).toBe(303);
    expect(location).toBe(
      `${provider.issuer}/session/end?post_logout_redirect_uri=${encodeURIComponent(`${PUBLIC_URL}/`)}&client_id=${CLIENT.id}`,
    );
    const page = await fetch(location);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form')]);
  });

  test('is unknown where there is no client', async () => {
    await api.close();
    api = await open({ client: undefined });
    for (const path of ['', '/callback', '/sign-out'])
      expect(await browser().ask(`${SIGN_IN}${path}`)).toMatchObject({ status: 404 });
  });

  test('with an access token ends when an administrator revokes it', async () => {
    const token = await provider.sign(clock.now(), { jti: 'A1.b2_c3' });
    const ask = async (): Promise<number> =>
      (await api.inject({ url: '/api/v1/who', headers: { authorization: `Bearer ${token}` } })).statusCode;
    expect(await ask()).toBe(200);
    const revoke = (jti: string): Promise<{ statusCode: number }> =>
      api.inject({ method: 'PUT', url: `/api/v1/revoked-tokens/${jti}` });
    expect(await revoke('A1.b2_c3')).toMatchObject({ statusCode: 200 });
    clock.aheadMs = 3_000;
    expect(await ask()).toBe(401);
    expect(await revoke('%20')).toMatchObject({ statusCode: 400 });
  });

  test('is not needed with an access token; all others get the same answer', async () => {
    const ask = async (authorization: string): Promise<unknown> => {
      const { statusCode, body, headers } = await api.inject({ url: '/api/v1/who', headers: { authorization } });
      return { statusCode, body, challenge: headers['www-authenticate'] };
    };
    const good = await provider.sign(clock.now());
    expect(await ask(`Bearer ${good}`)).toMatchObject({ statusCode: 200, body: expect.stringContaining('"u-1"') });
    const at = Math.floor(clock.now().getTime() / 1000);
    const answers = await Promise.all([
      ask(''),
      ask('Bearer'),
      ask(`Bearer ${await provider.sign(clock.now(), { exp: at - 60 })}`),
      ask(`Bearer ${await provider.sign(clock.now(), { nbf: at + 60 })}`),
      ask(`Bearer ${await provider.sign(clock.now(), { iss: 'https://login.example.org' })}`),
      ask(`Bearer ${await provider.sign(clock.now(), { aud: 'other' })}`),
      ask(`Bearer ${await provider.sign(clock.now(), {}, { kid: 'other' })}`),
      ask(`Bearer ${good.slice(0, -9)}AAAAAAAAA`),
    ]);
    expect(answers[0]).toMatchObject({ statusCode: 401 });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

type Answer = Readonly<{
  status: number;
  location: string;
  cookies: readonly string[];
  headers: Readonly<Record<string, unknown>>;
  body: unknown;
}>;

/** Follows redirects between the api, which it asks in-process, and the provider, with cookies for each. */
class Browser {
  readonly cookiesHere = new Map<string, string>();
  private readonly cookiesThere = new Map<string, string>();

  constructor(private readonly api: NestFastifyApplication) {}

  async ask(url: string): Promise<Answer> {
    const isHere = url.startsWith(PUBLIC_URL);
    const jar = isHere ? this.cookiesHere : this.cookiesThere;
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = isHere ? await this.askApi(url, headers) : await askProvider(url, headers);
    for (const cookie of answer.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** All addresses on the way; what `until` holds of is not asked for any more. */
  async follow(url: string, until: (url: string) => boolean = () => false): Promise<readonly string[]> {
    const visited = [url];
    for (let next = url; visited.length < 12 && !until(next); visited.push(next)) {
      const { location } = await this.ask(next);
      if (location === '') break;
      next = new URL(location, next).href;
    }
    return visited;
  }

  private async askApi(url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await this.api.inject({ url: url.slice(PUBLIC_URL.length), headers });
    return {
      status: response.statusCode,
      location: response.headers.location ?? '',
      cookies: [response.headers['set-cookie'] ?? []].flat(),
      headers: response.headers,
      body: /json/.test(String(response.headers['content-type'])) ? response.json() : response.body,
    };
  }
}

const askProvider = async (url: string, headers: Readonly<Record<string, string>>): Promise<Answer> => {
  const response = await fetch(url, { redirect: 'manual', headers });
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    cookies: response.headers.getSetCookie(),
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
};

type Parts = Readonly<{
  authenticator: OidcAuthenticator;
  signIn: OidcSignIn | undefined;
  logger: Logger;
}>;

/** The routes of sign-in, and one that only those who proved who they are may ask. */
const openApp = async ({ authenticator, signIn, logger }: Parts): Promise<NestFastifyApplication> => {
  const principals = new WeakMap<FastifyRequest, Principal>();

  class Guard implements CanActivate {
    async canActivate(host: ExecutionContext): Promise<boolean> {
      const request = host.switchToHttp().getRequest<FastifyRequest>();
      const { authorization, cookie } = request.headers;
      const principal = await authenticator.authenticate({ authorization, cookie });
      if (!principal) throw new UnauthorizedException('Sign in.');
      principals.set(request, principal);
      return true;
    }
  }

  @Controller('who')
  class WhoController {
    @Get()
    @UseGuards(Guard)
    who(@Req() request: FastifyRequest): unknown {
      return principals.get(request);
    }
  }

  @Module({
    controllers: [OidcController, OidcTokensController, WhoController],
    providers: [
      { provide: OidcSignIn, useValue: signIn },
      {
        provide: Access,
        useValue: { revokeTokenById: (jti: string) => authenticator.revokeById(jti).then(() => true) },
      },
    ],
  })
  class App {}

  const app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: false });
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(new BodyPipe());
  app.useGlobalFilters(new ProblemFilter(new Routes(), logger));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};
