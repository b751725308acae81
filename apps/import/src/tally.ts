import { ELEMENT_KINDS, type Element, type ElementKind } from './history/elements.js';
import type { Entry, Listing } from './listing.js';
import type { Outcome } from './record-activity.js';

export type Counts = Record<ElementKind, number>;

/** What came of an import, in figures; of each kind, read = recorded + listed. */
export class Tally {
  readonly read = noCounts();
  readonly recorded = noCounts();
  readonly listed = noCounts();
  readonly byReason = new Map<string, number>();
  readonly notesByReason = new Map<string, number>();
  /** Done now, not by an earlier import. */
  readonly added = { activities: 0, commands: 0 };

  constructor(
    readonly listing: Listing,
    readonly notes: Listing,
  ) {}

  /** Nothing is added any more: the lists can be read. */
  async finish(): Promise<void> {
    await Promise.all([this.listing.finish(), this.notes.finish()]);
  }

  /** The lists are gone then. */
  async close(): Promise<void> {
    await Promise.all([this.listing.close(), this.notes.close()]);
  }

  async add({ activity, elements, recorded, listed, notes, commands }: Outcome): Promise<void> {
    count(this.read, elements);
    count(this.recorded, recorded);
    count(this.listed, listed);
    this.added.commands += commands;
    if (commands > 0) this.added.activities += 1;
    for (const { element, reason, detail, count: times } of listed) {
      add(this.byReason, reason, times);
      await this.listing.add(entry(activity, element, reason, detail, times));
    }
    for (const { element, reason, detail } of notes) {
      add(this.notesByReason, reason, 1);
      await this.notes.add(entry(activity, element, reason, detail, 1));
    }
  }
}

const noCounts = (): Counts => Object.fromEntries(ELEMENT_KINDS.map((kind) => [kind, 0])) as Counts; // every kind is there

const count = (counts: Counts, elements: readonly Pick<Element, 'kind' | 'count'>[]): void => {
  for (const { kind, count: times } of elements) counts[kind] += times;
};

const add = (counts: Map<string, number>, reason: string, times: number): void => {
  counts.set(reason, (counts.get(reason) ?? 0) + times);
};

const entry = (
  activity: string,
  element: string,
  reason: string,
  detail: string | undefined,
  times: number,
): Entry => ({
  activity,
  element,
  reason,
  ...(detail !== undefined && detail !== '' && { detail }),
  ...(times !== 1 && { count: times }),
});
