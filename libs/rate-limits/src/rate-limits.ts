import type { Pool } from 'pg';
import type { Clock } from '#configuration';
import { SharedCounts } from './shared-counts.js';

export type Taken = Readonly<{
  isAllowed: boolean;
  /** In this minute; none below zero. */
  left: number;
  /** Until the next minute. */
  seconds: number;
}>;

/** `shared`: as all processes together had it when they last exchanged; `news`: since then, here. */
type Count = { shared: number; news: number };

const EXCHANGE_MS = 1_000;
/** Beyond so many, nobody further is counted: memory is bounded, and no stranger pays for others. */
const MOST_KEYS = 50_000;

/**
 * How often each may ask in a minute, over all processes. Each process counts for itself and answers at once; every second
 * the counts are exchanged. So somebody may go beyond the limit by what they ask within a second, and without the database
 * each process counts alone.
 */
export class RateLimits {
  #minute = 0;
  #counts = new Map<string, Count>();
  #exchange: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  private constructor(
    private readonly shared: SharedCounts,
    private readonly clock: Clock,
    readonly perMinute: number,
  ) {
    this.#timer = setInterval(() => void this.exchange(), EXCHANGE_MS).unref();
  }

  /** Creates its table first, if it is not there. */
  static async open(pool: Pool, clock: Clock, perMinute: number): Promise<RateLimits> {
    return new RateLimits(await SharedCounts.open(pool), clock, perMinute);
  }

  /** `key`: an account or an address. What is refused counts, too. */
  take(key: string): Taken {
    const now = this.clock.now().getTime();
    this.#turnTo(Math.floor(now / 60_000));
    const seconds = Math.ceil((60_000 - (now % 60_000)) / 1000);
    const count = this.#countOf(key);
    count.news += 1;
    const left = this.perMinute - count.shared - count.news;
    return { isAllowed: left >= 0, left: Math.max(0, left), seconds };
  }

  /** Tells the other processes what was counted here, and learns what they did; one at a time. */
  exchange(): Promise<void> {
    return (this.#exchange = this.#exchange.then(() => this.#exchangeNow()).catch(() => undefined));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#exchange;
  }

  #turnTo(minute: number): void {
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#counts = new Map();
    this.#exchange = this.#exchange.then(() => this.shared.forgetBefore(minute - 1)).catch(() => undefined);
  }

  #countOf(key: string): Count {
    const known = this.#counts.get(key);
    if (known) return known;
    const count = { shared: 0, news: 0 };
    if (this.#counts.size < MOST_KEYS) this.#counts.set(key, count);
    return count;
  }

  async #exchangeNow(): Promise<void> {
    const [minute, counts] = [this.#minute, this.#counts];
    const told = new Map([...counts].flatMap(([key, { news }]) => (news > 0 ? [[key, news]] : [])));
    if (told.size === 0) return;
    for (const [key, count] of await this.shared.add(minute, told)) {
      const known = counts.get(key);
      if (!known) continue;
      known.shared = count;
      known.news -= told.get(key) ?? 0;
    }
  }
}
