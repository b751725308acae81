import { type BudgetLine, charge } from '#contributions';
import {
  type Decision,
  InvalidInput,
  NO_NOTES,
  NotFound,
  Refusal,
  type Transaction,
  dayOf,
  noteOf,
  requireDay,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { type Money, convert } from '#money';
import { rateTableOf } from '../funding/resource-pass.js';
import { ContributionDrafts } from '../funding/contribution-drafts.js';
import { type RequestLedger, fundsOf, totalSpent } from '../funding/request-ledger.js';
import { requireCurrency } from '../intake/submission.rules.js';
import { acceptedOf } from '../accepted.js';
import { requirePhase } from '../phase.js';
import type { RequestEvent } from '../request.events.js';
import { type Request, requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { sharesOf } from './charging.js';
import type { RecordExpenditure } from './delivery.commands.js';
import type { ObligationShare, OpenObligation } from './delivery.events.js';
import { expenditureContent } from './expenditure-state.js';
import { type Judgement, accountedOn, requireFactDate, requireOccurred } from './fact-date.js';
import { namedShares } from './named-charges.js';
import { obligatedInBudget, paidOff, withOpen } from './obligation-state.js';
import { requireWithinBudget } from './spending-limits.js';
import { releaseLeftOver, woundDown } from './wind-down.js';

/** Money was spent: it is charged to the contributions that pay the line, with programme support costs. */
export const recordExpenditureAs =
  (judgement: Judgement | null): Transaction<RecordExpenditure> =>
  async (command, load): Promise<Decision> => {
    const { requestId, expenditureId, lineId, amount, occurredOn, description, paidTo = 'supplier' } = command.data;
    const { obligationId, chargedTo } = command.data;
    const stream = requestStream(requestId);
    const state = await load.state(requestFold, stream);
    requireCurrency('amount.currency', amount.currency);
    requirePositive('amount.minor', amount.minor);
    requireText('description', description, 1_000);
    requireDay('occurredOn', occurredOn);
    requireNaming(command.data);
    const known = noteOf(acceptedOf(state)?.ledger.expenditures ?? NO_NOTES, expenditureId);
    if (known) {
      if (known.content !== expenditureContent({ ...command.data, paidTo }))
        throw new Refusal('FactIdReused', { field: 'expenditureId', id: expenditureId });
      return { appends: [], answer: { charges: known.charges } }; // also told again later, when it could no longer be recorded
    }
    const accepted = acceptedOf(state);
    if (accepted) lineOf(accepted.ledger, lineId); // must be known, whatever the phase
    const request = payingPhase(state, requestId, obligationId);
    requirePaymentDate(request, command, judgement);
    const accounted = await accountedOn(load, occurredOn, judgement);
    const payment = obligationId === undefined ? null : paymentOf(request.ledger, obligationId, command.data);
    const ledger = payment ? withOpen(request.ledger, payment.obligationId, payment.open) : request.ledger;

    const drafts = await ContributionDrafts.load(load, ledger.order);
    const rates = await rateTableOf(load, [amount.currency, ledger.currency, ...drafts.currencies]);
    const inBudget = convert(amount, ledger.currency, rates, occurredOn);
    const lineSpent = requireWithinBudget(ledger, lineOf(ledger, lineId), inBudget.to.minor);
    const spent = { lineId, amount, occurredOn, inBudget: inBudget.to.minor };
    const shares = chargedTo
      ? namedShares(requestId, ledger, drafts, spent, rates, chargedTo.charges)
      : sharesOf(requestId, ledger, drafts, spent, rates, payment?.freed ?? []);

    const charges = shares.map(({ contributionId, original, held: charged, rates: used }) => {
      const move = { contributionId, requestId, amount: charged, expenditureId, lineId, occurredOn, ...accounted };
      const { data } = drafts.apply(contributionId, (contribution) => charge(contribution, move));
      const { currency } = drafts.of(contributionId).balance;
      return { contributionId, currency, original, held: charged, psc: 'psc' in data ? data.psc : 0, rates: used };
    });
    releaseLeftOver(state, requestId, ledger, drafts, occurredOn);
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
      ...accounted,
      ...(judgement?.toldBy && { toldBy: judgement.toldBy }),
      lineSpent,
      description,
      paidTo,
    };
    const events: readonly RequestEvent[] = [
      ...(payment ? [liquidated(requestId, payment, expenditureId, occurredOn, obligatedInBudget(ledger))] : []),
      {
        type: 'ExpenditureRecorded',
        data: {
          ...recorded,
          ...choicesIn(command.data),
          ...funds,
        },
      },
      ...woundDown(state, requestId, ledger, funds, occurredOn),
    ];
    return { appends: [{ stream, events }, ...drafts.appends], answer: { charges } };
  };

const requireNaming = ({ chargedTo, obligationId }: RecordExpenditure['data']): void => {
  if (!chargedTo) return;
  requireText('chargedTo.reason', chargedTo.reason, 2_000);
  if (obligationId !== undefined)
    throw new InvalidInput('chargedTo', 'is not for what pays an obligation: it is charged to what that has bound');
};

/** What few expenditures have. */
const choicesIn = ({ obligationId, chargedTo }: RecordExpenditure['data']) => ({
  ...(obligationId !== undefined && { obligationId }),
  ...(chargedTo && { chargedTo }),
});

/** As it is told. */
export const recordExpenditure: Transaction<RecordExpenditure> = recordExpenditureAs(null);

const lineOf = ({ lines }: RequestLedger, lineId: string): BudgetLine => {
  const line = lines.find((one) => one.lineId === lineId);
  if (!line) throw new NotFound('BudgetLine', lineId);
  return line;
};

type Paying = Extract<Request, { phase: 'assignment' | 'delivery' | 'evaluation' | 'winding-down' }>;

/** What an obligation binds is paid also while the request winds down. */
const payingPhase = (state: Request, requestId: string, obligationId: string | undefined): Paying => {
  const request =
    obligationId === undefined
      ? requirePhase(state, ['assignment', 'delivery', 'evaluation'], requestId)
      : requirePhase(state, ['assignment', 'delivery', 'evaluation', 'winding-down'], requestId);
  if (request.phase === 'assignment' && request.leftOfficeOn === null)
    throw new Refusal('WrongPhase', { requestId, phase: request.phase, allowed: ['delivery', 'evaluation'] });
  return request;
};

/** A contract is paid when it is due, also during a suspension or after the work. */
const requirePaymentDate = (request: Paying, command: RecordExpenditure, judgement: Judgement | null): void => {
  const { requestId, occurredOn, obligationId } = command.data;
  if (obligationId === undefined && request.phase !== 'winding-down')
    return requireFactDate(request, requestId, occurredOn, dayOf(command), judgement);
  requireOrder(['acceptedOn', request.acceptance.acceptedOn], ['occurredOn', occurredOn]);
  requireOccurred('occurredOn', occurredOn, dayOf(command));
};

type Payment = Readonly<{
  obligationId: string;
  amount: Money;
  open: OpenObligation;
  freed: readonly ObligationShare[];
}>;

const paymentOf = (
  ledger: RequestLedger,
  obligationId: string,
  { requestId, lineId, amount }: RecordExpenditure['data'],
): Payment => {
  const obligation = ledger.obligations.get(obligationId);
  if (!obligation) throw new NotFound('Obligation', obligationId);
  if (obligation.lineId !== lineId)
    throw new InvalidInput('lineId', 'must be the line of the obligation', { obligation: obligation.lineId });
  if (obligation.amount.currency !== amount.currency)
    throw new InvalidInput('amount.currency', 'must be the currency of the obligation', {
      obligation: obligation.amount.currency,
    });
  if (obligation.open.minor === 0) throw new Refusal('ObligationNotOpen', { requestId, obligationId });
  const { left, freed } = paidOff(obligation, amount.minor);
  const paid = { ...amount, minor: obligation.open.minor - left.minor };
  return { obligationId, amount: paid, open: left, freed };
};

const liquidated = (
  requestId: string,
  { obligationId, amount, open }: Payment,
  expenditureId: string,
  liquidatedOn: string,
  obligated: number,
): RequestEvent => ({
  type: 'ObligationLiquidated',
  data: { requestId, obligationId, expenditureId, amount, open, liquidatedOn, obligated },
});
