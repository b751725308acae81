import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import type { Clock, OpenIdConnectClient } from '#configuration';
import { type ClaimNames, factsOf } from './claims.js';
import { PATIENCE_MS, type Provider, ProviderUnavailable } from './provider.js';
import { ownAddress } from './return-path.js';
import type { ProviderSessions } from './provider-sessions.js';
import { type Attempt, SignInCookie } from './sign-in-cookie.js';
import { ALGORITHMS, verify } from './verify.js';

type Parts = Readonly<{
  provider: Provider;
  client: Omit<OpenIdConnectClient, 'secret'> & Readonly<{ secret: string }>;
  claims: ClaimNames;
  sessions: ProviderSessions;
  clock: Clock;
  logger: Pick<Logger, 'info' | 'warn'>;
}>;

/** Where a browser goes next, and the `Set-Cookie`s that it takes along. */
export type Onward = Readonly<{ location: string; cookies: readonly string[] }>;

/** A browser that comes back: what the provider sent, with `?`; its `Cookie` header; where it asks from. */
type Return = Readonly<{ query: string; cookie: string | undefined; address: string }>;

/** The provider did not send this browser here, or not with a proof that holds. */
export class ProviderSignInRefused extends Error {
  override readonly name = 'ProviderSignInRefused';
}

export const CALLBACK_PATH = '/api/v1/session/oidc/callback';
/** What somebody may do is asked of the provider again after this time. */
const LONGEST_SESSION_MS = 8 * 60 * 60_000;

/** Sign-in with a browser: authorization code with PKCE (RFC 7636, RFC 9700). No token ever reaches the browser. */
export class OidcSignIn {
  readonly #cookie: SignInCookie;
  readonly #redirectUri: string;

  constructor(private readonly parts: Parts) {
    const { secret, publicUrl } = parts.client;
    this.#cookie = new SignInCookie(secret, { isSecure: publicUrl.startsWith('https:') });
    this.#redirectUri = `${publicUrl}${CALLBACK_PATH}`;
  }

  /** Whether a sign-in may end there: a path of this system. */
  mayReturnTo(path: string): boolean {
    return ownAddress(path, this.parts.client.publicUrl) !== undefined;
  }

  /** To the provider; `browser`: its `Cookie` header. Errors: ProviderUnavailable. */
  async begin(returnTo: string, browser: string | undefined): Promise<Onward> {
    const { client, sessions, clock } = this.parts;
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const location = oidc.buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: this.#redirectUri,
      scope: client.scope,
      ...{ state, nonce },
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const before = await sessions.idIn(browser);
    const cookie = await this.#cookie.carry({ state, nonce, verifier, returnTo, before }, clock.now());
    return { location: location.href, cookies: [cookie] };
  }

  /** Back from the provider; `name`: who is signed in. Errors: ProviderSignInRefused, ProviderUnavailable. */
  async complete(back: Return): Promise<Onward & Readonly<{ name: string }>> {
    try {
      return await this.#complete(back);
    } catch (error) {
      if (error instanceof ProviderSignInRefused)
        this.parts.logger.info({ reason: error.message }, 'a sign-in at the provider was refused');
      throw error;
    }
  }

  async #complete({ query, cookie, address }: Return): ReturnType<OidcSignIn['complete']> {
    const { provider, client, claims: names, sessions, clock, logger } = this.parts;
    const now = clock.now();
    const attempt = await this.#cookie.read(cookie, now);
    const location = attempt && ownAddress(attempt.returnTo, client.publicUrl);
    if (!attempt || location === undefined) throw new ProviderSignInRefused('no sign-in is under way in this browser');
    const idToken = await this.#redeem(query, attempt);
    const { claims } = await verify(idToken, provider, { audience: client.id, now }).catch((error: unknown) => {
      throw refusedFor(error);
    });
    const facts = factsOf(claims, names);
    if (!facts) throw new ProviderSignInRefused('the proof names nobody');
    const { name, personId, grants, notUnderstood } = facts;
    if (notUnderstood.length > 0) logger.info({ name, notUnderstood }, 'a sign-in claims what gives no grant');
    const until = new Date(now.getTime() + LONGEST_SESSION_MS);
    const session = await sessions.begin({ name, personId, grants }, { address, now, until });
    for (const before of new Set([attempt.before, await sessions.idIn(cookie)]))
      if (before !== undefined) await sessions.end(before);
    return { location, cookies: [this.#cookie.cleared, session], name };
  }

  /** For an attempt that failed. */
  get cleared(): string {
    return this.#cookie.cleared;
  }

  /** Where the provider ends its own session, if it offers that; else this system. Errors: ProviderUnavailable. */
  async signOutAt(): Promise<string> {
    const { provider, client } = this.parts;
    const { end_session_endpoint: offered } = await provider.metadata();
    const back = `${client.publicUrl}/`;
    if (offered === undefined) return back;
    return oidc.buildEndSessionUrl(await this.#configuration(), { post_logout_redirect_uri: back }).href;
  }

  /** Code for proof of sign-in; state, nonce and the issuer are checked on the way. */
  async #redeem(query: string, { state, nonce, verifier }: Attempt): Promise<string> {
    const configuration = await this.#configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(query, this.#redirectUri), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      if (tokens.id_token === undefined) throw new ProviderSignInRefused('the provider proved nothing');
      return tokens.id_token;
    } catch (error) {
      if (isOutage(error)) throw new ProviderUnavailable('the provider did not answer', { cause: error });
      throw refusedFor(error);
    }
  }

  /** Made anew each time: the difference between the clocks is a part of it. */
  async #configuration(): Promise<oidc.Configuration> {
    const { provider, client, clock } = this.parts;
    const found = await provider.metadata();
    const server = { ...found, id_token_signing_alg_values_supported: [...ALGORITHMS] };
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const proof = methods.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    const skew = Math.round((clock.now().getTime() - Date.now()) / 1000);
    const configuration = new oidc.Configuration(server, client.id, { [oidc.clockSkew]: skew }, proof(client.secret));
    configuration.timeout = PATIENCE_MS / 1000;
    // The configuration has seen to it that this is on the same machine.
    if (provider.issuer.startsWith('http:')) oidc.allowInsecureRequests(configuration);
    return configuration;
  }
}

/** Neither code nor token: what the libraries say is wrong, and the provider's own word for it. */
const refusedFor = (error: unknown): ProviderSignInRefused => {
  if (error instanceof ProviderSignInRefused) return error;
  if (!(error instanceof Error)) return new ProviderSignInRefused(String(error));
  const word = 'error' in error && typeof error.error === 'string' ? ` (${error.error})` : '';
  return new ProviderSignInRefused(`${error.message}${word}`);
};

/** The provider cannot be reached, not in time, or has trouble of its own; libraries tell so in a cause. */
const isOutage = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { message, code, status, cause } = error as Readonly<Record<string, unknown>>;
  return message === 'fetch failed' || code === 'OAUTH_TIMEOUT' || Number(status) >= 500 || isOutage(cause);
};
