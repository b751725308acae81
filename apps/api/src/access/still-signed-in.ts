import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Access, Authenticator, Credentials, Principal } from '#access';

/** What somebody was let in for by what they proved then. */
type LetIn = Readonly<{ credentials: Credentials; principal: Principal }>;

export type Watch = Readonly<{ look: () => Promise<void>; stop: () => void }>;

/** Whether what somebody was let in for still holds. */
@Injectable()
export class StillSignedIn {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly access: Pick<Access, 'onRevocation'>,
  ) {}

  /**
   * What they may be now. Undefined: they are not signed in any more by the same proof, or are not the same person. It is no
   * use of their session.
   */
  async asNow(credentials: Credentials, { name, personId }: Principal): Promise<Principal | undefined> {
    const now = await this.authenticator.authenticate(credentials, { isUse: false });
    return now?.name === name && now.personId === personId ? now : undefined;
  }

  /**
   * Looks at what was let in and is under way, when something may hold no more and whenever it is asked to: one look after
   * another, so that a database that is slow is not asked the more for it. Without a database nothing is known, and nothing ended.
   */
  watch<T extends LetIn>(underWay: Iterable<T>, end: (one: T) => void): Watch {
    let [isLooking, isToLookAgain] = [false, false];
    const look = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      do {
        isToLookAgain = false;
        for (const alike of byProof(underWay)) if (!(await this.#hold(alike).catch(() => true))) alike.forEach(end);
      } while (isToLookAgain);
      isLooking = false;
    };
    const stop = this.access.onRevocation(() => {
      isToLookAgain = isLooking;
      void look();
    });
    return { look, stop };
  }

  /** All of them by the same proof: they are still signed in by it, are the same person, and may do the same. */
  async #hold([one]: readonly LetIn[]): Promise<boolean> {
    if (!one) return true;
    const now = await this.asNow(one.credentials, one.principal);
    return now !== undefined && isDeepStrictEqual(now.grants, one.principal.grants);
  }
}

const byProof = <T extends LetIn>(underWay: Iterable<T>): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const one of underWay) {
    const proof = JSON.stringify([one.credentials, one.principal]);
    const alike = groups.get(proof);
    if (alike) alike.push(one);
    else groups.set(proof, [one]);
  }
  return [...groups.values()];
};
