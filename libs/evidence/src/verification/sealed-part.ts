import type { StoredEvent } from '#event-store';
import { MerkleTree } from '../merkle-tree.js';
import type { Leaf } from '../seal-file.js';
import type { Findings } from './findings.js';
import type { Vouching } from './seal-history.js';

/** Compares the events of one seal's part of the log, given in order, with what was sealed. */
export interface SealedPart {
  /** What is wrong with an event that stands in this part, in words. */
  meet(event: StoredEvent): Promise<string | undefined>;
  /** No more events stand in it. */
  end(): Promise<void>;
}

export const sealedPart = ({ seal, file }: Vouching, findings: Findings): SealedPart =>
  file ? new WithLeaves(seal, file.leaves(), findings) : new WithRoot(seal, findings);

/** Without the seal's file, only the root tells: that something was changed, not what. */
class WithRoot implements SealedPart {
  readonly #tree = new MerkleTree();

  constructor(
    private readonly seal: Vouching['seal'],
    private readonly findings: Findings,
  ) {}

  async meet(event: StoredEvent): Promise<undefined> {
    this.#tree.add(event);
  }

  async end(): Promise<void> {
    const { number, after, upTo, count, root } = this.seal;
    if (this.#tree.count === count && this.#tree.root() === root) return;
    const part = `${after === null ? 'from the first' : `after ${after}`} up to ${upTo}`;
    const found = this.#tree.count === count ? 'others, or in another order' : `${this.#tree.count}`;
    const what = `ends a part of the log, ${part}, that held ${count} events when seal ${number} was made, and holds ${found} now; the seal’s file would tell which`;
    this.findings.add({ position: upTo, seal: number, what });
  }
}

class WithLeaves implements SealedPart {
  #page: readonly Leaf[] = [];
  #index = 0;

  constructor(
    private readonly seal: Vouching['seal'],
    private readonly pages: AsyncGenerator<readonly Leaf[]>,
    private readonly findings: Findings,
  ) {}

  async meet({ position, hash, stream, revision }: StoredEvent): Promise<string | undefined> {
    const { number } = this.seal;
    for (;;) {
      const leaf = await this.#leaf();
      if (!leaf || leaf.position > position) return `was not there when seal ${number} was made`;
      this.#index += 1;
      if (leaf.position < position) this.#miss(leaf);
      else if (leaf.hash === hash) return undefined;
      else if (leaf.stream === stream && leaf.revision === revision) {
        return `is not what seal ${number} holds: its hash was ${leaf.hash}`;
      } else return `stands where seal ${number} holds revision ${leaf.revision} of ${leaf.stream}`;
    }
  }

  async end(): Promise<void> {
    for (let leaf = await this.#leaf(); leaf; leaf = await this.#leaf()) {
      this.#index += 1;
      this.#miss(leaf);
    }
  }

  #miss({ position, stream, revision }: Leaf): void {
    const { number } = this.seal;
    this.findings.add({ position, stream, revision, seal: number, what: `is gone: seal ${number} holds it` });
  }

  async #leaf(): Promise<Leaf | undefined> {
    while (this.#index >= this.#page.length) {
      const { done, value } = await this.pages.next();
      if (done) return undefined;
      this.#page = value;
      this.#index = 0;
    }
    return this.#page[this.#index];
  }
}
