/**
 * Lets the commands of one process take turns on the streams they touch, so that only processes conflict.
 * A turn takes all its streams at once or waits for all of them, so nobody waits in a circle.
 */
export class StreamQueue {
  readonly #waiting = new Map<string, Turn[]>();

  /** Waits until none of the streams is in use by an earlier turn. Rejects with the signal's reason. */
  async take(streams: Iterable<string>, signal: AbortSignal): Promise<Turn> {
    const turn = new Turn(this);
    for (const stream of new Set(streams)) this.join(stream, turn);
    try {
      await turn.ready(signal);
      return turn;
    } catch (error) {
      turn.end();
      throw error;
    }
  }

  /** @internal */
  join(stream: string, turn: Turn): void {
    const line = this.#waiting.get(stream) ?? [];
    if (line.push(turn) === 1) this.#waiting.set(stream, line);
    turn.joined(stream, line.length > 1);
  }

  /** @internal */
  isFree(stream: string): boolean {
    return !this.#waiting.has(stream);
  }

  /** @internal */
  leave(stream: string, turn: Turn): void {
    const line = this.#waiting.get(stream) ?? [];
    const wasFirst = line[0] === turn;
    line.splice(line.indexOf(turn), 1);
    if (line.length === 0) this.#waiting.delete(stream);
    else if (wasFirst) line[0]?.advanced();
  }
}

/** The streams that one command may use until it ends its turn. */
export class Turn {
  readonly #streams = new Set<string>();
  #behind = 0;
  #ended = false;
  #proceed: (() => void) | undefined;

  constructor(private readonly queue: StreamQueue) {}

  get streams(): Iterable<string> {
    return [...this.#streams];
  }

  /** Adds a stream if nobody uses it now. False: it is in use, and whoever wants it must begin again with it. */
  tryAdd(stream: string): boolean {
    if (this.#ended) return false; // what still goes on of a failed command must not lock anything
    if (this.#streams.has(stream)) return true;
    if (!this.queue.isFree(stream)) return false;
    this.queue.join(stream, this);
    return true;
  }

  end(): void {
    this.#ended = true;
    for (const stream of this.#streams) this.queue.leave(stream, this);
    this.#streams.clear();
  }

  /** @internal */
  joined(stream: string, mustWait: boolean): void {
    this.#streams.add(stream);
    if (mustWait) this.#behind += 1;
  }

  /** @internal */
  advanced(): void {
    this.#behind -= 1;
    if (this.#behind === 0) this.#proceed?.();
  }

  /** @internal */
  ready(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#behind === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      this.#proceed = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
    });
  }
}
