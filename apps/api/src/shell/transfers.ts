import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#access';
import { NotFound } from '#event-sourcing';
import { NotAllowed, NotSignedIn } from '../access/errors.js';
import type { LetIn, StillSignedIn, Watch } from '../access/still-signed-in.js';

/** Each takes a connection, a file and some memory for hours, where its other end is slow. */
const MOST_OF_ONE = 32;

/** `principal`: as seen last. */
type UnderWay = { principal: Principal; readonly request: FastifyRequest; readonly reply: FastifyReply } & LetIn;

/** Files on their way, in or out. Each ends with the session, or the rights, it was begun with. */
export class Transfers {
  readonly #underWay = new Set<UnderWay>();
  readonly #timer: NodeJS.Timeout;
  readonly #watch: Watch;

  constructor(
    private readonly still: StillSignedIn,
    lookEveryMs: number,
  ) {
    this.#watch = still.watch(this.#underWay, { isStillAllowed, end: ({ reply }) => reply.raw.destroy() });
    this.#timer = setInterval(() => this.#look(), lookEveryMs).unref();
  }

  /** Error: HttpException (429), too many of theirs are under way. */
  begin(request: FastifyRequest, reply: FastifyReply, principal: Principal): void {
    const theirs = [...this.#underWay].filter((one) => one.principal.name === principal.name);
    if (theirs.length >= MOST_OF_ONE)
      throw new HttpException('Too many files are on their way: wait for the end of one.', 429);
    const one: UnderWay = { ...this.still.begin(request, principal), request, reply };
    this.#underWay.add(one);
    reply.raw.once('close', () => this.#underWay.delete(one));
  }

  close(): void {
    clearInterval(this.#timer);
    this.#watch.stop();
  }

  #look(): void {
    // Of what is queued behind another answer, nothing tells that its connection is gone.
    for (const one of this.#underWay) if (one.request.socket.destroyed) this.#underWay.delete(one);
    void this.#watch.look();
  }
}

/** Those who may do something else now may still send or have this. Where that cannot be found out, it goes on. */
const isStillAllowed = async (one: UnderWay, now: Principal): Promise<boolean> => {
  try {
    await one.request.requireAllowed();
    one.principal = now;
    return true;
  } catch (error) {
    return !REFUSALS.some((refusal) => error instanceof refusal);
  }
};

const REFUSALS = [NotSignedIn, NotAllowed, NotFound];
