import type { BudgetLine, ChargingRule, ProposedAllocation } from '#contributions';
import { NO_NOTES, type Notes } from '#event-sourcing';
import type { ExchangeRate, Money } from '#money';
import type { Charge } from '../delivery/delivery.events.js';
import { type Obligation, obligatedInBudget } from '../delivery/obligation-state.js';
import type { AllocationFigures, EvenedAllocation, FundingFigures, Funds, ReleasedCell } from './funding.events.js';

/** One line for one beneficiary, as one contribution pays it: budget's currency and held currency, minor units. */
export type CellState = Readonly<{ lineId: string; beneficiary: string; amount: number; held: number }>;

export type RequestAllocation = AllocationFigures &
  Readonly<{
    cells: readonly CellState[];
    rates: readonly ExchangeRate[];
    /** Line → charged so far, held currency. */
    chargedByLine: ReadonlyMap<string, number>;
    /** Line and currency (`paidKey`) → paid so far, in the currency spent. */
    paid: ReadonlyMap<string, number>;
  }>;

export type Expenditure = Readonly<{
  expenditureId: string;
  lineId: string;
  amount: Money;
  inBudget: number;
  occurredOn: string;
  charges: readonly Charge[];
  /** Reversed so far: in the currency spent, in the budget's, and by contribution. */
  reversed: Readonly<{
    amount: number;
    inBudget: number;
    byContribution: Readonly<Record<string, Readonly<{ original: number; held: number }>>>;
  }>;
  /** What was asked, to notice the same id with other content. */
  content: string;
}>;

/** The money of one request, as its own stream tells it. */
export type RequestLedger = Readonly<{
  currency: string;
  lines: readonly BudgetLine[];
  /** By contribution. */
  allocations: ReadonlyMap<string, RequestAllocation>;
  /** Line → spent, budget's currency. */
  spentByLine: ReadonlyMap<string, number>;
  expenditures: Notes<Expenditure>;
  /** Reversal id → its content. */
  reversals: Notes<string>;
  /** Recharge id → its content. */
  recharges: Notes<string>;
  /** By id, in the order in which they were raised. */
  obligations: ReadonlyMap<string, Obligation>;
  /** Contributions in the order in which they are charged. */
  order: readonly string[];
  /** Fixed when the funding is confirmed. */
  chargingRule: ChargingRule;
}>;

export const emptyLedger = (currency: string, lines: readonly BudgetLine[]): RequestLedger => ({
  currency,
  lines,
  allocations: new Map(),
  spentByLine: new Map(),
  expenditures: NO_NOTES,
  reversals: NO_NOTES,
  recharges: NO_NOTES,
  obligations: new Map(),
  order: [],
  chargingRule: 'order-of-use',
});

/** More from these contributions; the figures are set by the event itself. */
export const withAdded = (
  ledger: RequestLedger,
  added: readonly ProposedAllocation[],
  { allocations }: Funds,
): RequestLedger => {
  const next = new Map(ledger.allocations);
  for (const { contributionId, currency, cells, rates } of added) {
    const before = next.get(contributionId);
    const empty = {
      contributionId,
      currency,
      reserved: 0,
      committed: 0,
      spent: 0,
      chargedByLine: new Map<string, number>(),
      paid: new Map<string, number>(),
    };
    next.set(contributionId, { ...empty, ...before, rates, cells: mergedCells(before?.cells ?? [], cells) });
  }
  return withFigures({ ...ledger, allocations: next }, allocations);
};

export const withReleased = (ledger: RequestLedger, released: readonly ReleasedCell[]): RequestLedger => {
  const next = new Map(ledger.allocations);
  for (const { contributionId, lineId, beneficiary, amount, held } of released) {
    const before = next.get(contributionId);
    if (before)
      next.set(contributionId, {
        ...before,
        cells: mergedCells(before.cells, [{ lineId, beneficiary, amount: -amount, held: -held }]),
      });
  }
  return { ...ledger, allocations: next };
};

