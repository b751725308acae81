/**
 * Maximum flow from sources to cells by augmenting paths. Sources come in the order of use: an earlier one keeps what
 * it gives, though it may give it to other cells so that a later one can give more. Whole minor units.
 */
export class Flow {
  /** By source, by cell: what it gives. */
  readonly given: number[][] = [];
  readonly #reach: (readonly number[])[] = [];
  readonly #open: number[];
  readonly #payers: readonly Set<number>[];
  /** From these no way leads to an open cell, nor ever will: a path through one of them would be such a way. */
  readonly #dead = new Set<number>();
  #shortfall: number;

  constructor(cells: readonly number[]) {
    this.#open = [...cells];
    this.#payers = cells.map(() => new Set());
    this.#shortfall = cells.reduce((sum, amount) => sum + amount, 0);
  }

  /**
   * Takes as much as possible, up to `capacity`, from a further source that may pay for these cells; returns it.
   * `first`: how much of each cell it pays before it looks further; all that is open when left out.
   */
  take(capacity: number, cells: readonly number[], first: readonly number[] = []): number {
    const source = this.#reach.push(cells) - 1;
    this.given.push(Array.from({ length: this.#open.length }, () => 0));
    let left = capacity;
    for (const cell of cells)
      left -= this.#push({ from: source, cell, before: undefined }, Math.min(left, first[cell] ?? left)); // no detour where none is needed
    while (left > 0 && this.#shortfall > 0) {
      const path = this.#pathFrom(source);
      if (!path) break;
      left -= this.#push(path, left);
    }
    return capacity - left;
  }

  /** What the cells still lack, together. */
  get shortfall(): number {
    return this.#shortfall;
  }

  /** Shortest path source → cell (→ source → cell)… that ends at a cell with something open. */
  #pathFrom(start: number): Step | undefined {
    const seenCells = new Set<number>();
    const seenSources = new Set([start]);
    const reached: { source: number; before: Step | undefined }[] = [{ source: start, before: undefined }];
    for (const { source, before } of reached)
      for (const cell of this.#reach[source] ?? []) {
        if (seenCells.has(cell) || this.#dead.has(cell)) continue;
        const step = { from: source, cell, before };
        if (this.#openIn(cell) > 0) return step;
        seenCells.add(cell);
        const payers = [...(this.#payers[cell] ?? [])].filter((payer) => !seenSources.has(payer));
        for (const payer of payers) seenSources.add(payer);
        reached.push(...payers.map((payer) => ({ source: payer, before: step })));
      }
    for (const cell of seenCells) this.#dead.add(cell);
    return undefined;
  }

  /** Along a path, seen from its end; returns how much it was. */
  #push(last: Step, limit: number): number {
    let amount = Math.min(limit, this.#openIn(last.cell));
    for (let step = last; step.before; step = step.before)
      amount = Math.min(amount, this.given[step.from]?.[step.before.cell] ?? 0);
    if (amount === 0) return 0;
    this.#open[last.cell] = this.#openIn(last.cell) - amount;
    this.#shortfall -= amount;
    for (let step: Step | undefined = last; step; step = step.before) {
      this.#add(step.from, step.cell, amount);
      if (step.before) this.#add(step.from, step.before.cell, -amount);
    }
    return amount;
  }

  #openIn(cell: number): number {
    return this.#open[cell] ?? 0;
  }

  #add(source: number, cell: number, amount: number): void {
    const given = this.given[source];
    if (!given) return;
    const now = (given[cell] ?? 0) + amount;
    given[cell] = now;
    if (now > 0) this.#payers[cell]?.add(source);
    else this.#payers[cell]?.delete(source);
  }
}

/** `from` is to pay for `cell`; it paid for the cell of the step before until now, which that step's source takes over. */
type Step = Readonly<{ from: number; cell: number; before: Step | undefined }>;
