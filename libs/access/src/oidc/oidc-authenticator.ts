import { createHash } from 'node:crypto';
import { decodeJwt, errors, type JWTPayload } from 'jose';
import type { Logger } from 'pino';
import type { Clock, OpenIdConnect } from '#configuration';
import { RecentlyUsed } from '#event-store';
import type { AuthenticateOptions, Authenticator, Credentials, Principal } from '../principal.js';
import { reasonAgainst } from './access-token.js';
import { type ClaimNames, factsOf } from './claims.js';
import type { Provider } from './provider.js';
import type { RevokedTokens, TokenIds } from './revoked-tokens.js';
import { CLOCK_SKEW_S, verify } from './verify.js';

type Parts = Readonly<{
  provider: Provider;
  revoked: RevokedTokens;
  settings: Pick<OpenIdConnect, 'audience' | 'tokenType' | 'client'>;
  claims: ClaimNames;
  clock: Clock;
  logger: Pick<Logger, 'debug' | 'info'>;
}>;

type Held = Readonly<{
  principal: Principal;
  ids: TokenIds;
  /** Milliseconds. */
  until: number;
  generation: number;
  /** Milliseconds: when it was last seen not to be revoked. */
  checkedAt: number;
}>;

const MOST_KEPT = 10_000;
/** What another process revoked is noticed within this time. */
const CHECKED_FOR_MS = 2_000;
/** What it was let in for may be under way so long after a token has run out, and ends when that is revoked. */
const UNDER_WAY_MS = 24 * 3_600_000;
/** Of a token of which only the id is known, when it expires is not: for good. */
const NEVER = new Date('9999-12-31T00:00:00Z');
/** Else a token is not even looked at: API keys come this way, too. */
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i;

/** `Authorization: Bearer <JWT>`: access tokens of the provider. */
export class OidcAuthenticator implements Authenticator {
  /** By SHA-256 of the token. */
  readonly #kept = new RecentlyUsed<Held>(MOST_KEPT);
  /** Milliseconds: when one was revoked here last. */
  #revokedAt = -Infinity;

  constructor(private readonly parts: Parts) {}

  async authenticate(
    { authorization }: Credentials,
    { begunAt }: AuthenticateOptions = {},
  ): Promise<Principal | undefined> {
    const token = tokenIn(authorization);
    return token === undefined ? undefined : (await this.#find(token, begunAt))?.principal;
  }

  /**
   * Makes the token of a request count no more, in any process; one that has run out, too, for what is under way. False: it
   * proves nothing anyway.
   */
  async revoke({ authorization }: Credentials): Promise<boolean> {
    const token = tokenIn(authorization);
    const found =
      token === undefined ? undefined : await this.#find(token, lastMomentOf(token, this.parts.clock.now()));
    const id = found?.ids[0];
    if (found === undefined || id === undefined) return false;
    await this.#revoke(id, new Date(Math.min(found.until + UNDER_WAY_MS, NEVER.getTime())));
    return true;
  }

  /** The same for a token that somebody else holds, by the `jti` under which the provider knows it. */
  async revokeById(jti: string): Promise<void> {
    await this.#revoke(idOf('jti', jti), NEVER);
  }

  async #revoke(id: string, until: Date): Promise<void> {
    const { revoked, clock } = this.parts;
    await revoked.add(id, { until, now: clock.now() });
    // Who was looked up until then may have been found too early.
    this.#revokedAt = clock.now().getTime();
  }

  /** `at`: when it must not have run out. */
  async #find(token: string, at = this.parts.clock.now()): Promise<Held | undefined> {
    const { provider, revoked, clock } = this.parts;
    provider.keepFresh();
    const hash = sha256(token);
    const now = clock.now().getTime();
    const kept = this.#kept.get(hash);
    const holds = kept !== undefined && kept.generation === provider.generation && at.getTime() < kept.until;
    const found = holds ? kept : await this.#verify(token, at);
    if (found && !this.#isFresh(found, now)) {
      if (await revoked.has(found.ids)) {
        this.#kept.delete(hash);
        return undefined;
      }
      this.#kept.set(hash, { ...found, checkedAt: now });
    }
    if (!found) this.#kept.delete(hash);
    return found;
  }

  #isFresh({ checkedAt }: Held, now: number): boolean {
    return checkedAt > this.#revokedAt && now >= checkedAt && now - checkedAt <= CHECKED_FOR_MS;
  }

  async #verify(token: string, now: Date): Promise<Held | undefined> {
    const { provider, settings, claims: names, logger } = this.parts;
    // Should other keys come meanwhile, it is verified again.
    const { generation } = provider;
    try {
      const verified = await verify(token, provider, { audience: settings.audience, now });
      const { claims } = verified;
      const broken = reasonAgainst(verified, settings);
      if (broken !== undefined) throw new errors.JWTClaimValidationFailed(broken, claims);
      const facts = factsOf(claims, names);
      if (!facts) throw new errors.JWTClaimValidationFailed('it names nobody', claims);
      const { name, personId, grants, notUnderstood } = facts;
      if (notUnderstood.length > 0) logger.info({ name, notUnderstood }, 'a token claims what gives no grant');
      const who = { name, personId, hasAccount: false, grants } as const;
      const principal = { ...who, by: 'token', isService: isOfProgram(claims) } as const;
      const until = Math.min((claims.exp + CLOCK_SKEW_S) * 1000, NEVER.getTime());
      return { principal, ids: idsOf(token, claims), until, generation, checkedAt: -Infinity };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.debug({ reason }, 'a token was refused');
      return undefined;
    }
  }
}

const tokenIn = (authorization: string | undefined): string | undefined => BEARER.exec(authorization ?? '')?.[1];

/** When a token may have been good last for what is under way `now`. */
const lastMomentOf = (token: string, now: Date): Date => {
  try {
    const { exp = Infinity } = decodeJwt(token);
    return new Date(Math.min(now.getTime(), Math.max(exp * 1000, now.getTime() - UNDER_WAY_MS)));
  } catch {
    return now; // it is no token
  }
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Of what is signed: the signature itself can be written in several ways. */
const idsOf = (token: string, { jti }: JWTPayload): TokenIds => [
  idOf('signed', token.slice(0, token.lastIndexOf('.'))),
  ...(typeof jti === 'string' ? [idOf('jti', jti)] : []),
];

const idOf = (kind: 'signed' | 'jti', text: string): string => `${kind}:${sha256(text)}`;

/** No person gave consent: the token is about the client that holds it (RFC 9068, section 2.2). */
const isOfProgram = ({ sub, ...claims }: JWTPayload): boolean => sub === (claims['client_id'] ?? claims['azp']);
