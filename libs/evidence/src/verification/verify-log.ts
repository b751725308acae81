import { type EventStore, isPosition, type Position, type StoredEvent } from '#event-store';
import { storedPages } from '../log-pages.js';
import type { AcceptedKeys } from '../seal-keys.js';
import type { SealFile } from '../seal-file.js';
import type { Seals } from '../seals.js';
import { Chain } from './chain.js';
import { type Finding, Findings } from './findings.js';
import { type SealedPart, sealedPart } from './sealed-part.js';
import { type SealFault, sealHistory, type Vouching } from './seal-history.js';

export type Verification = Readonly<{
  /** Nothing was found. */
  whole: boolean;
  events: number;
  streams: number;
  /** Events that disagree; the first ones of them, in the log's order. */
  disagreeing: number;
  findings: readonly Finding[];
  /** What is wrong with the seals themselves. */
  sealFaults: readonly SealFault[];
  /** Seals that the log was compared with, and of how many the file was given. */
  seals: number;
  sealFiles: number;
  /** The newest of them. */
  newest: Readonly<{ number: number; upTo: Position; at: string; key: string }> | null;
  /** Events after it: the chain alone holds them. */
  unsealed: number;
}>;

export type VerifyOptions = Readonly<{
  store: Pick<EventStore, 'storeId' | 'stored' | 'head' | 'contradictions'>;
  seals: Pick<Seals, 'all'>;
  /** Exported seals. */
  files?: readonly SealFile[];
  /** Whose seals are accepted (default: those of the files' keys, else whichever key a seal names). */
  accepted?: AcceptedKeys | undefined;
  /** `done`: from 0 to 1. Where it answers a promise, nothing more is read until then. */
  onProgress?: (done: number, events: number) => void | Promise<void>;
  signal?: AbortSignal;
}>;

const MOST_CONTRADICTIONS = 100;

/** Reads the whole log once and compares it with itself and with its seals. Errors: StoreUnavailable. */
export const verifyLog = async (options: VerifyOptions): Promise<Verification> => {
  const { store, seals, files = [], accepted, onProgress, signal } = options;
  const { vouching, faults } = sealHistory({ storeId: store.storeId, rows: await seals.all(), files, accepted });
  const findings = new Findings();
  const walk = new Walk(vouching, findings);
  const progress = progressTo(await store.head());
  for await (const page of storedPages(store)) {
    for (const event of page) await walk.meet(event);
    await onProgress?.(progress(page.at(-1)?.position), walk.events);
    signal?.throwIfAborted();
  }
  await walk.end();
  for (const contradiction of await store.contradictions(MOST_CONTRADICTIONS)) {
    if (!findings.has(contradiction.position)) findings.add(contradiction);
  }
  const newest = vouching.at(-1)?.seal;
  return {
    whole: findings.count === 0 && faults.length === 0,
    events: walk.events,
    streams: walk.streams,
    disagreeing: findings.count,
    findings: findings.first,
    sealFaults: faults,
    seals: vouching.length,
    sealFiles: vouching.filter(({ file }) => file !== undefined).length,
    newest: newest ? { number: newest.number, upTo: newest.upTo, at: newest.at, key: newest.key } : null,
    unsealed: walk.beyondSeals,
  };
};

/** Goes through the log, part by part. */
class Walk {
  readonly #chain = new Chain();
  readonly #parts: readonly Vouching[];
  #place = 0;
  #part: SealedPart | undefined;
  #last: Position = '';
  events = 0;
  beyondSeals = 0;

  constructor(
    vouching: readonly Vouching[],
    private readonly findings: Findings,
  ) {
    this.#parts = vouching;
  }

  get streams(): number {
    return this.#chain.streams;
  }

  async meet(event: StoredEvent): Promise<void> {
    const { position, stream, revision } = event;
    this.events += 1;
    const what = isPosition(position) ? await this.#judge(event) : 'stands at a place that no append gives';
    if (what !== undefined) this.findings.add({ position, stream, revision, what });
  }

  async end(): Promise<void> {
    while (this.#parts[this.#place]) await this.#leavePart();
  }

  async #judge(event: StoredEvent): Promise<string | undefined> {
    const isDouble = event.position <= this.#last;
    this.#last = event.position;
    const sealed = await this.#meetSealed(event);
    const chained = this.#chain.follow(event);
    return sealed ?? chained ?? (isDouble ? 'stands at the same place as another event' : undefined);
  }

  async #meetSealed(event: StoredEvent): Promise<string | undefined> {
    let vouching = this.#parts[this.#place];
    while (vouching && event.position > vouching.seal.upTo) {
      await this.#leavePart();
      vouching = this.#parts[this.#place];
    }
    if (!vouching) this.beyondSeals += 1;
    // Between two parts: the seal of those events is not to be relied upon, which was found already.
    if (!vouching || event.position <= (vouching.seal.after ?? '')) return undefined;
    this.#part ??= sealedPart(vouching, this.findings);
    return this.#part.meet(event);
  }

  async #leavePart(): Promise<void> {
    const vouching = this.#parts[this.#place];
    if (vouching) await (this.#part ?? sealedPart(vouching, this.findings)).end();
    this.#part = undefined;
    this.#place += 1;
  }
}

/** The middle part of a position grows with the log on every engine, if not evenly: good enough for a bar. */
const progressTo = (head: Position | undefined) => {
  const placeIn = (position: Position): number => Number(`0x${position.split('-')[1]}`);
  const end = head === undefined ? 1 : Math.max(1, placeIn(head));
  return (position: Position | undefined): number =>
    position === undefined || !isPosition(position) ? 0 : Math.min(1, placeIn(position) / end);
};
