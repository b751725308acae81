/** The last event of a stream, as far as this process knows: its revision and its hash (hex). */
export type Head = Readonly<{ revision: number; hash: string }>;

/** Heads of the streams used last, so that an append knows the hash that it follows on. May be behind: the append finds out. */
export class KnownHeads {
  readonly #heads = new Map<string, Head>();

  constructor(readonly capacity: number) {}

  get(stream: string): Head | undefined {
    const head = this.#heads.get(stream);
    if (head) this.#keep(stream, head);
    return head;
  }

  learn(stream: string, head: Head): void {
    const known = this.#heads.get(stream);
    this.#keep(stream, known && known.revision > head.revision ? known : head);
  }

  forget(stream: string): void {
    this.#heads.delete(stream);
  }

  /** A Map keeps the order of insertion, so its first key is the one used longest ago. */
  #keep(stream: string, head: Head): void {
    this.#heads.delete(stream);
    this.#heads.set(stream, head);
    if (this.#heads.size <= this.capacity) return;
    for (const oldest of this.#heads.keys()) {
      this.#heads.delete(oldest);
      return;
    }
  }
}
