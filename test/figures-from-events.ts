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
    if (type === 'InstalmentCancelled') add(sums, { signed: -data.amount });
    const cash = CASH[type];
    if (cash && 'amount' in data) add(sums, { [cash.figure]: cash.sign * data.amount });
    if (!('allocation' in data)) continue;
    const moved = movedBy({ type, data } as AllocationEvent);
    add(sums, moved);
    const { requestId, allocation } = data;
    const before = bound.get(requestId) ?? { direct: 0, spent: 0 };
    const { reserved = 0, committed = 0, spent = 0 } = moved;
    const direct = before.direct + reserved + committed + spent;
    bound.set(requestId, { direct, spent: before.spent + spent, rate: allocation.pscBasisPoints });
  }
  return withRest(sums, [...bound.values()]);
};

const CASH: Readonly<Partial<Record<string, Readonly<{ figure: string; sign: 1 | -1 }>>>> = {
  InstalmentReceived: { figure: 'receipts', sign: 1 },
  ReceiptReversed: { figure: 'receipts', sign: -1 },
  InterestCredited: { figure: 'interest', sign: 1 },
  BalanceRefunded: { figure: 'refunded', sign: 1 },
  BalanceTransferred: { figure: 'transfers', sign: 1 },
};

/** With support costs that are to come, by request, and what is left. */
const withRest = (
  sums: Figures,
  bound: readonly Readonly<{ direct: number; spent: number; rate: number }>[],
): Figures => {
  const of = (direct: number, rate: number): number => Math.round((direct * rate) / 10_000);
  const toCome = bound.reduce((sum, { direct, spent, rate }) => sum + of(direct, rate) - of(spent, rate), 0);
  const sum = (names: string): number => names.split(' ').reduce((all, name) => all + (sums[name] ?? 0), 0);
  const free = sum('receipts interest transfers') - sum('refunded reserved committed spent pscCharged') - toCome;
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
  for (const event of events) {
    const told = quarterly(event);
    if (!told) continue;
    const quarter = `${told.day.slice(0, 4)}-Q${Math.floor((Number(told.day.slice(5, 7)) + 2) / 3)}`;
    const sums = quarters.get(quarter) ?? zero('received interest transferred refunded spent pscCharged');
    add(sums, told.figures);
    quarters.set(quarter, sums);
  }
  return quarters;
};

const quarterly = ({
  type,
  data,
}: Recorded<ContributionEvent>): Readonly<{ day: string; figures: Figures }> | undefined => {
  if (type === 'InstalmentReceived') return { day: data.receivedOn, figures: { received: data.amount } };
  if (type === 'ReceiptReversed') return { day: data.reversedOn, figures: { received: -data.amount } };
  if (type === 'InterestCredited') return { day: data.creditedOn, figures: { interest: data.amount } };
  if (type === 'BalanceRefunded') return { day: data.refundedOn, figures: { refunded: data.amount } };
  if (type === 'BalanceTransferred') return { day: data.transferredOn, figures: { transferred: data.amount } };
  const { occurredOn: day } = data as { occurredOn: string }; // where it is a charge
  if (type === 'ExpenditureCharged') return { day, figures: { spent: data.amount, pscCharged: data.psc } };
  if (type === 'ExpenditureChargeReversed') return { day, figures: { spent: -data.amount, pscCharged: -data.psc } };
  return undefined;
};

/** Likewise of a request; only what is committed when it ends, or when an obligation is cancelled, is as the event says. */
export const requestFigures = (events: readonly Recorded<RequestEvent>[]): Figures => {
  const sums: Sums = zero('budget reserved committed spent heldFacts');
  const obligations = new Map<string, number>();
  for (const event of events) {
    const { type, data } = event;
    sums['budget'] = budgetIn(event) ?? sums['budget'] ?? 0;
    add(sums, movedIn(event));
    if (type === 'FundingConfirmed')
      add(sums, { reserved: -(sums['reserved'] ?? 0), committed: sums['reserved'] ?? 0 });
    if (type === 'ReservationLapsed' || type === 'ReservationRevoked') sums['reserved'] = 0;
    if (ENDS.includes(type) && 'figures' in data)
      Object.assign(sums, { reserved: data.figures.reserved, committed: data.figures.committed });
    if (type === 'ObligationRaised') obligations.set(data.obligationId, data.inBudget);
    if (type === 'ObligationLiquidated') obligations.set(data.obligationId, data.open.inBudget);
    if (type === 'ObligationCancelled') obligations.delete(data.obligationId);
  }
  return { ...sums, obligated: [...obligations.values()].reduce((sum, open) => sum + open, 0) };
};

const ENDS: readonly string[] = [
  ...['RequestClosed', 'RequestCancelled', 'RequestWithdrawn', 'RequestWoundDown', 'ObligationCancelled'],
];

const total = (parts: readonly Readonly<{ amount: number }>[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

const budgetIn = ({ type, data }: Recorded<RequestEvent>): number | undefined => {
  if (type === 'RequestAccepted') return total(data.budget.lines);
  if (type === 'StageOpened') return total(data.acceptance.budget.lines);
  return type === 'RequestSplit' || type === 'BudgetRevised' || type === 'RequestReopened'
    ? total(data.lines)
    : undefined;
};

const movedIn = ({ type, data }: Recorded<RequestEvent>): Figures => {
  if (type === 'ResourcesReserved') return { reserved: total(data.added) };
  if (type === 'FundingConfirmed') return { committed: total(data.regularBudget?.added ?? []) };
  if (type === 'BudgetRevised' || type === 'FundingSubstituted')
    return { committed: total(data.added) - total(data.released) };
  if (type === 'CommitmentLapsed') return { committed: -total(data.released) };
  if (type === 'RequestReopened') return { committed: total(data.added) };
  if (type === 'ExpenditureRecorded') return { spent: data.inBudget, committed: -data.inBudget };
  if (type === 'ExpenditureReversed') return { spent: -data.inBudget, committed: data.inBudget - total(data.released) };
  if (type === 'FactHeld') return { heldFacts: 1 };
  return type === 'FactAccepted' || type === 'FactRejected' ? { heldFacts: -1 } : {};
};

const zero = (names: string): Sums => Object.fromEntries(names.split(' ').map((name) => [name, 0]));
const add = (sums: Sums, figures: Figures): void => {
  for (const [figure, amount] of Object.entries(figures)) sums[figure] = (sums[figure] ?? 0) + amount;
};