/** The same money in other cells. */
export const withEvened = (ledger: RequestLedger, evened: readonly EvenedAllocation[]): RequestLedger => {
  const next = new Map(ledger.allocations);
  for (const { contributionId, cells } of evened) {
    const before = next.get(contributionId);
    if (before) next.set(contributionId, { ...before, cells });
  }
  return { ...ledger, allocations: next };
};

/** No cell is allocated any more: what was spent stays, and what obligations bind. */
export const withAllReleased = (ledger: RequestLedger, { allocations }: Funds): RequestLedger => {
  const emptied = [...ledger.allocations.values()].map((one) => [one.contributionId, { ...one, cells: [] }] as const);
  return withFigures({ ...ledger, allocations: new Map(emptied) }, allocations);
};

export const withFigures = (ledger: RequestLedger, figures: readonly AllocationFigures[]): RequestLedger => {
  const next = new Map(ledger.allocations);
  for (const figure of figures) {
    const before = next.get(figure.contributionId);
    if (before) next.set(figure.contributionId, { ...before, ...figure });
  }
  return { ...ledger, allocations: next };
};

export const withCharges = (
  ledger: RequestLedger,
  lineId: string,
  lineSpent: number,
  { charges, currency }: Readonly<{ charges: readonly Charge[]; /** The one spent. */ currency: string }>,
  sign: 1 | -1,
): RequestLedger => {
  const next = new Map(ledger.allocations);
  const key = paidKey(lineId, currency);
  for (const { contributionId, held, original } of charges) {
    const before = next.get(contributionId);
    if (!before) continue;
    const charged = (before.chargedByLine.get(lineId) ?? 0) + sign * held;
    const paid = new Map(before.paid).set(key, (before.paid.get(key) ?? 0) + sign * original);
    next.set(contributionId, { ...before, paid, chargedByLine: new Map(before.chargedByLine).set(lineId, charged) });
  }
  return { ...ledger, allocations: next, spentByLine: new Map(ledger.spentByLine).set(lineId, lineSpent) };
};

export const paidKey = (lineId: string, currency: string): string => JSON.stringify([lineId, currency]);

export const totalSpent = ({ spentByLine }: RequestLedger): number => sumOf([...spentByLine.values()]);

export const totalBudget = ({ lines }: RequestLedger): number => sumOf(lines.map(({ amount }) => amount));

/**
 * All allocations of a request as an event tells them, with the totals in the budget's currency: reserved or allocated
 * before the funding is confirmed or after, less what was spent.
 */
export const fundsOf = (
  ledger: RequestLedger,
  changed: readonly AllocationFigures[],
  spent = totalSpent(ledger),
): Funds => {
  const after = withFigures(ledger, changed);
  const allocations = [...after.allocations.values()].map(
    ({ contributionId, currency, reserved, committed, spent: charged }) => ({
      contributionId,
      currency,
      reserved,
      committed,
      spent: charged,
    }),
  );
  const allocated = (which: (one: RequestAllocation) => boolean): number =>
    sumOf([...after.allocations.values()].filter(which).flatMap(({ cells }) => cells.map(({ amount }) => amount)));
  const open = [...after.allocations.values()].some(({ cells }) => cells.length > 0)
    ? Math.max(0, allocated(({ reserved }) => reserved === 0) - spent)
    : obligatedInBudget(ledger); // it winds down
  const figures: FundingFigures = {
    reserved: allocated(({ reserved }) => reserved > 0),
    committed: allocations.some(({ committed }) => committed > 0) ? open : 0,
    spent,
  };
  return { figures, allocations };
};

const mergedCells = (before: readonly CellState[], more: readonly CellState[]): readonly CellState[] => {
  const key = ({ lineId, beneficiary }: CellState): string => JSON.stringify([lineId, beneficiary]);
  const merged = new Map(before.map((cell) => [key(cell), cell]));
  for (const cell of more) {
    const known = merged.get(key(cell));
    merged.set(
      key(cell),
      known ? { ...known, amount: known.amount + cell.amount, held: known.held + cell.held } : cell,
    );
  }
  return [...merged.values()].filter(({ amount, held }) => amount !== 0 || held !== 0);
};

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
