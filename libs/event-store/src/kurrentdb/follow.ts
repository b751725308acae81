import type { Position as LogPosition } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../errors.js';
import type { Position, Subscription } from '../event-store.js';
import { Alarm } from '../alarm.js';
import { backOff } from '../back-off.js';
import type { Connection } from './connection.js';
import { asStoreError } from './failure.js';
import { beginning, fromPosition } from './position.js';
import { Session } from './session.js';

type Log = Readonly<{
  connection: Connection;
  /** What the names of its streams begin with. */
  streams: string;
  /** Nothing of it comes before. */
  origin: LogPosition;
}>;

/** The rest of an append is waited for so long; it can be missing when somebody deleted it. */
const patienceMs = 200;
const forever = 2 ** 31 - 1;

const later = (a: LogPosition, b: LogPosition): LogPosition => (a.commit > b.commit ? a : b);

/**
 * Runs one subscription until its signal is aborted or the connection closed, over as many sessions as it takes.
 * Positions given are those of events, never beyond the log's head; the server is asked from where it has looked.
 */
export class Following {
  readonly #alarm = new Alarm();
  readonly #size: number;
  #position: Position;
  #resumeAfter: LogPosition;
  #toldCaughtUpAt: Position | undefined;
  #failures = 0;

  constructor(
    private readonly log: Log,
    private readonly subscription: Subscription,
  ) {
    this.#size = subscription.batchSize ?? 500;
    this.#position = subscription.after ?? beginning;
    this.#resumeAfter = later(fromPosition(this.#position), log.origin);
  }

  /** Rejects when the handler does, or the server refuses. */
  async run(): Promise<void> {
    const { signal } = this.subscription;
    signal.addEventListener('abort', this.#alarm.ring);
    try {
      while (!this.#isOver) await this.#follow();
    } finally {
      signal.removeEventListener('abort', this.#alarm.ring);
    }
  }

  get #isOver(): boolean {
    return this.subscription.signal.aborted || this.log.connection.isClosed;
  }

  async #follow(): Promise<void> {
    const { connection, streams } = this.log;
    const { link } = connection;
    const { client, retired } = link;
    const session = new Session({
      client,
      streams,
      after: this.#resumeAfter,
      size: this.#size,
      ring: this.#alarm.ring,
    });
    retired.signal.addEventListener('abort', this.#alarm.ring);
    try {
      while (!this.#isOver && !retired.signal.aborted && !session.ended) await this.#step(session);
    } finally {
      retired.signal.removeEventListener('abort', this.#alarm.ring);
      session.close();
    }
    if (!session.ended || this.#isOver) return;
    const error = asStoreError(session.ended.because ?? new StoreUnavailable('the server ended the subscription'));
    if (!(error instanceof StoreUnavailable)) throw error;
    connection.renew(link);
    await this.#alarm.sleep(backOff(this.#failures++, 50, 5_000));
  }

  /** Handles what there is, or waits. */
  async #step(session: Session): Promise<void> {
    const { backlog } = session;
    const { handle } = this.subscription;
    session.fill();
    let taken = backlog.take(this.#size);
    if (taken.length > 0 || backlog.isCaughtUp) this.#failures = 0;
    if (taken.length === 0 && backlog.isCaughtUp && this.#toldCaughtUpAt !== this.#position) {
      this.#toldCaughtUpAt = this.#position;
      return handle({ events: [], position: this.#position, caughtUp: true });
    }
    if (taken.length === 0) {
      const rung = await this.#alarm.sleep(backlog.length > 0 ? patienceMs : forever);
      if (!rung) taken = backlog.take(this.#size, false);
    }
    const last = taken.at(-1);
    if (last) {
      this.#position = last.event.position;
      await handle({ events: taken.map(({ event }) => event), position: this.#position, caughtUp: false });
    }
    this.#resumeAfter = later(backlog.resumeAfter, this.#resumeAfter);
  }
}
