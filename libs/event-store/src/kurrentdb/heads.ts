import type { CheckedAppend } from '../contract/append-rules.js';
import { isConflict } from '../contract/expected-revision.js';
import { InvalidAppend } from '../errors.js';
import type { Head, KnownHeads } from '../known-heads.js';
import type { Reader } from './reader.js';

type CheckedStream = CheckedAppend['streams'][number];

/** Where the streams of an append stand, and which are not where they are expected. */
export type Found = Readonly<{ heads: ReadonlyMap<string, Head>; conflicts: readonly string[] }>;

/** So many streams are read at once. */
const atOnce = 16;

export const forAll = async <T>(
  items: readonly T[],
  action: (item: T, place: number) => Promise<void>,
): Promise<void> => {
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [place, item] of waiting) await action(item, place);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
};

/** Finds the heads on which an append is put, so that the server is always told exact revisions. */
export class Heads {
  constructor(
    private readonly reader: Reader,
    private readonly known: KnownHeads,
  ) {}

  /** `fresh`: what is remembered may be behind. Errors: InvalidAppend (another spelling), StoreUnavailable. */
  async find(streams: readonly CheckedStream[], fresh: boolean): Promise<Found> {
    const heads = new Map<string, Head>();
    const conflicts: string[] = [];
    await forAll(streams, async (wanted, place) => {
      const head = fresh ? await this.#read(wanted, place) : await this.#expected(wanted, place);
      if (isConflict(wanted.expected, head?.revision)) conflicts.push(wanted.stream);
      if (head) heads.set(wanted.stream, head);
    });
    return { heads, conflicts };
  }

  /** The head, as far as it is needed: the server finds out when there is another one. */
  async #expected(wanted: CheckedStream, place: number): Promise<Head | undefined> {
    const { stream, expected } = wanted;
    if (expected === 'no-stream') return undefined;
    const known = this.known.get(stream);
    if (known && (typeof expected !== 'number' || known.revision === expected)) return known;
    return this.#read(wanted, place, typeof expected === 'number' ? expected : undefined);
  }

  async #read({ stream }: CheckedStream, place: number, revision?: number): Promise<Head | undefined> {
    const last = await this.reader.lastOf(stream, revision);
    if (revision === undefined) this.known.forget(stream);
    if (!last) return undefined;
    const { event, hash } = last;
    if (event.stream !== stream) {
      throw new InvalidAppend(`streams[${place}].stream`, `must not differ from ${event.stream} in case only`);
    }
    const head = { revision: event.revision, hash };
    this.known.learn(stream, head);
    return head;
  }
}
