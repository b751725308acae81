import { Alarm } from '#event-store';
import type { NewJob } from './job-queue.js';
import type { Due, Work } from './work.js';

export type SweeperOptions = Readonly<{
  work: Work;
  queue: Readonly<{ add: (jobs: readonly NewJob[]) => Promise<void> }>;
  clock: Readonly<{ now(): Date }>;
  logger: Readonly<{ warn(message: string): void }>;
  /** Between two looks, at most (default 5 s); sooner, when it is woken. */
  everyMs?: number;
}>;

const lookEveryMs = 5_000;
const mostAtOnce = 1_000;
/** Pieces of work that one job carries: they share its way through the queue, and are claimed and settled together. */
const mostInJob = 8;
/** With many processes, they look at different moments. */
const jitter = (ms: number): number => ms * (0.75 + Math.random() / 2);

/**
 * Makes jobs of the work that falls due before it looks again, and anew of what the queue has lost: work that is due, and was not
 * done though a job was made of it. Several may sweep at once.
 */
export class Sweeper {
  readonly #alarm = new Alarm();
  #stopped = false;
  #running: Promise<void> | undefined;
  #failure: string | undefined;

  constructor(private readonly options: SweeperOptions) {}

  start(): void {
    this.#running ??= this.#run();
  }

  /** To be called when there may be something to enqueue. */
  readonly wake = (): void => this.#alarm.ring();

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#alarm.ring();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { everyMs = lookEveryMs, logger } = this.options;
    while (!this.#stopped) {
      try {
        while ((await this.#sweep()) === mostAtOnce && !this.#stopped);
        this.#failure = undefined;
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        // Once, not every few seconds: it is tried again all the same.
        if (failure !== this.#failure) logger.warn(`due work cannot be enqueued: ${failure}`);
        this.#failure = failure;
        // What wakes it meanwhile would fail likewise.
        await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, everyMs)));
      }
      if (!this.#stopped) await this.#alarm.sleep(jitter(everyMs));
    }
  }

  /** How much it enqueued. */
  async #sweep(): Promise<number> {
    const { work, queue, clock, everyMs = lookEveryMs } = this.options;
    const now = clock.now();
    const due = await work.takeDue(now, new Date(now.getTime() + 2 * everyMs), mostAtOnce);
    if (due.length === 0) return 0;
    try {
      await queue.add(jobsOf(due, now));
    } catch (error) {
      await work.notEnqueued(due);
      throw error;
    }
    return due.length;
  }
}

/** What is due at the same moment goes together, so many pieces in a job. */
const jobsOf = (due: readonly Due[], now: Date): readonly NewJob[] => {
  const filling = new Map<number, Due[]>();
  const full: [number, Due[]][] = [];
  for (const one of due) {
    const delayMs = Math.max(0, Date.parse(one.nextAt) - now.getTime());
    const job = filling.get(delayMs) ?? [];
    filling.set(delayMs, job);
    if (job.push(one) < mostInJob) continue;
    full.push([delayMs, job]);
    filling.delete(delayMs);
  }
  return [...full, ...filling].map(([delayMs, job]) => ({ id: idOf(job), work: job.map(({ id }) => id), delayMs }));
};

/** Another each time: a queue ignores one that it knows, also when it is done. */
const idOf = ([first]: readonly Due[]): string => `work-${first?.id}-${first?.enqueued}`;
