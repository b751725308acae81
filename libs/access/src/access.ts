import type { Pool } from 'pg';
import type { Clock } from '#configuration';
import { NotFound, Refusal } from '#event-sourcing';
import type { CommandRunner } from '#event-store';
import { makeTables } from '#postgres';
import { Accounts } from './account/accounts.js';
import { type ApiKeyRow, ApiKeys } from './api-key/api-keys.js';
import type { Credentials } from './principal.js';
import { LocalAuthenticator } from './local-authenticator.js';
import { PasswordHasher } from './password/hasher.js';
import { Passwords } from './password/passwords.js';
import { RememberedPrincipals } from './remembered-principals.js';
import { Revocations } from './revocations.js';
import type { OidcAuthenticator } from './oidc/oidc-authenticator.js';
import { ProviderSignInRefused } from './oidc/oidc-sign-in.js';
import type { ProviderSessions } from './oidc/provider-sessions.js';
import { cookieIn, sessionCookie, setCookie } from './session/cookies.js';
import { SESSION_SECONDS, type SessionRow, Sessions } from './session/sessions.js';
import { Devices } from './sign-in/devices.js';
import { SignIn } from './sign-in/sign-in.js';
import { Throttle } from './sign-in/throttle.js';
import { TABLES } from './tables.js';

export type AccessOptions = Readonly<{
  pool: Pool;
  runner: CommandRunner;
  clock: Clock;
  /** Whether people come over https: their cookies then go over nothing else. */
  secure: boolean;
}>;

/** The accounts that techcoop keeps itself, and what proves who is behind a request. */
export class Access {
  readonly authenticator: LocalAuthenticator;
  readonly signIns: SignIn;

  #provider: OidcAuthenticator | undefined;

  private constructor(
    readonly accounts: Accounts,
    readonly sessions: Sessions,
    readonly apiKeys: ApiKeys,
    private readonly passwords: Passwords,
    private readonly devices: Devices,
    private readonly revocations: Revocations,
    private readonly options: AccessOptions,
  ) {
    const { pool, clock, secure } = options;
    const remembered = new RememberedPrincipals(revocations);
    this.authenticator = new LocalAuthenticator({ accounts, sessions, apiKeys, remembered, clock, secure });
    const throttle = new Throttle(pool);
    this.signIns = new SignIn({ accounts, passwords, sessions, devices, throttle, revocations, clock });
  }

  /** Creates its tables first, if they are not there. */
  static async open(options: AccessOptions): Promise<Access> {
    const { pool, runner } = options;
    await makeTables(pool, TABLES);
    return new Access(
      new Accounts(runner),
      new Sessions(pool),
      new ApiKeys(pool),
      new Passwords(pool, new PasswordHasher()),
      new Devices(pool),
      new Revocations(),
      options,
    );
  }

  get secure(): boolean {
    return this.options.secure;
  }

  /** Told in this process when something that proved who somebody is, or what they may do, may hold no more. Returns what ends it. */
  onRevocation(listener: () => void): () => void {
    return this.revocations.subscribe(listener);
  }

  /** To be called when what an account may do has changed. */
  async changed(name: string): Promise<void> {
    if ((await this.accounts.find(name)).phase === 'closed') await this.#removeSecrets(name);
    this.revocations.announce();
  }

  /**
   * Where sign-ins at a provider of OpenID Connect end. A name that an account here has, or had, is nobody else's.
   * Error: ProviderSignInRefused.
   */
  readonly providerSessions: ProviderSessions = {
    begin: async (who, at) => {
      if ((await this.accounts.find(who.name)).phase !== 'unknown')
        throw new ProviderSignInRefused('an account here has this name');
      const token = await this.sessions.beginFor(who, at);
      return setCookie(sessionCookie(this.secure), token, { secure: this.secure, maxAge: SESSION_SECONDS });
    },
    idIn: async (cookie) => (await this.sessionIn(cookie))?.id,
    end: (id) => this.endSession(id),
  };

  /** An access token of the provider that counts no more. */
  async revokeToken(credentials: Credentials): Promise<void> {
    // Anybody may ask for this, and with nothing.
    if (await this.#provider?.revoke(credentials)) this.revocations.announce();
  }

  /** One that somebody else holds, by the `jti` under which the provider knows it. False: there is no provider. */
  async revokeTokenById(jti: string): Promise<boolean> {
    if (!this.#provider) return false;
    await this.#provider.revokeById(jti);
    this.revocations.announce();
    return true;
  }

  /** Takes tokens of a provider as well, from people and programs that have no account here. */
  trust(provider: OidcAuthenticator): void {
    this.#provider = provider;
    this.authenticator.trust(provider);
  }

  /** The session of a request's cookie, if it is on. */
  async sessionIn(cookie: string | undefined): Promise<SessionRow | undefined> {
    const token = cookieIn(cookie, sessionCookie(this.secure));
    return token === undefined ? undefined : this.sessions.find(token, this.options.clock.now());
  }

  async endSession(id: string): Promise<void> {
    await this.sessions.end(id);
    this.revocations.announce();
  }

  /** A password for one use, told once; all sessions end. Errors: Refusal. */
  async resetPassword(name: string): Promise<string> {
    const account = await this.accounts.find(name);
    if (account.phase === 'unknown') throw new NotFound('Account', name);
    if (account.phase === 'closed') throw new Refusal('AccountClosed', { name });
    if (account.kind !== 'person') throw new Refusal('NotAPerson', { name });
    const password = await this.passwords.reset(name, this.options.clock.now());
    await this.sessions.endAll(name);
    await this.devices.forgetAll(name);
    this.revocations.announce();
    return password;
  }

  /** Errors: Refusal. */
  async makeApiKey(
    name: string,
    asked: Readonly<Pick<ApiKeyRow, 'label' | 'grants'> & { expiresOn: string }>,
  ): Promise<Readonly<{ key: string; row: ApiKeyRow }>> {
    return this.apiKeys.make(name, await this.accounts.find(name), { ...asked, now: this.options.clock.now() });
  }

  /** Errors: NotFound. */
  async revokeApiKey(name: string, id: string): Promise<void> {
    await this.apiKeys.revoke(name, id, this.options.clock.now());
    this.revocations.announce();
  }

  async #removeSecrets(name: string): Promise<void> {
    await this.passwords.remove(name);
    await this.sessions.endAll(name);
    await this.devices.forgetAll(name);
    await this.apiKeys.revokeAll(name, this.options.clock.now());
  }
}
