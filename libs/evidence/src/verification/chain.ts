import { eventHash, type StoredEvent } from '#event-store';

type Head = Readonly<{
  revision: number;
  /** As it is stored. */
  hash: string;
  /** What the stored content gives, where that differs: what follows may go on from either. */
  computed?: string;
}>;

/** Follows the chains of hashes of all streams; remembers of each its last revision and hash. */
export class Chain {
  readonly #heads = new Map<string, Head>();

  get streams(): number {
    return this.#heads.size;
  }

  /** The next event in the log's order: what is wrong with it, in words; undefined when it follows on. */
  follow(event: StoredEvent): string | undefined {
    const { stream, revision, hash } = event;
    const head = this.#heads.get(stream);
    const expected = (head?.revision ?? -1) + 1;
    if (revision < expected) return `comes after revision ${expected - 1} of its stream`;
    if (revision > expected) {
      this.#heads.set(stream, { revision, hash });
      return expected === revision - 1
        ? `follows no revision ${expected}, which is missing`
        : `follows no revisions ${expected} to ${revision - 1}, which are missing`;
    }
    const computed = eventHash(event, head?.hash ?? null);
    if (computed === hash || (head?.computed !== undefined && eventHash(event, head.computed) === hash)) {
      this.#heads.set(stream, { revision, hash });
      return undefined;
    }
    this.#heads.set(stream, { revision, hash, computed });
    return 'does not give its hash: it was changed, or what came before it in its stream';
  }
}
