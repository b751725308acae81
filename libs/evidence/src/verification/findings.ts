import type { Position } from '#event-store';

/** Something that disagrees. */
export type Finding = Readonly<{
  /** Of the event; of a seal whose events are not the sealed ones, and nothing says which: where it ends. */
  position: Position;
  /** Where they are known. */
  stream?: string;
  revision?: number;
  /** The seal that tells so. */
  seal?: number;
  /** To be read after the place. */
  what: string;
}>;

/** So many are kept, the first ones; all are counted. */
const MOST = 100;

/** What a verification found, in the log's order. */
export class Findings {
  #kept: Finding[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The first ones. */
  get first(): readonly Finding[] {
    return this.#kept;
  }

  add(finding: Finding): void {
    this.#count += 1;
    const place = this.#kept.findLastIndex(({ position }) => position <= finding.position) + 1;
    if (place < MOST) this.#kept = [...this.#kept.slice(0, place), finding, ...this.#kept.slice(place, MOST - 1)];
  }

  /** Whether an event that stood or stands there was found. */
  has(position: Position): boolean {
    return this.#kept.some((finding) => finding.position === position && finding.stream !== undefined);
  }
}
