import { CONSIDERED_LISTED, type Need, type ResourceCheck } from '#contributions';

/** An append may touch 500 streams, and KurrentDB takes 1 MiB at once unless it is told otherwise; some room is left. */
const MOST_STREAMS = 400;
const MOST_BYTES = 700_000;

/** What still fits into the append of a pass. The first always does; once something did not, nothing does. */
export class AppendSpace {
  readonly #contributions = new Set<string>();
  #requests = 0;
  #bytes = 0;
  #isFull = false;

  /** Whether there is room for what a check of this request leads to: its own events and, with enough, its contributions'. */
  takes(need: Need, check: ResourceCheck): boolean {
    if (this.#isFull) return false;
    const enough = check.shortfall === 0 ? check.allocations : [];
    const contributions = new Set([...this.#contributions, ...enough.map(({ contributionId }) => contributionId)]);
    const bytes = this.#bytes + bytesOf(need, check, enough);
    const streams = 2 + this.#requests + contributions.size;
    this.#isFull = this.#requests > 0 && (bytes > MOST_BYTES || streams > MOST_STREAMS);
    if (this.#isFull) return false;
    this.#requests += 1;
    this.#bytes = bytes;
    for (const id of contributions) this.#contributions.add(id);
    return true;
  }
}

/** About as much JSON as the events will be. */
const bytesOf = (need: Need, { considered }: ResourceCheck, enough: ResourceCheck['allocations']): number => {
  const reserved = enough.map(
    ({ cells, rates }) => 1_500 + 120 * cells.length + 150 * rates.length + 70 * need.beneficiaries.length,
  );
  return 2_500 + 260 * Math.min(considered.length, CONSIDERED_LISTED) + reserved.reduce((sum, size) => sum + size, 0);
};
