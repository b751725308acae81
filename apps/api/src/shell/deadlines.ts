import { performance } from 'node:perf_hooks';
import type { FastifyReply } from 'fastify';
import { TookTooLong } from './errors.js';

type Awaited = Readonly<{ reply: FastifyReply; since: number }>;

/**
 * Ends requests that are not answered in time. All of them are looked at together, now and then: a timer of each, and the
 * signal that Fastify's `handlerTimeout` brings with it, are a part of the time of a request that can be measured.
 */
export class Deadlines {
  /** In the order in which they came. */
  readonly #awaited = new Set<Awaited>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly longestMs: number,
    lookEveryMs: number,
  ) {
    this.#timer = setInterval(() => this.#look(), lookEveryMs).unref();
  }

  begin(reply: FastifyReply): void {
    const one: Awaited = { reply, since: performance.now() };
    this.#awaited.add(one);
    reply.raw.once('close', () => this.#awaited.delete(one));
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const before = performance.now() - this.longestMs;
    for (const one of this.#awaited) {
      if (one.since > before) return;
      this.#awaited.delete(one);
      const { reply } = one;
      if (reply.sent) continue; // or it is a stream of events, which has no end
      if (reply.raw.headersSent) reply.raw.destroy();
      else void reply.send(new TookTooLong(this.longestMs));
    }
  }
}
