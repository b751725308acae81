import { type BudgetLine, type Candidates, type Cell, cellsOf, releaseCommitment } from '#contributions';
import {
  type Decision,
  InvalidInput,
  Refusal,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { split } from '#money';
import { WAITLIST } from '../../waitlist/waitlist.state.js';
import { obligatedInBudget } from '../delivery/obligation-state.js';
import { requireBudget } from '../intake/submission.rules.js';
import { requirePhase } from '../phase.js';
import { needOf, requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { releasedCells } from './budget-decrease.js';
import { changedRule } from './charging-rule.js';
import { ContributionDrafts } from './contribution-drafts.js';
import type { ReviseBudget } from './funding.commands.js';
import type { ReleasedCell } from './funding.events.js';
import { budgetIn, isOnRegularBudget, takeFromBudget } from './regular-budget.js';
import { type RequestLedger, fundsOf, withAdded, withReleased } from './request-ledger.js';
import { behindTheWaitlist } from './behind-the-waitlist.js';
import { take } from './take-more.js';

/**
 * An increase reserves and commits in one append, or is refused with the shortfall; a decrease releases. What the
 * request itself releases it may use again, though others wait: it was committed to it.
 */
export const reviseBudget =
  (candidates: Candidates): Transaction<ReviseBudget> =>
  async (command, load): Promise<Decision> => {
    const { requestId, lines, revisedOn, reason } = command.data;
    const stream = requestStream(requestId);
    const request = requirePhase(await load.state(requestFold, stream), ['assignment', 'delivery'], requestId);
    requireNotAfter('revisedOn', revisedOn, dayOf(command));
    requireOrder(['acceptedOn', request.acceptance.acceptedOn], ['revisedOn', revisedOn]);
    requireText('reason', reason, 2_000);
    requireBudget(request.ledger.currency, lines, request.submission.beneficiaries.length);
    requireRevisable(request.ledger, lines);

    const { ledger } = request;
    const cells = cellsOf({ lines, beneficiaries: request.submission.beneficiaries });
    const more = increases(ledger, cells);
    const need = { ...needOf(request), lines };
    const drafts = await ContributionDrafts.load(load, ledger.order);
    const onRegularBudget = isOnRegularBudget(request);
    const pass =
      more.length > 0 && !onRegularBudget
        ? await behindTheWaitlist(load, drafts, await candidates(), request, need, revisedOn)
        : null;
    const released = releasedCells(ledger, cells, ledger.order.toReversed()); // what is charged last goes first
    release(drafts, released, requestId, revisedOn);
    const fromBudget =
      onRegularBudget && more.length > 0
        ? takeFromBudget(drafts, budgetIn(ledger), requestId, more, { committedOn: revisedOn })
        : [];
    const added = pass ? take(drafts, pass.after(drafts.sources(requestId)), need, more, revisedOn) : fromBudget;

    const figures = drafts.figures(requestId);
    const changed = withAdded(withReleased(ledger, released), added, { ...fundsOf(ledger, []), allocations: figures });
    const rule = changedRule(ledger, drafts, added);
    const revised = { requestId, lines, revisedOn, reason, added, released, ...rule, ...fundsOf(changed, figures) };
    const noted = { requestId, checkedOn: revisedOn, outcome: 'budget-increased', shortfall: 0 };
    const onList = pass ? [{ stream: WAITLIST, events: [{ type: 'WaitlistChecked', data: noted }] }] : [];
    return {
      appends: [{ stream, events: [{ type: 'BudgetRevised', data: revised }] }, ...drafts.appends, ...onList],
      answer: { added: added.map(({ contributionId, amount }) => ({ contributionId, amount })) },
    };
  };

const release = (
  drafts: ContributionDrafts,
  cells: readonly ReleasedCell[],
  requestId: string,
  releasedOn: string,
): void => {
  for (const contributionId of new Set(cells.map((cell) => cell.contributionId))) {
    const amount = cells
      .filter((cell) => cell.contributionId === contributionId)
      .reduce((sum, { held }) => sum + held, 0);
    const back = { contributionId, requestId, amount, releasedOn, reason: 'budget revised' };
    if (amount > 0) drafts.apply(contributionId, (state) => releaseCommitment(state, back));
  }
};

const requireRevisable = (ledger: RequestLedger, lines: readonly BudgetLine[]): void => {
  for (const { lineId, category } of ledger.lines) {
    const revised = lines.find((line) => line.lineId === lineId);
    const spent = ledger.spentByLine.get(lineId) ?? 0;
    if (revised && revised.category !== category)
      throw new InvalidInput('lines.category', 'of a line does not change: add another line', { lineId });
    if (spent > (revised?.amount ?? 0))
      throw new Refusal('BelowSpent', { lineId, spent, amount: revised?.amount ?? 0, currency: ledger.currency });
    const obligated = obligatedInBudget(ledger, lineId);
    if (obligated > 0 && spent + obligated > (revised?.amount ?? 0))
      throw new Refusal('BelowObligated', {
        lineId,
        spent,
        obligated,
        amount: revised?.amount ?? 0,
        currency: ledger.currency,
      });
  }
};

/** What the new budget needs more than was allocated: by line, for the beneficiaries who have less than their share. */
const increases = (ledger: RequestLedger, cells: readonly Cell[]): readonly Cell[] => {
  const allocated = [...ledger.allocations.values()].flatMap((one) => one.cells);
  const totalOf = (some: readonly Readonly<{ amount: number }>[]): number =>
    some.reduce((sum, { amount }) => sum + amount, 0);
  return linesOf(cells).flatMap((lineId) => {
    const wanted = cells.filter((cell) => cell.lineId === lineId);
    const given = allocated.filter((cell) => cell.lineId === lineId);
    const more = totalOf(wanted) - totalOf(given);
    if (more <= 0) return [];
    const lacking = wanted.map(({ beneficiary, amount }) =>
      Math.max(0, amount - totalOf(given.filter((cell) => cell.beneficiary === beneficiary.code))),
    );
    const parts = split(more, lacking);
    return wanted.map((cell, index) => ({ ...cell, amount: parts[index] ?? 0 })).filter(({ amount }) => amount > 0);
  });
};

const linesOf = (cells: readonly Cell[]): readonly string[] => [...new Set(cells.map(({ lineId }) => lineId))];
