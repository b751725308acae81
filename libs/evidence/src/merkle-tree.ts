import { hash as digest } from 'node:crypto';

const LEAF = 0;
const NODE = 1;
const HASH_BYTES = 32;

/** A complete subtree, of 2^height leaves. `hash`: 32 bytes as characters (the quickest way through Node's crypto). */
type Subtree = Readonly<{ height: number; hash: string }>;

/**
 * The Merkle tree of RFC 6962 (2.1), built leaf by leaf in memory that grows with the logarithm: SHA-256, a zero byte
 * before what is hashed of a leaf and a one before what is hashed of a node. A leaf is an event: its position as text,
 * then its hash as 32 bytes.
 */
export class MerkleTree {
  readonly #subtrees: Subtree[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** `hash`: hex. */
  add({ position, hash }: Readonly<{ position: string; hash: string }>): void {
    let added: Subtree = { height: 0, hash: leafHash(position, hash) };
    for (let last = this.#subtrees.at(-1); last?.height === added.height; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      added = { height: added.height + 1, hash: joined(last.hash, added.hash) };
    }
    this.#subtrees.push(added);
    this.#count += 1;
  }

  /** Hex; of no leaves the hash of nothing. */
  root(): string {
    const [smallest, ...rest] = this.#subtrees.map(({ hash }) => hash).toReversed();
    if (smallest === undefined) return digest('sha256', '', 'hex');
    return Buffer.from(
      rest.reduce((right, left) => joined(left, right), smallest),
      'binary',
    ).toString('hex');
  }
}

const leafHash = (position: string, hash: string): string => {
  const leaf = Buffer.allocUnsafe(1 + position.length + HASH_BYTES);
  leaf[0] = LEAF;
  leaf.write(position, 1, 'latin1');
  leaf.write(hash, 1 + position.length, 'hex');
  return digest('sha256', leaf, 'binary');
};

const joined = (left: string, right: string): string => {
  const node = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  node[0] = NODE;
  node.write(left, 1, 'binary');
  node.write(right, 1 + HASH_BYTES, 'binary');
  return digest('sha256', node, 'binary');
};
