import { acceptedOf } from '../request/accepted.js';
import { obligatedInBudget } from '../request/delivery/obligation-state.js';
import type { RequestLedger } from '../request/funding/request-ledger.js';
import type { Request } from '../request/request.state.js';

/** Minor units of the budget's currency. `committed`: allocated and not spent; less than 0 where the line is overrun. */
type LineFigures = Readonly<{
  lineId: string;
  category: string;
  description: string;
  budget: number;
  reserved: number;
  committed: number;
  spent: number;
  /** Of what is committed, bound by contracts. */
  obligated: number;
}>;

export type Budget = Readonly<{ currency: string; lines: readonly LineFigures[] }>;

/** The budget as it is now, line by line; the lines add up to what the request holds. Null: it has none. */
export const budgetOf = (state: Request): Budget | null => {
  const accepted = acceptedOf(state);
  if (!accepted) return null;
  const { ledger } = accepted;
  return { currency: ledger.currency, lines: ledger.lines.map((line) => figuresOf(line, ledger)) };
};

const figuresOf = (
  { lineId, category, description, amount }: RequestLedger['lines'][number],
  ledger: RequestLedger,
): LineFigures => {
  const spent = ledger.spentByLine.get(lineId) ?? 0;
  const obligated = obligatedInBudget(ledger, lineId);
  const allocations = [...ledger.allocations.values()];
  const allocated = (of: typeof allocations): number =>
    of
      .flatMap(({ cells }) => cells)
      .filter((cell) => cell.lineId === lineId)
      .reduce((sum, cell) => sum + cell.amount, 0);
  const isGoing = allocations.some(({ cells }) => cells.length > 0);
  const isCommitted = allocations.some(({ committed, spent: charged }) => committed > 0 || charged > 0);
  return {
    ...{ lineId, category, description, budget: amount, spent, obligated },
    reserved: allocated(allocations.filter(({ reserved }) => reserved > 0)),
    // When it has ended, what is left is what contracts bind.
    committed: !isCommitted
      ? 0
      : isGoing
        ? allocated(allocations.filter(({ reserved }) => reserved === 0)) - spent
        : obligated,
  };
};
