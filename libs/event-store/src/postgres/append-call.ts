import type { CheckedAppend } from '../contract/append-rules.js';
import { eventHash } from '../contract/event-hash.js';
import type { Head, KnownHeads } from './known-heads.js';

type CheckedStream = CheckedAppend['streams'][number];

/** A stream with the head that its events are put on. A revision without its hash is never accepted. */
type Placed = CheckedStream & Readonly<{ head: Readonly<{ revision: number; hash: string | null }> }>;

/** What the function `append` answers. */
export type AppendRow = [
  outcome: 'appended' | 'repeated' | 'reused' | 'stale',
  answer: unknown,
  epoch: number,
  tx: string,
  position: number,
  /** Streams that are elsewhere than expected: the name asked for, the name that exists, revision, hash. */
  heads: readonly (readonly [stream: string, existing: string | null, revision: number, hash: string | null])[] | null,
];

const nothing = { revision: -1, hash: null };

const headOf = ({ stream, expected }: CheckedStream, known: KnownHeads): Placed['head'] => {
  if (expected === 'no-stream') return nothing;
  const head = known.get(stream);
  if (expected === 'any') return head ?? nothing;
  if (expected === 'stream-exists') return head ?? { revision: 0, hash: null };
  return { revision: expected, hash: head?.revision === expected ? head.hash : null };
};

/** The parameters of one call, and the heads that the streams will have when it succeeds. */
export class AppendCall {
  readonly #streams: readonly Placed[];
  readonly heads = new Map<string, Head>();
  readonly values: readonly unknown[];

  constructor({ commandId, requestHash, answer, streams }: CheckedAppend, known: KnownHeads) {
    this.#streams = streams.map((stream) => ({ ...stream, head: headOf(stream, known) }));
    this.values = [
      commandId,
      `\\x${requestHash}`,
      answer,
      streams.map(({ stream }) => stream),
      this.#streams.map(({ head }) => head.revision),
      this.#streams.map(({ head }) => head.hash && `\\x${head.hash}`),
      ...this.#eventColumns(),
    ];
  }

  #eventColumns(): unknown[][] {
    const columns: unknown[][] = [[], [], [], [], [], [], [], []];
    const add = (row: readonly unknown[]): void => row.forEach((value, i) => columns[i]?.push(value));
    this.#streams.forEach(({ stream, events, head: { revision, hash } }, i) => {
      let head: Placed['head'] = { revision, hash };
      for (const event of events) {
        const next = head.revision + 1;
        head = { revision: next, hash: eventHash({ ...event, stream, revision: next }, head.hash) };
        const { id, type, version, data, metadata } = event;
        add([i + 1, next, id, type, version, data, metadata, `\\x${head.hash}`]);
      }
      this.heads.set(stream, { revision: head.revision, hash: head.hash ?? '' });
    });
    return columns;
  }

  placeOf(name: string): number {
    return this.#streams.findIndex(({ stream }) => stream === name);
  }

  /** Of streams that stand elsewhere, those on which the append cannot be tried again. */
  conflicts(heads: NonNullable<AppendRow[5]>): string[] {
    const found = new Map(heads.map(([stream, , revision]) => [stream, revision]));
    const isConflict = ({ stream, expected, head }: Placed): boolean => {
      const revision = found.get(stream);
      if (revision === undefined || expected === 'any') return false;
      if (expected === 'stream-exists') return revision < 0;
      // Only the hash was not known. A hash that was known and differs is another history.
      return !(expected === revision && head.hash === null);
    };
    return this.#streams.filter(isConflict).map(({ stream }) => stream);
  }
}
