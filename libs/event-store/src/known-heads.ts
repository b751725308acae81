import { RecentlyUsed } from './recently-used.js';

/** The last event of a stream, as far as this process knows: its revision and its hash (hex). */
export type Head = Readonly<{ revision: number; hash: string }>;

/** Heads of the streams used last, so that an append knows the hash that it follows on. May be behind: the append finds out. */
export class KnownHeads {
  readonly #heads: RecentlyUsed<Head>;

  constructor(capacity: number) {
    this.#heads = new RecentlyUsed(capacity);
  }

  get(stream: string): Head | undefined {
    return this.#heads.get(stream);
  }

  learn(stream: string, head: Head): void {
    const known = this.#heads.get(stream);
    if (known === undefined || known.revision <= head.revision) this.#heads.set(stream, head);
  }

  forget(stream: string): void {
    this.#heads.delete(stream);
  }
}
