import type { CheckedAppend } from '../contract/append-rules.js';
import { StoreUnavailable } from '../errors.js';
import type { Head } from '../known-heads.js';
import type { LogPlace } from './position.js';

/** Refused: a stream is elsewhere, or the command was appended before. */
export type Outcome =
  | Readonly<{ /** Of its last event. */ place: LogPlace; heads: ReadonlyMap<string, Head> }>
  | 'refused';

export type Limits = Readonly<{
  /** Statements under way: while the server carries one out, the next one is put together. */
  groups: number;
  /** In one group; a single append with more goes alone. */
  streams: number;
  bytes: number;
  /** Appends and their bytes that wait at most, and for how long; those beyond are turned away. */
  waiting: number;
  waitingBytes: number;
  waitingMs: number;
}>;

type Waiting = Readonly<{
  unit: CheckedAppend;
  /** What no other append of the same moment may share: its streams and its command. */
  claims: readonly string[];
  since: number;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}>;

/** Fewer are not divided among the statements that are free. */
const smallestShare = 16;

/**
 * Appends that wait at the same moment go to the server together, with one commit, each with its own outcome. Those of
 * one stream keep their order, and go one after another.
 */
export class AppendQueue {
  #waiting: Waiting[] = [];
  #bytes = 0;
  readonly #claimed = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  #scheduled = false;
  /** Whether the last group was a single append, and nothing else waited behind it. */
  #isCalm = true;

  constructor(
    private readonly limits: Limits,
    /** Outcomes in the order of the group; rejects when none of it was appended, or it is not known. */
    private readonly send: (group: readonly CheckedAppend[]) => Promise<readonly Outcome[]>,
  ) {}

  /** Errors: StoreUnavailable when too much waits already, or for too long. */
  append(unit: CheckedAppend): Promise<Outcome> {
    const { limits } = this;
    if (this.#waiting.length >= limits.waiting || this.#bytes + unit.bytes > Math.max(limits.waitingBytes, unit.bytes))
      return Promise.reject(tooMany());
    return new Promise((resolve, reject) => {
      const claims = [unit.commandId, ...unit.streams.map(({ stream }) => stream.toLowerCase())];
      this.#waiting.push({ unit, claims, since: performance.now(), resolve, reject });
      this.#bytes += unit.bytes;
      this.#schedule();
    });
  }

  gauges() {
    return { waiting_appends: this.#waiting.length, waiting_append_bytes: this.#bytes };
  }

  /** Resolves when nothing waits any more. */
  async close(): Promise<void> {
    while (this.#waiting.length > 0 || this.#underWay.size > 0) {
      this.#startGroups();
      await Promise.race(this.#underWay);
    }
  }

  /** After all that is ready to run now, since it may bring more appends; at once where appends have come alone. */
  #schedule(): void {
    if (this.#scheduled || this.#underWay.size >= this.limits.groups) return;
    if (this.#isCalm && this.#underWay.size === 0) return this.#startGroups();
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#startGroups();
    });
  }

  #startGroups(): void {
    while (this.#underWay.size < this.limits.groups) {
      const group = this.#take();
      if (group.length === 0) return;
      const done = this.#settle(group).finally(() => {
        this.#underWay.delete(done);
        for (const claim of group.flatMap(({ claims }) => claims)) this.#claimed.delete(claim);
        this.#schedule();
      });
      this.#underWay.add(done);
    }
  }

  /** The next appends that share nothing with each other, with those under way, or with one before that must wait. */
  #take(): readonly Waiting[] {
    this.#turnAway();
    const free = this.limits.groups - this.#underWay.size;
    const share = Math.max(smallestShare, Math.ceil(this.#waiting.length / free));
    const group: Waiting[] = [];
    const passedOver: Waiting[] = [];
    const notNow = new Set<string>();
    let [streams, bytes, at] = [0, 0, 0];
    for (; at < this.#waiting.length && group.length < share; at++) {
      const one = this.#waiting[at];
      if (!one) break;
      const { unit, claims } = one;
      const fits = streams + unit.streams.length <= this.limits.streams && bytes + unit.bytes <= this.limits.bytes;
      if (!fits && group.length > 0) break;
      if (claims.some((claim) => this.#claimed.has(claim) || notNow.has(claim))) {
        passedOver.push(one);
        for (const claim of claims) notNow.add(claim);
        continue;
      }
      group.push(one);
      for (const claim of claims) this.#claimed.add(claim);
      streams += unit.streams.length;
      bytes += unit.bytes;
    }
    this.#waiting.splice(0, at, ...passedOver);
    this.#bytes -= bytes;
    if (group.length > 0) this.#isCalm = group.length === 1 && this.#waiting.length === 0;
    return group;
  }

  #turnAway(): void {
    const since = performance.now() - this.limits.waitingMs;
    while (this.#waiting[0] && this.#waiting[0].since < since) {
      const late = this.#waiting.shift();
      this.#bytes -= late?.unit.bytes ?? 0;
      late?.reject(tooMany());
    }
  }

  async #settle(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.send(group.map(({ unit }) => unit));
      for (const [at, { resolve }] of group.entries()) resolve(outcomes[at] ?? 'refused');
    } catch (error) {
      if (group.length === 1 || error instanceof StoreUnavailable) for (const { reject } of group) reject(error);
      // One of them is at fault: the others shall not fail for it.
      else for (const one of group) await this.#settle([one]);
    }
  }
}

const tooMany = (): StoreUnavailable => new StoreUnavailable('too many appends wait for the event store');
