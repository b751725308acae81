import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

/** What a browser keeps between leaving for the provider and coming back. */
export type Attempt = Readonly<{
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
  /** The id of the session that it had: that one's cookie does not come back with it from another site. */
  before?: string | undefined;
}>;

const MINUTES = 10;
const ENCRYPTION = 'A256GCM';

/** Encrypted with a key made from the client's secret, so any api process can read it, and nobody else. */
export class SignInCookie {
  readonly #key: Uint8Array;
  readonly #name: string;
  readonly #attributes: string;

  constructor(secret: string, { isSecure }: Readonly<{ isSecure: boolean }>) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'techcoop sign-in cookie', 32));
    this.#name = isSecure ? '__Host-techcoop-sign-in' : 'techcoop-sign-in';
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  /** The `Set-Cookie` of an attempt. */
  async carry(attempt: Attempt, now: Date): Promise<string> {
    const text = await new EncryptJWT(attempt)
      .setProtectedHeader({ alg: 'dir', enc: ENCRYPTION })
      .setExpirationTime(new Date(now.getTime() + MINUTES * 60_000))
      .encrypt(this.#key);
    return `${this.#name}=${text}; Max-Age=${MINUTES * 60}; ${this.#attributes}`;
  }

  /** The `Set-Cookie` after an attempt. */
  get cleared(): string {
    return `${this.#name}=; Max-Age=0; ${this.#attributes}`;
  }

  /** From a `Cookie` header. Undefined: none, or none of ours, or too old. */
  async read(header: string | undefined, now: Date): Promise<Attempt | undefined> {
    const start = `${this.#name}=`;
    const pair = header?.split(/; */).find((one) => one.startsWith(start));
    if (pair === undefined) return undefined;
    const expected = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: [ENCRYPTION], currentDate: now };
    return jwtDecrypt<Attempt>(pair.slice(start.length), this.#key, { ...expected, requiredClaims: ['exp'] }).then(
      ({ payload }) => payload,
      () => undefined,
    );
  }
}
