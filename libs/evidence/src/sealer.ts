import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { EvidenceUnusable } from './evidence-unusable.js';
import { isThere } from './key-files.js';
import { storedPages } from './log-pages.js';
import { MerkleTree } from './merkle-tree.js';
import { FORMAT, type Seal, sealHash, type SignedSeal } from './seal.js';
import { type Leaf, removeUnfinished, sealFileName, sealFilesIn, writeSealFile } from './seal-file.js';
import type { SigningKey } from './seal-keys.js';
import type { Seals } from './seals.js';

export type SealerOptions = Readonly<{
  store: Pick<EventStore, 'storeId' | 'stored' | 'head'>;
  seals: Seals;
  key: SigningKey;
  /** Where every seal's file goes; should not be where the database is. */
  directory: string;
  clock: Readonly<{ now(): Date }>;
}>;

/** What came of sealing: the newest seal, and whether it was made now. */
export type Sealed = Readonly<{ newest: SignedSeal | undefined; isNew: boolean }>;

/** Makes seals, one after another, and writes their files. */
export class Sealer {
  constructor(private readonly options: SealerOptions) {}

  /**
   * Seals what came since the newest seal, when `isDue` of that one, and sees to it that the newest has its file here.
   * Undefined when another process does that now. Errors: EvidenceUnusable, StoreUnavailable.
   */
  seal(isDue: (newest: SignedSeal | undefined) => boolean = () => true): Promise<Sealed | undefined> {
    const { seals, directory } = this.options;
    return seals.alone(async () => {
      await removeUnfinished(directory);
      const before = await seals.newest();
      await this.#requireOurs(before);
      // Whoever made it may have been killed before its file was written.
      await this.#exportIfMissing(before);
      const isNew = isDue(before) && (await this.#make(before));
      const newest = isNew ? await seals.newest() : before;
      await this.#exportIfMissing(newest);
      return { newest, isNew };
    });
  }

  /** Nothing is put on a seal that somebody else may have put there, nor where seals were that are gone. */
  async #requireOurs(newest: SignedSeal | undefined): Promise<void> {
    const { key, directory, store } = this.options;
    if (newest && newest.store !== store.storeId) {
      throw new EvidenceUnusable(`the seals in the database are of another log (${newest.store})`);
    }
    const fault = newest && key.accepted.fault(newest);
    if (fault) {
      throw new EvidenceUnusable(
        `nothing is sealed: the newest seal in the database, ${newest.number}, ${fault}. If the key was changed, add the ` +
          'public part of the one before to the file of the key; if not, somebody changed the table: run techcoop verify.',
      );
    }
    const exported = (await sealFilesIn(directory)).at(-1);
    if (!exported || exported.number < (newest?.number ?? 0)) return;
    if (newest && exported.number === newest.number && sealHash(newest).startsWith(exported.hashStart)) return;
    throw new EvidenceUnusable(
      `nothing is sealed: ${exported.path} was made after the newest seal in the database, or instead of it. Either an ` +
        `older backup was restored, or somebody changed the table of seals: techcoop verify --seal ${directory} tells ` +
        'what is missing. To go on all the same, move that file elsewhere, and keep it.',
    );
  }

  async #exportIfMissing(seal: SignedSeal | undefined): Promise<void> {
    const path = seal && join(this.options.directory, sealFileName(seal));
    if (path && !(await isThere(path))) await exportSeal(this.options.store, seal, path);
  }

  /** False when there was nothing to seal, or another process was faster. */
  async #make(before: SignedSeal | undefined): Promise<boolean> {
    const { store, seals, key, clock } = this.options;
    const after = before?.upTo;
    const head = await store.head();
    if (head === undefined || head <= (after ?? '')) return false;
    const tree = new MerkleTree();
    let upTo = head;
    for await (const page of storedPages(store, { after, upTo: head })) {
      for (const event of page) tree.add(event);
      upTo = page.at(-1)?.position ?? upTo;
    }
    const seal = key.sign({
      format: FORMAT,
      store: store.storeId,
      number: 1,
      after: null,
      previous: null,
      ...(before && { number: before.number + 1, after: before.upTo, previous: sealHash(before) }),
      upTo,
      count: tree.count,
      root: tree.root(),
      at: notBefore(before, clock.now()),
    });
    return tree.count > 0 && seals.add(seal);
  }
}

/** A clock that was set back does not date a seal before the one before it. */
const notBefore = (before: Seal | undefined, now: Date): string => {
  const at = now.toISOString();
  return before && before.at > at ? before.at : at;
};

/** Writes a seal's file from the log. Errors: EvidenceUnusable, when the log no longer holds what was sealed. */
export const exportSeal = async (store: Pick<EventStore, 'stored'>, seal: SignedSeal, path: string): Promise<void> =>
  writeSealFile(path, seal, sealedLeaves(store, seal));

async function* sealedLeaves(store: Pick<EventStore, 'stored'>, seal: Seal): AsyncGenerator<readonly Leaf[]> {
  const tree = new MerkleTree();
  for await (const page of storedPages(store, { after: seal.after ?? undefined, upTo: seal.upTo })) {
    for (const event of page) tree.add(event);
    yield page;
  }
  if (tree.count !== seal.count || tree.root() !== seal.root) {
    throw new EvidenceUnusable(
      `the log no longer holds what seal ${seal.number} was made of, so its file is not written: run techcoop verify`,
    );
  }
}
