import type { ContributionEvent } from '#contributions';
import type { RequestEvent } from '#assistance';
import type { Recorded } from '#event-sourcing';

/** Figures by name, as answers name them. */
export type Figures = Readonly<Record<string, number>>;
type Sums = Record<string, number>;

/** Added up from what each event says of itself; the balances that events carry are not looked at. */
export const contributionFigures = (events: readonly Recorded<ContributionEvent>[]): Figures => {
  const sums: Sums = zero('announced signed receipts interest refunded transfers reserved committed spent pscCharged');
  const bound = new Map<string, { direct: number; spent: number; rate: number }>();
  for (const { type, data } of events) {
    if (type === 'ContributionPledged') sums['announced'] = data.amount;
    if (type === 'PledgeReduced') sums['announced'] = data.announced;
    if (type === 'AgreementSigned' || type === 'AgreementAmended') sums['signed'] = data.amount;
    if (type === 'InstalmentCancelled') add(sums, 'signed', -data.amount);
    if (type === 'InstalmentReceived') add(sums, 'receipts', data.amount);
    if (type === 'ReceiptReversed') add(sums, 'receipts', -data.amount);
    if (type === 'InterestCredited') add(sums, 'interest', data.amount);
    if (type === 'BalanceRefunded') add(sums, 'refunded', data.amount);
    if (type === 'BalanceTransferred') add(sums, 'transfers', data.amount);
    if (!('allocation' in data)) continue;
    const moved = movedBy({ type, data } as AllocationEvent);
    for (const [figure, amount] of Object.entries(moved)) add(sums, figure, amount);
    const { requestId, allocation } = data;
    const before = bound.get(requestId) ?? { direct: 0, spent: 0 };
    const { reserved = 0, committed = 0, spent = 0 } = moved;
    const direct = before.direct + reserved + committed + spent;
    bound.set(requestId, { direct, spent: before.spent + spent, rate: allocation.pscBasisPoints });
  }
  const of = (direct: number, rate: number): number => Math.round((direct * rate) / 10_000);
  const toCome = [...bound.values()].reduce(
    (sum, { direct, spent, rate }) => sum + of(direct, rate) - of(spent, rate),
    0,
  );
  const { receipts = 0, interest = 0, transfers = 0, refunded = 0, reserved = 0, committed = 0 } = sums;
  const { spent = 0, pscCharged = 0 } = sums;
  const free = receipts + interest + transfers - refunded - reserved - committed - spent - pscCharged - toCome;
  return { ...sums, pscSetAside: toCome, available: Math.max(0, free), advanceDrawn: Math.max(0, -free) };
};

type AllocationEvent = Extract<ContributionEvent, { data: { allocation: unknown } }>;

const movedBy = ({ type, data }: AllocationEvent): Figures => {
  const { amount } = data;
  switch (type) {
    case 'FundsReserved':
      return { reserved: amount };
    case 'ReservationReleased':
      return { reserved: -amount };
    case 'FundsCommitted':
      return { reserved: -amount, committed: amount };
    case 'CommitmentReleased':
      return { committed: -amount };
    case 'ExpenditureCharged':
      return { committed: -amount, spent: amount, pscCharged: data.psc };
    case 'ExpenditureChargeReversed':
      return { committed: amount, spent: -amount, pscCharged: -data.psc };
  }
};

/** What a contribution's figures are of each request. */
export const figuresByRequest = (events: readonly Recorded<ContributionEvent>[]): ReadonlyMap<string, Figures> => {
  const ofRequest = (event: Recorded<ContributionEvent>): string | undefined =>
    'allocation' in event.data ? event.data.requestId : undefined;
  const ids = new Set(events.flatMap((event) => ofRequest(event) ?? []));
  return new Map([...ids].map((id) => [id, contributionFigures(events.filter((event) => ofRequest(event) === id))]));
};

