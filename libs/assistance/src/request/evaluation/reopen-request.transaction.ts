import { type Candidates, cellsOf } from '#contributions';
import {
  type Decision,
  NotFound,
  Refusal,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { convert } from '#money';
import { WAITLIST } from '../../waitlist/waitlist.state.js';
import { acceptedOf } from '../accepted.js';
import { obligatedInBudget, withObligation } from '../delivery/obligation-state.js';
import { behindTheWaitlist } from '../funding/behind-the-waitlist.js';
import { ContributionDrafts } from '../funding/contribution-drafts.js';
import { budgetIn, isOnRegularBudget, takeFromBudget } from '../funding/regular-budget.js';
import {
  type RequestLedger,
  fundsOf,
  totalBudget,
  totalSpent,
  withAdded,
  withAllReleased,
} from '../funding/request-ledger.js';
import { rateTableOf } from '../funding/resource-pass.js';
import { take } from '../funding/take-more.js';
import { LONGEST_ID, requireCurrency } from '../intake/submission.rules.js';
import { requirePhase } from '../phase.js';
import type { RequestEvent } from '../request.events.js';
import { requestFold } from '../request.evolve.js';
import { type Request, needOf, requestStream } from '../request.state.js';
import type { ReopenRequest } from './evaluation.commands.js';

/**
 * For a charge that came after the end: the money that it needs is reserved, committed and bound by an obligation, in one
 * append, or it is refused with the shortfall. With the obligation the request is closed again.
 */
export const reopenRequest =
  (candidates: Candidates): Transaction<ReopenRequest> =>
  async (command, load): Promise<Decision> => {
    const { requestId, obligationId, lineId, supplier, description, amount, reopenedOn, reason } = command.data;
    const stream = requestStream(requestId);
    const state = await load.state(requestFold, stream);
    requireText('obligationId', obligationId, LONGEST_ID);
    requireText('supplier', supplier, 300);
    requireText('description', description, 1_000);
    requireText('reason', reason, 2_000);
    requireCurrency('amount.currency', amount.currency);
    requirePositive('amount.minor', amount.minor);
    const accepted = closedRequest(state, requestId);
    const { ledger, submission } = accepted;
    requireNotAfter('reopenedOn', reopenedOn, dayOf(command));
    requireOrder(['closedOn', accepted.closedOn], ['reopenedOn', reopenedOn]);
    const line = ledger.lines.find((one) => one.lineId === lineId);
    if (!line) throw new NotFound('BudgetLine', lineId);
    if (ledger.obligations.has(obligationId))
      throw new Refusal('FactIdReused', { field: 'obligationId', id: obligationId });

    const rates = await rateTableOf(load, [amount.currency, ledger.currency]);
    const inBudget = convert(amount, ledger.currency, rates, reopenedOn);
    const lines = raised(ledger, lineId, inBudget.to.minor);
    const late = { ...needOf(accepted), lines: [{ ...line, amount: inBudget.to.minor }] };
    const drafts = await ContributionDrafts.load(load, ledger.order);
    const more = cellsOf({ lines: late.lines, beneficiaries: submission.beneficiaries });
    const pass = isOnRegularBudget(accepted)
      ? null
      : await behindTheWaitlist(load, drafts, await candidates(), accepted, late, reopenedOn);
    const added = pass
      ? take(drafts, pass, late, more, reopenedOn)
      : takeFromBudget(drafts, budgetIn(ledger), requestId, more, { committedOn: reopenedOn });

    const raisedOn = reopenedOn;
    const obligation = {
      ...{ requestId, obligationId, lineId, supplier, description, amount, raisedOn },
      inBudget: inBudget.to.minor,
      budgetRates: inBudget.rates,
      shares: added.map(({ contributionId, held, rates: used }) => ({ contributionId, held, rates: used })),
      obligated: obligatedInBudget(ledger) + inBudget.to.minor,
    };
    const funds = { ...fundsOf(ledger, []), allocations: drafts.figures(requestId) };
    const after = withObligation(withAllReleased(withAdded(ledger, added, funds), funds), obligation);
    const events: readonly RequestEvent[] = [
      {
        type: 'RequestReopened',
        data: { requestId, reopenedOn, reason, lines, added, ...fundsOf(after, drafts.figures(requestId)) },
      },
      { type: 'ObligationRaised', data: obligation },
    ];
    const noted = { requestId, checkedOn: reopenedOn, outcome: 'reopened', shortfall: 0 };
    return {
      appends: [
        { stream, events },
        ...drafts.appends,
        ...(pass ? [{ stream: WAITLIST, events: [{ type: 'WaitlistChecked', data: noted }] }] : []),
      ],
      answer: { added: added.map(({ contributionId, amount: given }) => ({ contributionId, amount: given })) },
    };
  };

/** Closed, or reopened and not closed again. */
const closedRequest = (state: Request, requestId: string) => {
  const request = requirePhase(state, ['closed', 'winding-down'], requestId);
  const accepted = acceptedOf(request);
  if (!accepted || (request.phase === 'winding-down' && request.because !== 'closed'))
    throw new Refusal('WrongPhase', { requestId, phase: request.phase, allowed: ['closed'] });
  return { ...accepted, closedOn: request.endedOn };
};

/** The budget with room for the late charge on its line. */
const raised = (ledger: RequestLedger, lineId: string, late: number): RequestLedger['lines'] => {
  const beyondAll = totalSpent(ledger) + obligatedInBudget(ledger) + late - totalBudget(ledger);
  return ledger.lines.map((line) => {
    if (line.lineId !== lineId) return line;
    const onLine = (ledger.spentByLine.get(lineId) ?? 0) + obligatedInBudget(ledger, lineId) + late;
    return { ...line, amount: Math.max(line.amount, onLine, line.amount + beyondAll) };
  });
};
