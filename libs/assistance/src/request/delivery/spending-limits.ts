import type { BudgetLine } from '#contributions';
import { Refusal } from '#event-sourcing';
import { type RequestLedger, totalBudget, totalSpent } from '../funding/request-ledger.js';
import { obligatedInBudget } from './obligation-state.js';

/** A line may be overrun by so much, in percent, as long as the whole budget is kept. */
const OVERRUN_PERCENT = 10;

/**
 * What is spent on the line with this; refuses what, with the open obligations, goes beyond the line (and its margin) or
 * the whole budget.
 */
export const requireWithinBudget = (
  ledger: RequestLedger,
  { lineId, amount }: BudgetLine,
  inBudget: number,
): number => {
  const { currency } = ledger;
  const lineSpent = (ledger.spentByLine.get(lineId) ?? 0) + inBudget;
  const onLine = obligatedInBudget(ledger, lineId);
  const limit = amount + Math.floor((amount * OVERRUN_PERCENT) / 100);
  if (lineSpent + onLine > limit)
    throw new Refusal('OverBudgetLine', {
      lineId,
      currency,
      budget: amount,
      limit,
      wouldBeSpent: lineSpent,
      obligated: onLine,
    });
  const spent = totalSpent(ledger) + inBudget;
  const obligated = obligatedInBudget(ledger);
  if (spent + obligated > totalBudget(ledger))
    throw new Refusal('OverBudget', { currency, budget: totalBudget(ledger), wouldBeSpent: spent, obligated });
  return lineSpent;
};
