import { setTimeout as pause } from 'node:timers/promises';
import type { SignedSeal } from './seal.js';
import type { Sealer } from './sealer.js';

export type DailySealingOptions = Readonly<{
  sealer: Sealer;
  clock: Readonly<{ now(): Date }>;
  logger: Readonly<{ info(message: string): void; warn(message: string): void }>;
  /** Milliseconds between two looks whether a seal is due (default: a minute). */
  every?: number;
}>;

/** UTC. */
const dayOf = (time: string): string => time.slice(0, 10);

/**
 * Makes one seal a day (UTC), as soon as there is something to seal: right after midnight; after a night when nothing
 * ran, at once; on a day without events, none. Several processes may do so on one log.
 */
export class DailySealing {
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #sealedOn: string | undefined;
  #lastFailure: string | undefined;

  constructor(private readonly options: DailySealingOptions) {}

  start(): void {
    this.#running ??= this.#run();
  }

  /** Waits for the seal that is being made. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { every = 60_000 } = this.options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#look();
      await pause(every, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #look(): Promise<void> {
    const { sealer, clock, logger } = this.options;
    const today = dayOf(clock.now().toISOString());
    try {
      const sealed = await sealer.seal((newest) => this.#isDue(newest, today));
      this.#lastFailure = undefined;
      if (!sealed?.isNew || !sealed.newest) return;
      this.#sealedOn = today;
      logger.info(`sealed ${sealed.newest.count} events in seal ${sealed.newest.number}`);
    } catch (error) {
      // Once, not every minute: it is tried again all the same.
      const failure = error instanceof Error ? error.message : String(error);
      if (failure !== this.#lastFailure) logger.warn(`no seal could be made: ${failure}`);
      this.#lastFailure = failure;
    }
  }

  /** A newest seal dated in the future was made under a wrong clock: then once a day in this process. */
  #isDue(newest: SignedSeal | undefined, today: string): boolean {
    return this.#sealedOn !== today && (newest === undefined || dayOf(newest.at) !== today);
  }
}
