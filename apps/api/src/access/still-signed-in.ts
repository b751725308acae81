import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Access, Authenticator, Credentials, Principal } from '#access';
import type { Clock } from '#configuration';

/** What somebody was let in for by what they proved then. `begunAt`: it is under way since, and uses what they proved. */
export type LetIn = Readonly<{ credentials: Credentials; principal: Principal; begunAt?: Date }>;

/** What is done with what is under way. */
type Watcher<T> = Readonly<{
  /** Whoever it was let in for may do something else now. Without it, that ends it. */
  isStillAllowed?: (one: T, now: Principal) => Promise<boolean>;
  end: (one: T) => void;
}>;

export type Watch = Readonly<{ look: () => Promise<void>; stop: () => void }>;

/** Whether what somebody was let in for still holds. */
@Injectable()
export class StillSignedIn {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly access: Pick<Access, 'onRevocation'>,
    private readonly clock: Clock,
  ) {}

  /** What is let in now, and takes its time. */
  begin({ headers: { authorization, cookie } }: FastifyRequest, principal: Principal): LetIn {
    return { credentials: { authorization, cookie }, principal, begunAt: this.clock.now() };
  }

  /** What they may be now. Undefined: they are not signed in any more by the same proof, or are not the same person. */
  async asNow({ credentials, principal: { name, personId }, begunAt }: LetIn): Promise<Principal | undefined> {
    const now = await this.authenticator.authenticate(credentials, begunAt ? { begunAt } : { isUse: false });
    return now?.name === name && now.personId === personId ? now : undefined;
  }

  /**
   * Looks at what was let in and is under way, when something may hold no more and whenever it is asked to: one look after
   * another, so that a database that is slow is not asked the more for it. Without a database nothing is known, and nothing ended.
   */
  watch<T extends LetIn>(underWay: Iterable<T>, watcher: Watcher<T>): Watch {
    let [isLooking, isToLookAgain] = [false, false];
    const look = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      do {
        isToLookAgain = false;
        for (const alike of byProof(underWay)) await this.#look(alike, watcher).catch(() => undefined);
      } while (isToLookAgain);
      isLooking = false;
    };
    const stop = this.access.onRevocation(() => {
      isToLookAgain = isLooking;
      void look();
    });
    return { look, stop };
  }

  /** All of them by the same proof: whoever gave it is asked for once. */
  async #look<T extends LetIn>(alike: readonly T[], { isStillAllowed, end }: Watcher<T>): Promise<void> {
    const [first] = alike;
    const now = first && (await this.asNow(first));
    if (now && isDeepStrictEqual(now.grants, first.principal.grants)) return;
    for (const one of alike) if (!now || !(await isStillAllowed?.(one, now))) end(one);
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