/** What came in, went out and was spent, by quarter. */
export const figuresByQuarter = (events: readonly Recorded<ContributionEvent>[]): ReadonlyMap<string, Figures> => {
  const quarters = new Map<string, Sums>();
  const count = (day: string, figure: string, amount: number): void => {
    const quarter = `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) + 2) / 3)}`;
    const sums = quarters.get(quarter) ?? zero('received interest transferred refunded spent pscCharged');
    add(sums, figure, amount);
    quarters.set(quarter, sums);
  };
  for (const { type, data } of events) {
    if (type === 'InstalmentReceived') count(data.receivedOn, 'received', data.amount);
    if (type === 'ReceiptReversed') count(data.reversedOn, 'received', -data.amount);
    if (type === 'InterestCredited') count(data.creditedOn, 'interest', data.amount);
    if (type === 'BalanceRefunded') count(data.refundedOn, 'refunded', data.amount);
    if (type === 'BalanceTransferred') count(data.transferredOn, 'transferred', data.amount);
    if (type !== 'ExpenditureCharged' && type !== 'ExpenditureChargeReversed') continue;
    const sign = type === 'ExpenditureCharged' ? 1 : -1;
    count(data.occurredOn, 'spent', sign * data.amount);
    count(data.occurredOn, 'pscCharged', sign * data.psc);
  }
  return quarters;
};

/** Likewise of a request; only what ends with it, or winds down, is as the event says. */
export const requestFigures = (events: readonly Recorded<RequestEvent>[]): Figures => {
  const sums: Sums = zero('budget reserved committed spent obligated heldFacts');
  const obligations = new Map<string, number>();
  const total = (lines: readonly Readonly<{ amount: number }>[]): number =>
    lines.reduce((sum, { amount }) => sum + amount, 0);
  for (const { type, data } of events) {
    if (type === 'RequestAccepted') sums['budget'] = total(data.budget.lines);
    if (type === 'StageOpened') sums['budget'] = total(data.acceptance.budget.lines);
    if (type === 'RequestSplit' || type === 'BudgetRevised' || type === 'RequestReopened')
      sums['budget'] = total(data.lines);
    if (type === 'ResourcesReserved') add(sums, 'reserved', total(data.added));
    if (type === 'ReservationLapsed' || type === 'ReservationRevoked') sums['reserved'] = 0;
    if (type === 'FundingConfirmed') {
      add(sums, 'committed', (sums['reserved'] ?? 0) + total(data.regularBudget?.added ?? []));
      sums['reserved'] = 0;
    }
    if (type === 'BudgetRevised' || type === 'FundingSubstituted')
      add(sums, 'committed', total(data.added) - total(data.released));
    if (type === 'CommitmentLapsed') add(sums, 'committed', -total(data.released));
    if (type === 'RequestReopened') add(sums, 'committed', total(data.added));
    if (type === 'ExpenditureRecorded') {
      add(sums, 'spent', data.inBudget);
      add(sums, 'committed', -data.inBudget);
    }
    if (type === 'ExpenditureReversed') {
      add(sums, 'spent', -data.inBudget);
      add(sums, 'committed', data.inBudget - total(data.released));
    }
    if (type === 'ObligationRaised') obligations.set(data.obligationId, data.inBudget);
    if (type === 'ObligationLiquidated') obligations.set(data.obligationId, data.open.inBudget);
    if (type === 'ObligationCancelled') obligations.delete(data.obligationId);
    if (type === 'FactHeld') add(sums, 'heldFacts', 1);
    if (type === 'FactAccepted' || type === 'FactRejected') add(sums, 'heldFacts', -1);
    if (
      ['RequestClosed', 'RequestCancelled', 'RequestWithdrawn', 'RequestWoundDown'].includes(type) &&
      'figures' in data
    )
      Object.assign(sums, { reserved: data.figures.reserved, committed: data.figures.committed });
    if (type === 'ObligationCancelled') sums['committed'] = data.figures.committed;
  }
  return { ...sums, obligated: total([...obligations.values()].map((amount) => ({ amount }))) };
};

const zero = (names: string): Sums => Object.fromEntries(names.split(' ').map((name) => [name, 0]));
const add = (sums: Sums, figure: string, amount: number): void => {
  sums[figure] = (sums[figure] ?? 0) + amount;
};
