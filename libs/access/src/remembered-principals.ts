import { RecentlyUsed } from '#event-store';
import type { AskFirst, Principal } from './principal.js';
import type { Revocations } from './revocations.js';

const MOST = 10_000;
/** What another process revoked ends in this one after so long at the latest. */
const KEPT_FOR_MS = 5_000;

type Known = Readonly<{ principal: Principal; until: number; news: number }>;

/** Who was found behind a token, for a few seconds, by the token's hash: a revocation in this process ends it at once. */
export class RememberedPrincipals {
  /** Also those whose time is over: that they were somebody tells them from what is made up. */
  readonly #known = new RecentlyUsed<Known>(MOST);
  /** What was asked before it was raised may be out of date. */
  #news = 0;

  constructor(
    revocations: Revocations,
    private readonly keptForMs = KEPT_FOR_MS,
  ) {
    revocations.subscribe(() => {
      this.#news += 1;
    });
  }

  async find(
    tokenHash: string,
    ask: () => Promise<Principal | undefined>,
    askFirst: AskFirst = (itself) => itself(),
  ): Promise<Principal | undefined> {
    const asked = performance.now();
    const known = this.#known.get(tokenHash);
    if (known && known.until > asked && known.news === this.#news) return known.principal;
    const news = this.#news;
    const principal = await (known ? ask() : askFirst(ask));
    if (principal) this.#known.set(tokenHash, { principal, until: asked + this.keptForMs, news });
    else this.#known.delete(tokenHash);
    return principal;
  }
}
