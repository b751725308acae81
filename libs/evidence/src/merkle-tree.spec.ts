import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MerkleTree } from './merkle-tree.js';

type Leaf = Readonly<{ position: string; hash: string }>;

const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 6962, 2.1, as it is written there. */
const treeHash = (leaves: readonly Leaf[]): Buffer => {
  const [first] = leaves;
  if (!first) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), first.position, Buffer.from(first.hash, 'hex'));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
};

const rootOf = (leaves: readonly Leaf[]): string => {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.add(leaf);
  expect(tree.count).toBe(leaves.length);
  return tree.root();
};

const leaf = fc.record({
  position: fc.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{16}-[0-9a-f]{16}$/),
  hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
});

describe('The Merkle tree', () => {
  test('has the root that RFC 6962 defines, for any number of leaves', () => {
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 70 }), (leaves) => {
        expect(rootOf(leaves)).toBe(treeHash(leaves).toString('hex'));
      }),
    );
  });

  test('of nothing is the hash of nothing', () => {
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('has another root when two leaves change places', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(leaf, { minLength: 2, maxLength: 40, selector: ({ position }) => position }),
        (leaves) => {
          const [first, ...rest] = leaves;
          expect(rootOf(first ? [...rest, first] : [])).not.toBe(rootOf(leaves));
        },
      ),
    );
  });
});
