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
import { acceptedOf } from '../accepted.js';
import { requireAtWork } from '../assignment/own-office.js';
import { ContributionDrafts } from '../funding/contribution-drafts.js';
import { fundsOf } from '../funding/request-ledger.js';
import { rateTableOf } from '../funding/resource-pass.js';
import { LONGEST_ID, requireCurrency } from '../intake/submission.rules.js';
import { requirePhase } from '../phase.js';
import type { RequestEvent } from '../request.events.js';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';
import { sharesOf } from './charging.js';
import type { CancelObligation, RaiseObligation } from './delivery.commands.js';
import { requireNotSuspendedOn } from './fact-date.js';
import { NOTHING_OPEN, obligatedInBudget, obligationContent, withOpen } from './obligation-state.js';
import { requireWithinBudget } from './spending-limits.js';
import { releaseLeftOver, woundDown } from './wind-down.js';

/** A contract or an order binds a part of what is committed; nothing moves in the contributions. */
export const raiseObligation: Transaction<RaiseObligation> = async (command, load): Promise<Decision> => {
  const { requestId, obligationId, lineId, supplier, description, amount, raisedOn } = command.data;
  const stream = requestStream(requestId);
  const state = await load.state(requestFold, stream);
  requireText('obligationId', obligationId, LONGEST_ID);
  const known = acceptedOf(state)?.ledger.obligations.get(obligationId);
  if (known?.content === obligationContent(command.data)) return { appends: [] };
  if (known) throw new Refusal('FactIdReused', { field: 'obligationId', id: obligationId });
  const request = requirePhase(state, ['delivery', 'evaluation'], requestId);
  requireAtWork(command, request.work);
  requireCurrency('amount.currency', amount.currency);
  requirePositive('amount.minor', amount.minor);
  requireText('supplier', supplier, 300);
  requireText('description', description, 1_000);
  requireNotAfter('raisedOn', raisedOn, dayOf(command));
  requireOrder(['acceptedOn', request.acceptance.acceptedOn], ['raisedOn', raisedOn]);
  requireNotSuspendedOn(request, requestId, raisedOn);
  const { ledger } = request;
  const line = ledger.lines.find((one) => one.lineId === lineId);
  if (!line) throw new NotFound('BudgetLine', lineId);

  const drafts = await ContributionDrafts.load(load, ledger.order);
  const rates = await rateTableOf(load, [amount.currency, ledger.currency, ...drafts.currencies]);
  const inBudget = convert(amount, ledger.currency, rates, raisedOn);
  requireWithinBudget(ledger, line, inBudget.to.minor);
  const shares = sharesOf(requestId, ledger, drafts, { lineId, amount, occurredOn: raisedOn }, rates, null);
  const data = {
    ...{ requestId, obligationId, lineId, supplier, description, amount, raisedOn },
    inBudget: inBudget.to.minor,
    budgetRates: inBudget.rates,
    shares: shares.map(({ contributionId, held: bound, rates: used }) => ({
      contributionId,
      held: bound,
      rates: used,
    })),
    obligated: obligatedInBudget(ledger) + inBudget.to.minor,
  };
  return { appends: [{ stream, events: [{ type: 'ObligationRaised', data }] }] };
};

/** What is still open of it is free again; of a request that winds down, it goes back. */
export const cancelObligation: Transaction<CancelObligation> = async (command, load): Promise<Decision> => {
  const { requestId, obligationId, cancelledOn, reason } = command.data;
  const stream = requestStream(requestId);
  const state = await load.state(requestFold, stream);
  if (state.phase === 'unknown') throw new NotFound('Request', requestId);
  const accepted = acceptedOf(state);
  const obligation = accepted?.ledger.obligations.get(obligationId);
  if (!accepted || !obligation) throw new NotFound('Obligation', obligationId);
  const { ledger, work } = accepted;
  requireAtWork(command, work);
  requireText('reason', reason, 2_000);
  requireNotAfter('cancelledOn', cancelledOn, dayOf(command));
  requireOrder(['raisedOn', obligation.raisedOn], ['cancelledOn', cancelledOn]);
  if (obligation.open.minor === 0) throw new Refusal('ObligationNotOpen', { requestId, obligationId });

  const after = withOpen(ledger, obligationId, NOTHING_OPEN);
  const drafts = await ContributionDrafts.load(load, state.phase === 'winding-down' ? ledger.order : []);
  releaseLeftOver(state, requestId, after, drafts, cancelledOn);
  const funds = fundsOf(after, drafts.figures(requestId));
  const cancelled: RequestEvent = {
    type: 'ObligationCancelled',
    data: {
      ...{ requestId, obligationId, cancelledOn, reason },
      amount: { ...obligation.amount, minor: obligation.open.minor },
      obligated: obligatedInBudget(after),
      ...funds,
    },
  };
  return {
    appends: [
      { stream, events: [cancelled, ...woundDown(state, requestId, after, funds, cancelledOn)] },
      ...drafts.appends,
    ],
  };
};
