import { type FundingLedger, allocationOf, earmarkFor, payableFor } from '#contributions';
import { InvalidInput, NotFound, Refusal } from '#event-sourcing';
import { type Money, type RateTable, exchangeBetween, split } from '#money';
import type { ContributionDrafts } from '../funding/contribution-drafts.js';
import type { RequestLedger } from '../funding/request-ledger.js';
import { type Share, freeFor, termsBroken } from './charging.js';
import type { NamedCharge } from './delivery.events.js';

/** What is to be charged: as it was spent, and in the budget's currency. */
type Spent = Readonly<{ lineId: string; amount: Money; inBudget: number; occurredOn: string }>;

/**
 * The contributions that finance has named pay so much each, which adds up to the expenditure. Refuses with `LineExcluded`
 * or `OutsideAgreedDates` what an agreement forbids, with `InsufficientCommitment` or `InsufficientCash` what one does not
 * have for the request.
 */
export const namedShares = (
  requestId: string,
  ledger: RequestLedger,
  drafts: ContributionDrafts,
  spent: Spent,
  rates: RateTable,
  charges: readonly NamedCharge[],
): readonly Share[] => {
  const parts = partsOf(spent, charges);
  return charges.map(({ contributionId }, index) => {
    if (!ledger.allocations.has(contributionId)) throw new NotFound('Allocation', contributionId);
    const state = drafts.of(contributionId);
    requireTerms(ledger, state, requestId, contributionId, spent);
    const original = parts[index] ?? 0;
    const exchange = exchangeBetween(spent.amount.currency, state.balance.currency, rates, spent.occurredOn);
    const held = exchange.apply(original);
    requireEnough(ledger, state, { requestId, contributionId, lineId: spent.lineId, amount: held });
    return { contributionId, original, held, rates: exchange.rates };
  });
};

/** In the currency spent. */
const partsOf = ({ amount, inBudget }: Spent, charges: readonly NamedCharge[]): readonly number[] => {
  const field = 'charges';
  if (charges.length === 0) throw new InvalidInput(field, 'must name a contribution');
  if (new Set(charges.map(({ contributionId }) => contributionId)).size < charges.length)
    throw new InvalidInput(field, 'must name each contribution once');
  if (charges.length === 1 && charges[0]?.amount === undefined) return [amount.minor];
  const amounts = charges.map((charge) => charge.amount ?? 0);
  if (amounts.some((one) => !Number.isSafeInteger(one) || one <= 0))
    throw new InvalidInput(field, 'must each have an amount of at least one minor unit, unless there is only one');
  const total = amounts.reduce((sum, one) => sum + one, 0);
  if (total !== inBudget)
    throw new InvalidInput(field, 'must add up to the expenditure in the currency of the budget', {
      total,
      expenditure: inBudget,
    });
  const parts = split(amount.minor, amounts);
  if (parts.includes(0))
    throw new InvalidInput(field, 'must each come to at least one unit of the currency spent', {
      currency: amount.currency,
    });
  return parts;
};

const requireTerms = (
  ledger: RequestLedger,
  state: FundingLedger,
  requestId: string,
  contributionId: string,
  spent: Spent,
): void => {
  const broken = termsBroken(ledger, state, requestId, spent);
  const { lineId, occurredOn } = spent;
  if (broken === 'LineExcluded') throw new Refusal(broken, { requestId, contributionId, lineId });
  const { implementation } = earmarkFor(state, requestId);
  if (broken)
    throw new Refusal(broken, { requestId, contributionId, occurredOn, expiresOn: state.expiresOn, implementation });
};

const requireEnough = (
  ledger: RequestLedger,
  state: FundingLedger,
  about: Readonly<{ requestId: string; contributionId: string; lineId: string; amount: number }>,
): void => {
  const { requestId, contributionId, amount } = about;
  const { currency } = state.balance;
  const free = freeFor(ledger, state, requestId, contributionId, false);
  if (amount > free) throw new Refusal('InsufficientCommitment', { ...about, currency, free });
  const payable = payableFor(state, requestId);
  if (amount > payable) {
    const { committed } = allocationOf(state, requestId);
    throw new Refusal('InsufficientCash', { ...about, currency, committed, payable });
  }
};
