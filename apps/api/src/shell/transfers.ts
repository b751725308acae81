import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials, Principal } from '#access';
import type { StillSignedIn } from '../access/still-signed-in.js';

type UnderWay = Readonly<{ principal: Principal; credentials: Credentials; response: ServerResponse }>;

/** Files on their way, in or out. Each ends with the session, or the rights, it was begun with. */
export class Transfers {
  readonly #underWay = new Set<UnderWay>();
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #isLooking = false;

  constructor(
    private readonly still: StillSignedIn,
    lookEveryMs: number,
  ) {
    this.#timer = setInterval(() => void this.#lookAgain(), lookEveryMs).unref();
    this.#unsubscribe = still.onRevocation(() => void this.#look());
  }

  begin({ headers: { authorization, cookie } }: FastifyRequest, reply: FastifyReply, principal: Principal): void {
    const one: UnderWay = { principal, credentials: { authorization, cookie }, response: reply.raw };
    this.#underWay.add(one);
    reply.raw.once('close', () => this.#underWay.delete(one));
  }

  close(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
  }

  /** A database that is slow is not asked the more for it. */
  async #lookAgain(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    await this.#look();
    this.#isLooking = false;
  }

  /** Without a database nothing is known, and nothing ended. */
  async #look(): Promise<void> {
    for (const one of [...this.#underWay]) {
      const { principal, credentials, response } = one;
      // Of what is queued behind another answer, nothing tells that its connection is gone.
      if (response.req.socket.destroyed) this.#underWay.delete(one);
      else if (!(await this.still.holds(credentials, principal).catch(() => true))) response.destroy();
    }
  }
}
