import { RecentlyUsed } from '#event-store';
import type { Principal } from './principal.js';
import type { Revocations } from './revocations.js';

const MOST = 10_000;
/** What another process revoked ends in this one after so long at the latest. */
const KEPT_FOR_MS = 5_000;

/** Who was found behind a token, for a few seconds, by the token's hash: a revocation in this process ends it at once. */
export class RememberedPrincipals {
  readonly #known = new RecentlyUsed<Readonly<{ principal: Principal; until: number }>>(MOST);
  /** What was asked before it was raised may be out of date when it is answered. */
  #news = 0;

  constructor(
    revocations: Revocations,
    private readonly keptForMs = KEPT_FOR_MS,
  ) {
    revocations.subscribe(() => {
      this.#news += 1;
      this.#known.clear();
    });
  }

  async find(tokenHash: string, ask: () => Promise<Principal | undefined>): Promise<Principal | undefined> {
    const asked = performance.now();
    const known = this.#known.get(tokenHash);
    if (known && known.until > asked) return known.principal;
    const news = this.#news;
    const principal = await ask();
    if (principal && news === this.#news) this.#known.set(tokenHash, { principal, until: asked + this.keptForMs });
    return principal;
  }
}
