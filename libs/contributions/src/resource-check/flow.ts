/**
 * Maximum flow from sources to cells by augmenting paths. Sources come in the order of use: an earlier one keeps what
 * it gives, though it may give it to other cells so that a later one can give more. Whole minor units.
 */
export class Flow {
  /** By source, by cell: what it gives. */
  readonly given: number[][] = [];
  readonly #reach: (readonly number[])[] = [];
  readonly #open: number[];

  constructor(cells: readonly number[]) {
    this.#open = [...cells];
  }

  /** Takes as much as possible, up to `capacity`, from a further source that may pay for these cells; returns it. */
  take(capacity: number, cells: readonly number[]): number {
    const source = this.#reach.push(cells) - 1;
    this.given.push(Array.from({ length: this.#open.length }, () => 0));
    let left = capacity;
    for (const cell of cells) left -= this.#push([{ from: source, cell, next: undefined }], left); // no detour where none is needed
    while (left > 0) {
      const path = this.#pathFrom(source);
      if (!path) break;
      left -= this.#push(path, left);
    }
    return capacity - left;
  }

  /** What the cells still lack, together. */
  get shortfall(): number {
    return this.#open.reduce((sum, amount) => sum + amount, 0);
  }

  /** Shortest path source → cell (→ source → cell)… that ends at a cell with something open. */
  #pathFrom(source: number): readonly Step[] | undefined {
    const seenCells = new Set<number>();
    const seenSources = new Set([source]);
    const paths: Step[][] = [[]];
    for (const path of paths) {
      const from = path.at(-1)?.next ?? source;
      const cells = (this.#reach[from] ?? []).filter((cell) => !seenCells.has(cell));
      const open = cells.find((cell) => (this.#open[cell] ?? 0) > 0);
      if (open !== undefined) return [...path, { from, cell: open, next: undefined }];
      for (const cell of cells) {
        seenCells.add(cell);
        for (const next of this.#payersOf(cell).filter((payer) => !seenSources.has(payer))) {
          seenSources.add(next);
          paths.push([...path, { from, cell, next }]);
        }
      }
    }
    return undefined;
  }

  #payersOf(cell: number): readonly number[] {
    return this.given.flatMap((given, source) => ((given[cell] ?? 0) > 0 ? [source] : []));
  }

  #push(path: readonly Step[], limit: number): number {
    const amount = path.reduce(
      (least, { cell, next }) =>
        Math.min(least, (next === undefined ? this.#open[cell] : this.given[next]?.[cell]) ?? 0),
      limit,
    );
    for (const { from, cell, next } of path) {
      this.#add(from, cell, amount);
      if (next === undefined) this.#open[cell] = (this.#open[cell] ?? 0) - amount;
      else this.#add(next, cell, -amount);
    }
    return amount;
  }

  #add(source: number, cell: number, amount: number): void {
    const given = this.given[source];
    if (given) given[cell] = (given[cell] ?? 0) + amount;
  }
}

/** `from` pays for `cell`; `next` paid for it until now and looks for another one. */
type Step = Readonly<{ from: number; cell: number; next: number | undefined }>;
