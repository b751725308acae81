import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { ServerMetadata } from 'openid-client';
import type { Logger } from 'pino';
import type { Clock } from '#configuration';

/** What it is asked must be answered within this time. */
export const PATIENCE_MS = 3_000;
/** Between two questions for keys that are not held. */
const COOLDOWN_MS = 30_000;
/** Keys that the provider took back are in use for so long at most, unless it cannot be reached. */
const FRESH_MS = 600_000;

/** The provider could not be asked, or answered what makes no sense. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

type Parts = Readonly<{ issuer: string; clock: Clock; logger: Pick<Logger, 'warn'> }>;

/** A provider of OpenID Connect: what it says of itself, and its keys, which are held while it cannot be reached. */
export class Provider {
  readonly issuer: string;
  readonly #parts: Parts;
  #metadata: Promise<ServerMetadata> | undefined;
  #keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  #asked: Readonly<{ at: number; answer: Promise<boolean> }> | undefined;
  #keysInText = '';
  #generation = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.issuer = parts.issuer;
  }

  /** Another number: other keys, so what was verified with the former must be verified again. */
  get generation(): number {
    return this.#generation;
  }

  /** Errors: ProviderUnavailable. Once found it stays for the life of the process. */
  metadata(): Promise<ServerMetadata> {
    return (this.#metadata ??= this.#discover().catch((error: unknown) => {
      this.#metadata = undefined;
      throw new ProviderUnavailable(`${this.issuer} cannot be asked: ${messageOf(error)}`, { cause: error });
    }));
  }

  /** Has the keys looked at anew when it is time for that; nobody waits for it. */
  keepFresh(): void {
    void this.#ask(FRESH_MS);
  }

  /** For jose. A key that is not held is asked for once in a while, not by every token that names one. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    if (!this.#keys) await this.#ask(COOLDOWN_MS);
    if (!this.#keys) throw new errors.JWKSNoMatchingKey();
    try {
      return await this.#keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await this.#ask(COOLDOWN_MS))) throw error;
      return this.#keys(header, token);
    }
  };

  /** Whether keys were brought, now or by the question that is under way. */
  async #ask(interval: number): Promise<boolean> {
    const now = this.#parts.clock.now().getTime();
    const since = this.#asked ? now - this.#asked.at : Infinity;
    if (this.#asked && since >= 0 && since < interval) return this.#asked.answer;
    const answer = this.#load().then(
      () => true,
      (error: unknown) => {
        this.#parts.logger.warn({ issuer: this.issuer, reason: messageOf(error) }, 'the provider gave no keys');
        return false;
      },
    );
    this.#asked = { at: now, answer };
    return answer;
  }

  async #load(): Promise<void> {
    const { jwks_uri: address = '' } = await this.metadata();
    const never = { cooldownDuration: Infinity, cacheMaxAge: Infinity };
    const keys = this.#keys ?? createRemoteJWKSet(new URL(address), { ...never, timeoutDuration: PATIENCE_MS });
    await keys.reload();
    this.#keys = keys;
    const text = JSON.stringify(keys.jwks());
    if (this.#keysInText !== '' && text !== this.#keysInText) this.#generation += 1;
    this.#keysInText = text;
  }

  async #discover(): Promise<ServerMetadata> {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
    const found = (await response.json()) as Partial<ServerMetadata>;
    if (found.issuer !== this.issuer) throw new Error(`it calls itself ${String(found.issuer)}`);
    const isSecure = (url: unknown): boolean =>
      String(url).startsWith(this.issuer.startsWith('http:') ? 'http' : 'https:');
    if (![found.jwks_uri, found.authorization_endpoint, found.token_endpoint].every(isSecure))
      throw new Error('it names no keys, authorization or token endpoint, or not by https');
    return found as ServerMetadata;
  }
}

/** `fetch` tells why only in the cause. */
const messageOf = (error: unknown): string =>
  error instanceof Error
    ? [error.message, error.cause && messageOf(error.cause)].filter(Boolean).join(': ')
    : String(error);
