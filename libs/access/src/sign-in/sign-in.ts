import { InvalidInput } from '#event-sourcing';
import type { Clock } from '#configuration';
import type { Accounts } from '../account/accounts.js';
import type { Grant } from '../grant.js';
import type { Passwords, Proven } from '../password/passwords.js';
import { normalised, requireGoodPassword } from '../password/password-rules.js';
import type { Revocations } from '../revocations.js';
import type { SessionRow, Sessions } from '../session/sessions.js';
import { countedAddress } from './address.js';
import type { Devices } from './devices.js';
import type { Attempt, Throttle } from './throttle.js';

/** Name or password is wrong, or there is no such account, or it is closed: whoever asks is told no more than that. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

/** The password is right, but was given by somebody else: it is good for nothing but choosing another. */
export class PasswordMustChange extends Error {
  override readonly name = 'PasswordMustChange';
}

export type Asked = Readonly<{
  account: string;
  password: string;
  address: string;
  /** The device cookie's value. */
  device: string | undefined;
}>;

/** `token` and `device` go into cookies, and nowhere else. */
export type SignedIn = Readonly<{ token: string; device: string; session: SessionRow }> & Being;

/** What the account says of who signs in. */
type Being = Readonly<{ grants: readonly Grant[]; personId: string }>;

type Parts = Readonly<{
  accounts: Accounts;
  passwords: Passwords;
  sessions: Sessions;
  devices: Devices;
  throttle: Throttle;
  revocations: Revocations;
  clock: Clock;
}>;

/** How people prove by a password who they are. */
export class SignIn {
  constructor(private readonly parts: Parts) {}

  /** Errors: SignInRefused, PasswordMustChange, TooManyAttempts, TooManySignIns. */
  async signIn(asked: Asked): Promise<SignedIn> {
    const { being, proven } = await this.#prove(asked);
    if (proven.mustChange) throw new PasswordMustChange('the password must be changed first');
    return this.#begin(asked, being, proven);
  }

  /**
   * Proven by the password that goes, whether or not somebody is signed in; all their sessions end, and one begins.
   * Errors: as signIn, but PasswordMustChange; InvalidInput.
   */
  async changePassword(asked: Asked & Readonly<{ newPassword: string }>): Promise<SignedIn> {
    const { account, password, newPassword } = asked;
    requireGoodPassword('newPassword', newPassword, account);
    if (normalised(newPassword) === normalised(password))
      throw new InvalidInput('newPassword', 'must be another than before');
    const { being, proven } = await this.#prove(asked);
    const { passwords, sessions, revocations, clock } = this.parts;
    const changed = await passwords.change(account, { proven, password: newPassword, now: clock.now() });
    if (!changed) throw refused();
    await sessions.endAll(account);
    revocations.announce();
    return this.#begin(asked, being, changed);
  }

  async #prove({ account, password, address, device }: Asked): Promise<Readonly<{ being: Being; proven: Proven }>> {
    const { accounts, passwords, devices, throttle, clock } = this.parts;
    const now = clock.now();
    const isKnown = await devices.isKnown(account, device, now);
    const attempt: Attempt = { account, address: countedAddress(address), device: isKnown ? device : undefined };
    await throttle.begin(attempt, now);
    const [found, proven] = await Promise.all([accounts.find(account), passwords.check(account, password)]);
    if (!proven || found.phase !== 'open' || found.kind !== 'person') throw refused();
    await throttle.succeed(attempt, clock.now());
    return { being: { grants: found.grants, personId: found.personId }, proven };
  }

  async #begin({ account, address, device: before }: Asked, being: Being, proven: Proven): Promise<SignedIn> {
    const { sessions, devices, throttle, clock } = this.parts;
    const now = clock.now();
    const begun = await sessions.begin(account, { proven, address, now });
    if (!begun) throw refused();
    const device = await devices.remember(account, before, now);
    await Promise.all([sessions.sweep(now), throttle.sweep(now)]);
    return { ...begun, device, ...being };
  }
}

const refused = (): SignInRefused => new SignInRefused('name or password is wrong');
