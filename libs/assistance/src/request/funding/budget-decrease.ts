import type { Cell } from '#contributions';
import { split } from '#money';
import { leftOnLine } from '../delivery/charging.js';
import { obligatedOn } from '../delivery/obligation-state.js';
import type { ReleasedCell } from './funding.events.js';
import type { RequestLedger } from './request-ledger.js';

/**
 * What a smaller budget gives back, line by line, from the contributions in this order; never more than is still open.
 * Money goes back first where a beneficiary has more than its share of the line, then wherever the line still has some:
 * what one beneficiary's share was spent on cannot go back, so another one's does.
 */
export const releasedCells = (
  ledger: RequestLedger,
  budget: readonly Cell[],
  contributionIds: readonly string[],
): readonly ReleasedCell[] => {
  const release = new Release(ledger, budget, contributionIds);
  release.ofShares(budget);
  release.ofLines();
  release.ofWhatCostLess();
  return release.released;
};

class Release {
  readonly #cells: ReleasedCell[];
  readonly #released = new Map<string, ReleasedCell>();
  /** By line: what is allocated beyond the new budget. */
  readonly #surplus: Map<string, number>;
  /** Held currency, still open: by contribution and line, and by contribution. */
  readonly #leftOnLine = new Map<string, number>();
  readonly #committed = new Map<string, number>();

  constructor(ledger: RequestLedger, budget: readonly Cell[], contributionIds: readonly string[]) {
    const allocations = contributionIds.flatMap((id) => ledger.allocations.get(id) ?? []);
    this.#cells = allocations.flatMap(({ contributionId, cells }) =>
      cells.map((cell) => ({ contributionId, ...cell })),
    );
    this.#surplus = sums(this.#cells, ({ lineId }) => lineId);
    for (const { lineId, amount } of budget) this.#surplus.set(lineId, (this.#surplus.get(lineId) ?? 0) - amount);
    for (const allocation of allocations) {
      const { contributionId, committed, cells } = allocation;
      this.#committed.set(contributionId, committed - obligatedOn(ledger, contributionId));
      for (const { lineId } of cells)
        this.#leftOnLine.set(keyOf(contributionId, lineId), leftOnLine(ledger, allocation, lineId));
    }
  }

  get released(): readonly ReleasedCell[] {
    return [...this.#released.values()];
  }

  ofShares(budget: readonly Cell[]): void {
    const excess = sums(this.#cells, ({ lineId, beneficiary }) => keyOf(lineId, beneficiary));
    for (const { lineId, beneficiary, amount } of budget) {
      const key = keyOf(lineId, beneficiary.code);
      excess.set(key, (excess.get(key) ?? 0) - amount);
    }
    for (const [index, { lineId, beneficiary }] of this.#cells.entries()) {
      const key = keyOf(lineId, beneficiary);
      const most = excess.get(key) ?? 0;
      excess.set(key, most - this.#take(index, most));
    }
  }

  ofLines(): void {
    for (const [index, { amount }] of this.#cells.entries()) this.#take(index, amount);
  }

  /** Where money went further or less far than the budget's rates, the allocation shrinks without giving anything back. */
  ofWhatCostLess(): void {
    for (const [index, { lineId, amount }] of this.#cells.entries()) {
      const part = Math.min(amount, this.#surplus.get(lineId) ?? 0);
      if (part > 0) this.#give(index, part, 0);
    }
  }

  /** Takes so much at most, budget's currency, out of a cell; returns how much it was. */
  #take(index: number, most: number): number {
    const cell = this.#cells[index];
    if (!cell) return 0;
    const { contributionId, lineId, amount, held } = cell;
    const wanted = Math.min(amount, most, this.#surplus.get(lineId) ?? 0);
    if (wanted <= 0) return 0;
    const open = Math.min(
      this.#leftOnLine.get(keyOf(contributionId, lineId)) ?? 0,
      this.#committed.get(contributionId) ?? 0,
    );
    const whole = split(held, [wanted, amount - wanted])[0] ?? 0;
    const part = whole <= open ? wanted : (split(amount, [open, held - open])[0] ?? 0);
    const back = Math.min(whole, open);
    if (part === 0) return 0;
    this.#give(index, part, back);
    return part;
  }

  #give(index: number, amount: number, held: number): void {
    const cell = this.#cells[index];
    if (!cell) return;
    const { contributionId, lineId, beneficiary } = cell;
    const onLine = keyOf(contributionId, lineId);
    this.#cells[index] = { ...cell, amount: cell.amount - amount, held: cell.held - held };
    this.#surplus.set(lineId, (this.#surplus.get(lineId) ?? 0) - amount);
    this.#leftOnLine.set(onLine, (this.#leftOnLine.get(onLine) ?? 0) - held);
    this.#committed.set(contributionId, (this.#committed.get(contributionId) ?? 0) - held);
    const key = keyOf(contributionId, lineId, beneficiary);
    const before = this.#released.get(key) ?? { contributionId, lineId, beneficiary, amount: 0, held: 0 };
    this.#released.set(key, { ...before, amount: before.amount + amount, held: before.held + held });
  }
}

const sums = (cells: readonly ReleasedCell[], keyOfCell: (cell: ReleasedCell) => string): Map<string, number> => {
  const totals = new Map<string, number>();
  for (const cell of cells) totals.set(keyOfCell(cell), (totals.get(keyOfCell(cell)) ?? 0) + cell.amount);
  return totals;
};

const keyOf = (...names: readonly string[]): string => JSON.stringify(names);
