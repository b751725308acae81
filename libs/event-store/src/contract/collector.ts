import type { Recorded } from '#event-sourcing';
import type { EventStore, Position, Subscription } from '../event-store.js';

type Batch = Parameters<Subscription['handle']>[0];

/** A running subscription that keeps what it was given. */
export class Collector {
  readonly batches: Batch[] = [];
  readonly done: Promise<void>;
  readonly #abort = new AbortController();
  #changed: (() => void) | undefined;

  constructor(
    store: EventStore,
    after: Position | undefined,
    options: Readonly<{ batchSize?: number; onBatch?: (batch: Batch) => Promise<void> }> = {},
  ) {
    const { onBatch, ...rest } = options;
    const handle = async (batch: Batch): Promise<void> => {
      this.batches.push(batch);
      this.#changed?.();
      await onBatch?.(batch);
    };
    this.done = store.subscribe({ after, handle, signal: this.#abort.signal, ...rest });
    // A test that waits for something else is told by `until`.
    this.done.catch(() => this.#changed?.());
  }

  get events(): readonly Recorded[] {
    return this.batches.flatMap(({ events }) => events);
  }

  /** Waits for what was collected to satisfy the condition; rejects with the subscription's error or after a while. */
  async until(condition: (collector: this) => boolean, ms = 20_000): Promise<void> {
    const deadline = performance.now() + ms;
    while (!condition(this)) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`not reached with ${this.events.length} events in ${this.batches.length} batches`);
      let timer: NodeJS.Timeout | undefined;
      const changed = new Promise<void>((resolve) => {
        this.#changed = resolve;
        timer = setTimeout(resolve, left);
      });
      await Promise.race([changed, this.done.then(() => Promise.reject(new Error('the subscription ended')))]).finally(
        () => clearTimeout(timer),
      );
    }
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.done;
  }
}
