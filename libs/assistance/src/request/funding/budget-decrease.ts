import type { Cell } from '#contributions';
import { split } from '#money';
import { leftOnLine } from '../delivery/charging.js';
import type { ReleasedCell } from './funding.events.js';
import type { RequestAllocation, RequestLedger } from './request-ledger.js';

/** What a smaller budget gives back, from the contributions in this order; never more than is still open. */
export const releasedCells = (
  ledger: RequestLedger,
  budget: readonly Cell[],
  contributionIds: readonly string[],
): readonly ReleasedCell[] => {
  const excess = new Map<string, number>();
  const allocations = contributionIds.flatMap((id) => ledger.allocations.get(id) ?? []);
  for (const { lineId, beneficiary, amount } of allocations.flatMap(({ cells }) => cells)) {
    const key = keyOf(lineId, beneficiary);
    excess.set(key, (excess.get(key) ?? 0) + amount);
  }
  for (const { lineId, beneficiary, amount } of budget) {
    const key = keyOf(lineId, beneficiary.code);
    excess.set(key, Math.max(0, (excess.get(key) ?? 0) - amount));
  }
  return allocations.flatMap((allocation) => releasedFrom(allocation, excess));
};

const releasedFrom = (allocation: RequestAllocation, excess: Map<string, number>): readonly ReleasedCell[] => {
  const openOnLine = new Map<string, number>();
  let open = allocation.committed;
  return allocation.cells.flatMap(({ lineId, beneficiary, amount, held }): ReleasedCell[] => {
    const key = keyOf(lineId, beneficiary);
    const part = Math.min(amount, excess.get(key) ?? 0);
    if (part <= 0) return [];
    const left = openOnLine.get(lineId) ?? leftOnLine(allocation, lineId);
    const back = Math.min(split(held, [part, amount - part])[0] ?? 0, left, open);
    excess.set(key, (excess.get(key) ?? 0) - part);
    openOnLine.set(lineId, left - back);
    open -= back;
    return [{ contributionId: allocation.contributionId, lineId, beneficiary, amount: part, held: back }];
  });
};

const keyOf = (lineId: string, beneficiary: string): string => JSON.stringify([lineId, beneficiary]);
