import type { Proof } from '#event-sourcing';
import type { Grant } from './grant.js';

/** Who stands behind a request, once that is proven. */
export type Principal = Readonly<{
  /** As events and the audit name who acts. */
  name: string;
  /** The person they are, as requests and evaluations name persons. Null: nobody told. */
  personId: string | null;
  /** Whether an account here has the name. Of those for whom only a provider vouches, what they do tells which person they are. */
  hasAccount: boolean;
  grants: readonly Grant[];
  /** How it was proven. A session travels in a cookie, and so its commands need a proof against forgery. */
  by: Proof;
  /** Service accounts may say on whose behalf they act; people act for themselves. */
  isService: boolean;
}>;

/** What a request carries to prove who asks. */
export type Credentials = Readonly<{ authorization: string | undefined; cookie: string | undefined }>;

/**
 * `isUse` (default): it keeps a session from ending because nobody uses it. Without, it only tells whether it still is on.
 * `begunAt`: of what was let in then and is under way. It uses its session; a token or key that has run out since holds
 * for it, one that was revoked does not.
 */
export type AuthenticateOptions = Readonly<{ isUse?: boolean; begunAt?: Date }>;

/** Finds who stands behind a request. */
export interface Authenticator {
  /** Undefined: nothing is proven, for whatever reason; the one who asks is told no more than that. */
  authenticate(credentials: Credentials, options?: AuthenticateOptions): Promise<Principal | undefined>;
}
