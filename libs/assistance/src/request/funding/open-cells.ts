import { split } from '#money';
import { leftOnLine } from '../delivery/charging.js';
import { obligatedOn } from '../delivery/obligation-state.js';
import type { ReleasedCell } from './funding.events.js';
import type { RequestAllocation, RequestLedger } from './request-ledger.js';

/**
 * What of a contribution's commitment is still open and bound by no obligation, cell by cell: what was allocated to a line
 * and not charged to it.
 */
export const openCells = (ledger: RequestLedger, allocation: RequestAllocation): readonly ReleasedCell[] => {
  const { contributionId, cells, committed } = allocation;
  const left = new Map(cells.map(({ lineId }) => [lineId, leftOnLine(ledger, allocation, lineId)]));
  let open = committed - obligatedOn(ledger, contributionId); // less than the lines have left where one was charged more than was allocated to it
  return cells.flatMap(({ lineId, beneficiary, amount, held }) => {
    const onLine = left.get(lineId) ?? 0;
    const part = Math.min(open, onLine, held);
    if (part === 0) return [];
    open -= part;
    left.set(lineId, onLine - part);
    return [{ contributionId, lineId, beneficiary, amount: split(amount, [part, held - part])[0] ?? 0, held: part }];
  });
};
