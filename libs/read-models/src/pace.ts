/** An open transaction holds the log's readers back, so none shall last longer. */
const longestMs = 50;

/** How much to write at once, by how long it took: as much as fits into a transaction that may hold readers back. */
export class Pace {
  #most: number;

  constructor(
    private readonly least: number,
    first: number,
    private readonly greatest: number,
  ) {
    this.#most = first;
  }

  get most(): number {
    return this.#most;
  }

  took(count: number, ms: number): void {
    const fitting = (count * longestMs * 0.7) / Math.max(ms, 0.1);
    // What was small and quick says little of what is large.
    if (ms < longestMs && count < this.#most) return;
    this.#most = Math.round(Math.min(this.greatest, Math.max(this.least, (this.#most + fitting) / 2)));
  }
}
