import type { Position as LogPosition } from '@kurrent/kurrentdb-client';
import { fromPosition } from './position.js';
import type { StoredEvent } from './stored-event.js';

/** Something that the server said between two events. */
type Mark = Readonly<{
  /** How many events came before it. */
  after: number;
  /** Up to here there is nothing else that we want. */
  upTo?: LogPosition | undefined;
  /** Whether all that there was has been sent. */
  live?: boolean | undefined;
}>;

/** What a subscription received and has not handled yet. */
export class Backlog {
  readonly #events: StoredEvent[] = [];
  readonly #marks: Mark[] = [];
  #received = 0;
  #taken = 0;
  #isLive = false;
  #resumeAfter: LogPosition;

  constructor(after: LogPosition) {
    this.#resumeAfter = after;
  }

  get length(): number {
    return this.#events.length;
  }

  /** Where to go on when everything taken has been handled. */
  get resumeAfter(): LogPosition {
    return this.#resumeAfter;
  }

  /** Everything was taken, and the server has nothing more. */
  get isCaughtUp(): boolean {
    return this.#isLive && this.#events.length === 0;
  }

  add(event: StoredEvent): void {
    this.#events.push(event);
    this.#received += 1;
  }

  mark(mark: Readonly<{ upTo?: LogPosition | undefined; live?: boolean }>): void {
    this.#marks.push({ after: this.#received, ...mark });
    this.#pass();
  }

  /**
   * The next events, at most so many. None while those of one append are still arriving, unless `patient` is false:
   * then what there is.
   */
  take(size: number, patient = true): readonly StoredEvent[] {
    const last = this.#events.at(-1);
    // Whatever the server says between events, no more of the same append come after it.
    const isWhole = this.#marks.length > 0 || last?.followedBy === 0;
    if (!last || (patient && !isWhole && this.#events.length < size)) return [];
    const taken = this.#events.splice(0, size);
    this.#taken += taken.length;
    this.#resumeAfter = fromPosition((taken.at(-1) ?? last).event.position);
    this.#pass();
    return taken;
  }

  #pass(): void {
    while (this.#marks[0] && this.#marks[0].after <= this.#taken) {
      const { upTo, live } = this.#marks.shift() ?? {};
      if (upTo && upTo.commit > this.#resumeAfter.commit) this.#resumeAfter = upTo;
      if (live !== undefined) this.#isLive = live;
    }
  }
}
