import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials, Principal } from '#access';
import type { StillSignedIn, Watch } from '../access/still-signed-in.js';

type UnderWay = Readonly<{ principal: Principal; credentials: Credentials; response: ServerResponse }>;

/** Files on their way, in or out. Each ends with the session, or the rights, it was begun with. */
export class Transfers {
  readonly #underWay = new Set<UnderWay>();
  readonly #timer: NodeJS.Timeout;
  readonly #watch: Watch;

  constructor(still: StillSignedIn, lookEveryMs: number) {
    this.#watch = still.watch(this.#underWay, ({ response }) => response.destroy());
    this.#timer = setInterval(() => this.#look(), lookEveryMs).unref();
  }

  begin({ headers: { authorization, cookie } }: FastifyRequest, reply: FastifyReply, principal: Principal): void {
    const one: UnderWay = { principal, credentials: { authorization, cookie }, response: reply.raw };
    this.#underWay.add(one);
    reply.raw.once('close', () => this.#underWay.delete(one));
  }

  close(): void {
    clearInterval(this.#timer);
    this.#watch.stop();
  }

  #look(): void {
    // Of what is queued behind another answer, nothing tells that its connection is gone.
    for (const one of this.#underWay) if (one.response.req.socket.destroyed) this.#underWay.delete(one);
    void this.#watch.look();
  }
}
