import { Alarm } from '#event-store';
import type { News } from '../news.js';
import type { Claimed, Deliveries, Kind } from './deliveries.js';
import type { Attempted } from './retrying.js';

/** Sends something once. `signal`: the process ends; what it then gives is not written down. */
export type Carrier = (delivery: Claimed, signal: AbortSignal) => Promise<Attempted>;

export type CourierOptions = Readonly<{
  deliveries: Deliveries;
  news: News;
  carriers: Readonly<Partial<Record<Kind, Carrier>>>;
  clock: Readonly<{ now(): Date }>;
  logger: Readonly<{ warn(message: string): void }>;
  /** What a process that died had claimed is sent by another one after so long (default: 2 minutes). */
  leaseMs?: number | undefined;
}>;

const MOST_AT_ONCE = 16;
/** Between two looks, unless there is news. */
const LOOK_AGAIN_MS = 1_000;
const LOOK_AGAIN_AFTER_FAILURE_MS = 5_000;

/** Sends what is due. Any number of them may work on one database. */
export class Courier {
  readonly #stop = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  #running: Promise<void> | undefined;
  readonly #alarm = new Alarm();
  #failure: string | undefined;

  constructor(private readonly options: CourierOptions) {}

  start(): void {
    this.#running ??= this.#run();
  }

  /** Gives back what it was sending. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#alarm.ring();
    await this.#running;
  }

  async #run(): Promise<void> {
    const unsubscribe = this.options.news.subscribe(this.#alarm.ring);
    while (!this.#stop.signal.aborted) {
      const waitMs = await this.#sendDue().then(
        () => LOOK_AGAIN_MS,
        (error: unknown) => this.#warnOnce(error),
      );
      if (!this.#stop.signal.aborted) await this.#alarm.sleep(waitMs);
    }
    unsubscribe();
    await Promise.all(this.#underWay);
  }

  async #sendDue(): Promise<void> {
    const { deliveries, carriers, clock, leaseMs = 120_000 } = this.options;
    const room = MOST_AT_ONCE - this.#underWay.size;
    const kinds = Object.keys(carriers) as Kind[]; // keys of a Record<Kind, …>
    if (room === 0 || kinds.length === 0) return;
    for (const claimed of await deliveries.claim(kinds, { now: clock.now(), most: room, leaseMs })) {
      const sending = this.#send(claimed).catch((error: unknown) => void this.#warnOnce(error));
      this.#underWay.add(sending);
      // The next one to the same target may go now.
      void sending.finally(() => {
        this.#underWay.delete(sending);
        this.#alarm.ring();
      });
    }
    this.#failure = undefined;
  }

  async #send(claimed: Claimed): Promise<void> {
    const { deliveries, carriers, clock } = this.options;
    const { signal } = this.#stop;
    const begun = performance.now();
    const attempted = await carriers[claimed.kind]?.(claimed, signal).catch((error: unknown): Attempted => ({
      statusCode: null,
      reason: nameOf(error),
    }));
    if (!attempted || (signal.aborted && attempted.reason !== null)) return deliveries.giveBack(claimed);
    const milliseconds = performance.now() - begun;
    await deliveries.record(claimed, attempted, { at: clock.now(), milliseconds, jitter: Math.random() });
  }

  /** Once, not each time: it is tried again all the same. */
  #warnOnce(error: unknown): number {
    const failure = nameOf(error);
    if (failure !== this.#failure && !this.#stop.signal.aborted)
      this.options.logger.warn(`nothing can be delivered: ${failure}`);
    this.#failure = failure;
    return LOOK_AGAIN_AFTER_FAILURE_MS;
  }
}

/** Without what servers and databases say: it may name somebody. */
const nameOf = (error: unknown): string => {
  const { name, code } = Object(error) as Readonly<{ name?: unknown; code?: unknown }>;
  return typeof code === 'string' ? `failed: ${code}` : `failed: ${String(name)}`;
};
