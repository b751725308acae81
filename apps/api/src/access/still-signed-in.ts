import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Access, Authenticator, Credentials, Principal } from '#access';

/** Whether what somebody was let in for still holds. */
@Injectable()
export class StillSignedIn {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly access: Pick<Access, 'onRevocation'>,
  ) {}

  /** They are signed in by the same proof, are the same person, and may do the same. It is no use of their session. */
  async holds(credentials: Credentials, principal: Principal): Promise<boolean> {
    const now = await this.asNow(credentials, principal);
    return now !== undefined && isDeepStrictEqual(now.grants, principal.grants);
  }

  /** What they may be now. Undefined: they are not signed in any more by the same proof, or are not the same person. */
  async asNow(credentials: Credentials, { name, personId }: Principal): Promise<Principal | undefined> {
    const now = await this.authenticator.authenticate(credentials, { isUse: false });
    return now?.name === name && now.personId === personId ? now : undefined;
  }

  /** Told when it may hold no more, of what happened in this process. Returns what ends it. */
  onRevocation(listener: () => void): () => void {
    return this.access.onRevocation(listener);
  }
}
