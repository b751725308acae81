import type { Grant } from '../grant.js';

/** Where a sign-in at the provider ends: the store of sessions. */
export interface ProviderSessions {
  /**
   * Begins a session of somebody who has just proven who they are, and may have no account here. Their grants stay as they
   * are until it ends: at `until` at the latest. `address`: of the browser. Answers the `Set-Cookie` that carries it.
   */
  begin(
    who: Readonly<{ name: string; personId: string | null; grants: readonly Grant[] }>,
    at: Readonly<{ address: string; now: Date; until: Date }>,
  ): Promise<string>;
  /** Which session a `Cookie` header is of, if it is on. */
  idIn(cookie: string | undefined): Promise<string | undefined>;
  end(id: string): Promise<void>;
}
