import type { Clock } from '#configuration';
import type { Accounts } from './account/accounts.js';
import { grantsWithin } from './account/grants.js';
import { API_KEY, type ApiKeys } from './api-key/api-keys.js';
import type { AuthenticateOptions, Authenticator, Credentials, Principal } from './principal.js';
import type { RememberedPrincipals } from './remembered-principals.js';
import { cookieIn, sessionCookie } from './session/cookies.js';
import type { Sessions } from './session/sessions.js';
import { hashOf } from './token.js';

const BEARER = /^Bearer +([^\s]+)$/i;

type Parts = Readonly<{
  accounts: Accounts;
  sessions: Sessions;
  apiKeys: ApiKeys;
  remembered: RememberedPrincipals;
  clock: Clock;
  /** Whether cookies were given over https. */
  secure: boolean;
}>;

/** Who is behind a session cookie or an API key. A request with another proof beside its cookie is not taken for the cookie's. */
export class LocalAuthenticator implements Authenticator {
  #provider: Pick<Authenticator, 'authenticate'> | undefined;

  constructor(private readonly parts: Parts) {}

  /** Takes its tokens as well. */
  trust(provider: Pick<Authenticator, 'authenticate'>): void {
    this.#provider = provider;
  }

  async authenticate(
    { authorization, cookie }: Credentials,
    options: AuthenticateOptions = {},
  ): Promise<Principal | undefined> {
    const { remembered, secure, clock } = this.parts;
    const { isUse = true, begunAt } = options;
    const find: RememberedPrincipals['find'] = (hash, ask) => (isUse && !begunAt ? remembered.find(hash, ask) : ask());
    if (authorization !== undefined) {
      const key = BEARER.exec(authorization)?.[1];
      if (key === undefined) return undefined;
      if (!API_KEY.test(key))
        return find(`token ${hashOf(key).toString('base64')}`, () =>
          this.#byProvider({ authorization, cookie }, options),
        );
      return find(`key ${hashOf(key).toString('base64')}`, () => this.#byKey(key, begunAt ?? clock.now()));
    }
    const token = cookieIn(cookie, sessionCookie(secure));
    if (!token) return undefined;
    return find(`session ${hashOf(token).toString('base64')}`, () => this.#bySession(token, isUse));
  }

  async #bySession(token: string, isUse: boolean): Promise<Principal | undefined> {
    const { accounts, sessions, clock } = this.parts;
    const session = await sessions.find(token, clock.now(), isUse);
    if (!session) return undefined;
    const { account: name, grants } = session;
    const account = await accounts.find(name);
    const shared = { name, hasAccount: !grants, by: 'session', isService: false } as const;
    if (grants) return account.phase === 'unknown' ? { ...shared, grants, personId: session.person_id } : undefined;
    return account.phase === 'open' ? { ...shared, grants: account.grants, personId: account.personId } : undefined;
  }

  /** A name that an account here has, or had, is nobody else's. */
  async #byProvider(credentials: Credentials, options: AuthenticateOptions): Promise<Principal | undefined> {
    const principal = await this.#provider?.authenticate(credentials, options);
    if (!principal) return undefined;
    const { phase } = await this.parts.accounts.find(principal.name);
    return phase === 'unknown' ? principal : undefined;
  }

  async #byKey(key: string, at: Date): Promise<Principal | undefined> {
    const { accounts, apiKeys } = this.parts;
    const found = await apiKeys.find(key, at);
    const account = found && (await accounts.find(found.account));
    if (!found || account?.phase !== 'open') return undefined;
    const grants = grantsWithin(account.grants, found.grants);
    const { personId } = account;
    return { name: found.account, personId, hasAccount: true, grants, by: 'api-key', isService: true };
  }
}
