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
  async holds(credentials: Credentials, { name, personId, grants }: Principal): Promise<boolean> {
    const now = await this.authenticator.authenticate(credentials, { isUse: false });
    return now !== undefined && now.name === name && now.personId === personId && isDeepStrictEqual(now.grants, grants);
  }

  /** Told when it may hold no more, of what happened in this process. Returns what ends it. */
  onRevocation(listener: () => void): () => void {
    return this.access.onRevocation(listener);
  }
}
