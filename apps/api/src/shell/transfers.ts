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
  #isToLookAgain = false;

  constructor(
    private readonly still: StillSignedIn,
    lookEveryMs: number,
  ) {
    this.#timer = setInterval(() => void this.#look(), lookEveryMs).unref();
    this.#unsubscribe = still.onRevocation(() => {
      this.#isToLookAgain = this.#isLooking;
      void this.#look();
    });
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

  /** One after another: a database that is slow is not asked the more for it. What happens meanwhile is looked at next. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    do {
      this.#isToLookAgain = false;
      await this.#lookOnce();
    } while (this.#isToLookAgain);
    this.#isLooking = false;
  }

  /** Those that were begun with the same proof are asked about together. Without a database nothing is known, and nothing ended. */
  async #lookOnce(): Promise<void> {
    const byProof = new Map<string, UnderWay[]>();
    for (const one of this.#underWay) {
      // Of what is queued behind another answer, nothing tells that its connection is gone.
      if (one.response.req.socket.destroyed) this.#underWay.delete(one);
      else {
        const proof = JSON.stringify([one.credentials, one.principal]);
        const alike = byProof.get(proof);
        if (alike) alike.push(one);
        else byProof.set(proof, [one]);
      }
    }
    for (const alike of byProof.values()) {
      const [first] = alike;
      if (!first || (await this.still.holds(first.credentials, first.principal).catch(() => true))) continue;
      for (const { response } of alike) response.destroy();
    }
  }
}
