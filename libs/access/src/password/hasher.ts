import { hash, verify } from '@node-rs/argon2';
import { normalised } from './password-rules.js';

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane; the library's own variant is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of a password that nobody knows; what is compared with it is wrong in any case. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$6wSfIFY0hRylRRgdeXzxdQ$50mgXg4klBYvhhlZqnk9sz3h+bKS6ByV2CgNaBDL7Pc';
/** Of the 4 threads that files and names of hosts are read on, too. */
const AT_ONCE = 2;
/** Some 3 seconds of waiting. */
const MOST_WAITING = 100;

/** Too many wait for their password to be checked: come again in a moment. */
export class TooManySignIns extends Error {
  override readonly name = 'TooManySignIns';
}

/** argon2id, a few at a time, so that sign-ins starve nothing else. */
export class PasswordHasher {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(private readonly mostWaiting = MOST_WAITING) {}

  /** Errors: TooManySignIns. */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(normalised(password), COST));
  }

  /** `stored` is undefined for an account without a password: never true, after the same work. Errors: TooManySignIns. */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    const matches = await this.#inTurn(() => verify(stored ?? NOBODYS, normalised(password)));
    return stored !== undefined && matches;
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= AT_ONCE) {
      if (this.#waiting.length >= this.mostWaiting) throw new TooManySignIns('too many sign-ins at once');
      await new Promise<void>((resolve) => this.#waiting.push(resolve)); // takes over the place of one that ends
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
