import type { Recorded } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';

/** Follows the log, and hands out its events in order, as far as it is asked to. */
export class LogFollower {
  readonly #end = new AbortController();
  readonly #following: Promise<void>;
  #heard: Recorded[] = [];
  #position: Position = '';
  #failure: unknown;
  #wake: () => void = () => undefined;

  constructor(store: EventStore) {
    const handle = async ({ events, position }: { events: readonly Recorded[]; position: Position }): Promise<void> => {
      for (const event of events) this.#heard.push(event);
      this.#position = position;
      this.#wake();
    };
    this.#following = store.subscribe({ signal: this.#end.signal, handle }).catch((error: unknown) => {
      this.#failure = error;
      this.#wake();
    });
  }

  /** The events since it was asked last, up to this position at least. */
  async upTo(position: Position): Promise<readonly Recorded[]> {
    while (this.#position < position) {
      if (this.#failure !== undefined) throw new Error('the log can no longer be read', { cause: this.#failure });
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#following;
  }
}
