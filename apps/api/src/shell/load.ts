import { performance } from 'node:perf_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { countedAddress } from '#access';
import { carriesFile } from './carries-file.js';
import { Overloaded } from './errors.js';
import { isHealth } from './place.js';

/** Who is let in is to be answered within about so long. */
const PATIENCE_S = 1;
const TICK_MS = 1_000;
/** So many are always let in, and no more than so many ever; bodies that are on their way count by their bytes only. */
const FEW = 256;
const MOST = 512;
const MOST_BYTES = 64 * 1024 * 1024;
/** Of them, for one account or address: who tells of bodies and sends none keeps out nobody else. */
const MOST_BYTES_OF_ONE = MOST_BYTES / 4;
/** One for all: where an error was made is written down with it, which costs a fifth of turning somebody away. */
const OVERLOADED = new Overloaded();
/** What a second may last longer than a second before the event loop counts as late. */
const LATE_MS = 500;

declare module 'fastify' {
  interface FastifyRequest {
    /** Of its body, once that was read into memory. */
    bodyBytes?: number;
  }
}

type UnderWay = {
  /** Of its body, and whose it is, once there is room for it. */
  bytes: number;
  whose: string;
  /** For its body: nothing is done for it then. */
  isWaiting: boolean;
  isOver: boolean;
};

/**
 * How much is under way, and how much may be: as many requests as were answered within the last second while many were
 * under way, so that who is let in is answered in time, whatever a request costs and whatever makes it slow.
 */
export class Load {
  #underWay = 0;
  #bytes = 0;
  readonly #bytesOf = new Map<string, number>();
  #allowed = MOST;
  #answered = 0;
  #turnedAway = 0;
  #wasBusy = false;
  #wasLate = false;
  #tickedAt = performance.now();
  readonly #timer: NodeJS.Timeout;

  readonly #requests = new WeakMap<FastifyRequest, UnderWay>();

  constructor(private readonly logger: Logger) {
    this.#timer = setInterval(() => this.#tick(), TICK_MS).unref();
  }

  /**
   * Before anything is done for it. Streams of events and its health may be asked for at any time; files are let in or not,
   * but take long and little else. Throws Overloaded.
   */
  admit(request: FastifyRequest): void {
    if (isHealth(request) || request.routeOptions.config.isEventStream) return;
    if (this.#underWay >= this.#allowed) this.#turnAway();
    if (carriesFile(request)) return;
    this.#underWay += 1;
    this.#requests.set(request, { bytes: 0, whose: '', isWaiting: false, isOver: false });
  }

  /** Before its body is read, and once it is known who asks. Throws Overloaded. */
  makeRoom(request: FastifyRequest): void {
    const one = this.#requests.get(request);
    const bytes = one ? bytesOf(request) : 0;
    if (!one || one.isOver || bytes === 0) return;
    const whose = whoseIs(request);
    const theirs = (this.#bytesOf.get(whose) ?? 0) + bytes;
    if (theirs > MOST_BYTES_OF_ONE || this.#bytes + bytes > MOST_BYTES) {
      this.#requests.delete(request);
      this.#underWay -= 1;
      if (theirs > MOST_BYTES_OF_ONE) throw OVERLOADED; // by one alone, which says nothing of how much all ask
      this.#turnAway();
    }
    this.#bytes += bytes;
    this.#bytesOf.set(whose, theirs);
    [one.bytes, one.whose] = [bytes, whose];
  }

  /** To be called before other hooks are added. */
  watch(fastify: FastifyInstance): void {
    const found = (request: FastifyRequest): UnderWay | undefined => this.#requests.get(request);
    // Bodies that come slowly, or never, keep nobody else out.
    fastify.addHook('preParsing', (request, _reply, payload, done) => {
      const one = found(request);
      if (one && one.bytes > 0) this.#wait(one, true);
      done(null, payload);
    });
    fastify.addHook('preValidation', (request, _reply, done) => {
      const one = found(request);
      if (one) this.#read(one, request.bodyBytes);
      done();
    });
    // Whether whoever asked reads the answer or hung up by then: of what is queued behind another answer, nothing tells.
    fastify.addHook('onSend', (request, _reply, payload, done) => {
      const one = found(request);
      if (one) this.#settle(one);
      done(null, payload);
    });
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #settle(one: UnderWay): void {
    if (one.isOver) return;
    this.#wait(one, false);
    one.isOver = true;
    this.#underWay -= 1;
    this.#answered += 1;
    this.#free(one, one.bytes);
  }

  /** Of a body whose size was not told, less may have come than there was room for. */
  #read(one: UnderWay, bytes = one.bytes): void {
    this.#wait(one, false);
    if (!one.isOver && bytes < one.bytes) this.#free(one, one.bytes - bytes);
  }

  #free(one: UnderWay, bytes: number): void {
    if (bytes === 0) return;
    one.bytes -= bytes;
    this.#bytes -= bytes;
    const theirs = (this.#bytesOf.get(one.whose) ?? 0) - bytes;
    if (theirs > 0) this.#bytesOf.set(one.whose, theirs);
    else this.#bytesOf.delete(one.whose);
  }

  #turnAway(): never {
    this.#turnedAway += 1;
    throw OVERLOADED;
  }

  #wait(one: UnderWay, isWaiting: boolean): void {
    if (one.isOver || one.isWaiting === isWaiting) return;
    one.isWaiting = isWaiting;
    this.#underWay += isWaiting ? -1 : 1;
  }

  #tick(): void {
    const now = performance.now();
    const seconds = (now - this.#tickedAt) / 1000;
    const isBusy = this.#underWay >= FEW || this.#turnedAway > 0;
    // Once is a pause; twice in a row there is more to do than time to do it in.
    const isLate = seconds * 1000 > TICK_MS + LATE_MS;
    if (isLate && this.#wasLate) this.#allowed = FEW;
    else if (isBusy && this.#wasBusy)
      this.#allowed = Math.min(MOST, Math.max(FEW, Math.round((this.#answered / seconds) * PATIENCE_S)));
    else if (this.#turnedAway === 0) this.#allowed = MOST;
    if (this.#turnedAway > 0)
      this.logger.warn(
        { turnedAway: this.#turnedAway, underWay: this.#underWay, allowed: this.#allowed },
        'overloaded',
      );
    [this.#wasBusy, this.#wasLate, this.#tickedAt] = [isBusy, isLate, now];
    [this.#answered, this.#turnedAway] = [0, 0];
  }
}

const whoseIs = ({ principal, address }: FastifyRequest): string =>
  principal ? `account:${principal.name}` : `address:${countedAddress(address)}`;

/** Of its body: no more than its route takes, which it counts where its size is not told. */
const bytesOf = ({ headers, routeOptions: { bodyLimit } }: FastifyRequest): number =>
  headers['transfer-encoding'] === undefined
    ? Math.min(Number(headers['content-length'] ?? 0) || 0, bodyLimit)
    : bodyLimit;
