import { type BudgetLine, charge } from '#contributions';
import {
  type Decision,
  NO_NOTES,
  NotFound,
  Refusal,
  type Transaction,
  dayOf,
  noteOf,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { convert } from '#money';
import { rateTableOf } from '../funding/resource-pass.js';
import { ContributionDrafts } from '../funding/contribution-drafts.js';
import { type RequestLedger, fundsOf, totalBudget, totalSpent } from '../funding/request-ledger.js';
import { requireCurrency } from '../intake/submission.rules.js';
import { acceptedOf } from '../accepted.js';
import { requirePhase } from '../phase.js';
import { requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { sharesOf } from './charging.js';
import type { RecordExpenditure } from './delivery.commands.js';
import { expenditureContent } from './expenditure-state.js';
import { requireFactDate } from './fact-date.js';

/** A line may be overrun by so much, in percent, as long as the whole budget is kept. */
const OVERRUN_PERCENT = 10;

/** Money was spent: it is charged to the contributions that pay the line, with programme support costs. */
export const recordExpenditure: Transaction<RecordExpenditure> = async (command, load): Promise<Decision> => {
  const { requestId, expenditureId, lineId, amount, occurredOn, description, paidTo = 'supplier' } = command.data;
  const stream = requestStream(requestId);
  const state = await load.state(requestFold, stream);
  const known = noteOf(acceptedOf(state)?.ledger.expenditures ?? NO_NOTES, expenditureId);
  if (known) {
    if (known.content !== expenditureContent({ ...command.data, paidTo }))
      throw new Refusal('FactIdReused', { field: 'expenditureId', id: expenditureId });
    return { appends: [], answer: { charges: known.charges } }; // also told again later, when it could no longer be recorded
  }
  const request = requirePhase(state, ['assignment', 'delivery', 'evaluation'], requestId);
  if (request.phase === 'assignment' && request.leftOfficeOn === null)
    throw new Refusal('WrongPhase', { requestId, phase: request.phase, allowed: ['delivery', 'evaluation'] });
  requireCurrency('amount.currency', amount.currency);
  requirePositive('amount.minor', amount.minor);
  requireText('description', description, 1_000);
  const { ledger } = request;
  requireFactDate(request, requestId, occurredOn, dayOf(command));
  const line = ledger.lines.find((one) => one.lineId === lineId);
  if (!line) throw new NotFound('BudgetLine', lineId);

  const drafts = await ContributionDrafts.load(load, ledger.order);
  const held = drafts.sources(requestId).map(({ currency }) => currency);
  const rates = await rateTableOf(load, [amount.currency, ledger.currency, ...held]);
  const inBudget = convert(amount, ledger.currency, rates, occurredOn);
  const lineSpent = requireWithinBudget(ledger, line, inBudget.to.minor);
  const shares = sharesOf(requestId, ledger, drafts, { lineId, amount, occurredOn }, rates);

  const charges = shares.map(({ contributionId, original, held: charged, rates: used }) => {
    const move = { contributionId, requestId, amount: charged, expenditureId, lineId, occurredOn };
    const { data } = drafts.apply(contributionId, (contribution) => charge(contribution, move));
    const { currency } = drafts.of(contributionId).balance;
    return { contributionId, currency, original, held: charged, psc: 'psc' in data ? data.psc : 0, rates: used };
  });
  const funds = fundsOf(ledger, drafts.figures(requestId), totalSpent(ledger) + inBudget.to.minor);
  const conversion = { inBudget: inBudget.to.minor, budgetRates: inBudget.rates };
  const recorded = {
    requestId,
    expenditureId,
    lineId,
    amount,
    ...conversion,
    charges,
    occurredOn,
    lineSpent,
    description,
    paidTo,
  };
  return {
    appends: [
      { stream, events: [{ type: 'ExpenditureRecorded', data: { ...recorded, ...funds } }] },
      ...drafts.appends,
    ],
    answer: { charges },
  };
};

/** What is spent on the line with this; refuses what goes beyond the line (and its margin) or the whole budget. */
const requireWithinBudget = (ledger: RequestLedger, { lineId, amount }: BudgetLine, inBudget: number): number => {
  const { currency } = ledger;
  const lineSpent = (ledger.spentByLine.get(lineId) ?? 0) + inBudget;
  const limit = amount + Math.floor((amount * OVERRUN_PERCENT) / 100);
  if (lineSpent > limit)
    throw new Refusal('OverBudgetLine', { lineId, currency, budget: amount, limit, wouldBeSpent: lineSpent });
  const spent = totalSpent(ledger) + inBudget;
  if (spent > totalBudget(ledger))
    throw new Refusal('OverBudget', { currency, budget: totalBudget(ledger), wouldBeSpent: spent });
  return lineSpent;
};
