import { cellsOf } from '#contributions';
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
import { isBudgetId } from '#regular-budget';
import { requirePhase } from '../phase.js';
import { requestFold } from '../request.evolve.js';
import { needOf, requestStream } from '../request.state.js';
import { ContributionDrafts } from './contribution-drafts.js';
import type { ApproveRegularBudget } from './funding.commands.js';
import type { FundingEvent } from './funding.events.js';
import { isOnRegularBudget, takeFromBudget } from './regular-budget.js';
import { fundsOf, withAdded } from './request-ledger.js';

/**
 * A finance officer approves a request on the regular budget: its whole budget is committed at once out of an allocation
 * of the section that was named at acceptance, or it is refused with the shortfall.
 */
export const approveRegularBudget: Transaction<ApproveRegularBudget> = async (command, load): Promise<Decision> => {
  const { requestId, budgetId, approvedOn, reference } = command.data;
  const stream = requestStream(requestId);
  const request = requirePhase(await load.state(requestFold, stream), 'funding', requestId);
  const { acceptance, ledger } = request;
  requireText('reference', reference, 200);
  requireNotAfter('approvedOn', approvedOn, dayOf(command));
  requireOrder(['acceptedOn', acceptance.acceptedOn], ['approvedOn', approvedOn]);
  if (!isOnRegularBudget(request)) throw new Refusal('OnVoluntaryContributions', { requestId });
  if (!isBudgetId(budgetId))
    throw new InvalidInput('budgetId', 'must be the id of an allocation of the regular budget', { value: budgetId });

  const drafts = await ContributionDrafts.load(load, [budgetId]);
  const { section, ledger: allocation } = drafts.budget(budgetId);
  if (section !== acceptance.budgetSection)
    throw new Refusal('OtherBudgetSection', { requestId, section: acceptance.budgetSection, budgetId });
  const { currency } = allocation.balance;
  if (currency !== ledger.currency)
    throw new Refusal('OtherBudgetCurrency', { requestId, currency: ledger.currency, budgetId, cap: currency });
  const committed = { committedOn: approvedOn, reference };
  const added = takeFromBudget(drafts, budgetId, requestId, cellsOf(needOf(request)), committed);

  const figures = drafts.figures(requestId);
  const funds = fundsOf(withAdded(ledger, added, { ...fundsOf(ledger, []), allocations: figures }), figures);
  const confirmed: FundingEvent = {
    type: 'FundingConfirmed',
    data: {
      ...{ requestId, confirmedOn: approvedOn, chargingRule: 'order-of-use', order: [budgetId] },
      ...funds,
      regularBudget: { section, reference, added },
    },
  };
  return { appends: [{ stream, events: [confirmed] }, ...drafts.appends] };
};
