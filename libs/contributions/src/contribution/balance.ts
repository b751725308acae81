import { percentOf } from '#money';

/**
 * What became of a contribution's money: whole minor units of the currency in which it is held.
 * Receipts and spent are net of reversals; reserved, committed and spent are direct cost; committed is what is still open.
 */
export type Balance = Readonly<{
  currency: string;
  receipts: number;
  interest: number;
  refunded: number;
  reserved: number;
  committed: number;
  spent: number;
  pscCharged: number;
  pscSetAside: number;
  available: number;
}>;

/** The part of a contribution that serves one request. At most one of reserved and committed grows at a time. */
export type Allocation = Readonly<{
  requestId: string;
  /** Programme support costs on expenditure, in basis points (1300 = 13 %). */
  pscBasisPoints: number;
  reserved: number;
  committed: number;
  spent: number;
  pscCharged: number;
  pscSetAside: number;
}>;

export const emptyBalance = (currency: string): Balance => ({
  currency,
  receipts: 0,
  interest: 0,
  refunded: 0,
  reserved: 0,
  committed: 0,
  spent: 0,
  pscCharged: 0,
  pscSetAside: 0,
  available: 0,
});

export const emptyAllocation = (requestId: string, pscBasisPoints: number): Allocation => ({
  requestId,
  pscBasisPoints,
  reserved: 0,
  committed: 0,
  spent: 0,
  pscCharged: 0,
  pscSetAside: 0,
});

/** Programme support costs are computed on cumulative figures, so that a hundred small charges round like one. */
export const withSupportCosts = (allocation: Omit<Allocation, 'pscCharged' | 'pscSetAside'>): Allocation => {
  const { pscBasisPoints, reserved, committed, spent } = allocation;
  const pscCharged = percentOf(spent, pscBasisPoints);
  return {
    ...allocation,
    pscCharged,
    pscSetAside: percentOf(reserved + committed + spent, pscBasisPoints) - pscCharged,
  };
};

/** The balance after one of its allocations went from `before` to `after`; available is what remains. */
export const reallocated = (balance: Balance, before: Allocation, after: Allocation): Balance => {
  const moved = (figure: 'reserved' | 'committed' | 'spent' | 'pscCharged' | 'pscSetAside'): number =>
    after[figure] - before[figure];
  return {
    ...balance,
    reserved: balance.reserved + moved('reserved'),
    committed: balance.committed + moved('committed'),
    spent: balance.spent + moved('spent'),
    pscCharged: balance.pscCharged + moved('pscCharged'),
    pscSetAside: balance.pscSetAside + moved('pscSetAside'),
    available:
      balance.available -
      moved('reserved') -
      moved('committed') -
      moved('spent') -
      moved('pscCharged') -
      moved('pscSetAside'),
  };
};

/** What taking `amount` of direct cost more for a request would cost with its programme support costs. */
export const grossCost = (amount: number, { reserved, committed, spent, pscBasisPoints }: Allocation): number => {
  const bound = reserved + committed + spent;
  return amount + percentOf(bound + amount, pscBasisPoints) - percentOf(bound, pscBasisPoints);
};

/** The largest direct cost that can still be taken for a request, with its programme support costs, out of `available`. */
export const largestOffer = (available: number, allocation: Allocation): number => {
  let offer = Math.max(0, netOf(available, allocation.pscBasisPoints) - 2); // rounding moves the answer by two units at most
  while (offer < available && grossCost(offer + 1, allocation) <= available) offer += 1; // never beyond exact numbers
  return offer;
};

const netOf = (gross: number, basisPoints: number): number =>
  Number((BigInt(Math.max(0, gross)) * 10_000n) / BigInt(10_000 + basisPoints));

/** Cash at bank: what came in and has not gone out. */
export const cashOf = ({ receipts, interest, spent, pscCharged, refunded }: Balance): number =>
  receipts + interest - spent - pscCharged - refunded;

/** The identity of the ledger, in words, where it is broken; an empty list when it holds. */
export const brokenIdentities = (balance: Balance, allocations: readonly Allocation[]): readonly string[] => {
  const total = (figure: 'reserved' | 'committed' | 'spent' | 'pscCharged' | 'pscSetAside'): number =>
    allocations.reduce((sum, allocation) => sum + allocation[figure], 0);
  const { receipts, interest, refunded, reserved, committed, spent, pscCharged, pscSetAside, available } = balance;
  const used = available + reserved + committed + pscSetAside + spent + pscCharged + refunded;
  return [
    receipts + interest === used ? '' : `receipts + interest = ${receipts + interest}, but the uses add up to ${used}`,
    ...(['reserved', 'committed', 'spent', 'pscCharged', 'pscSetAside'] as const).map((figure) =>
      balance[figure] === total(figure)
        ? ''
        : `${figure} is ${balance[figure]}, but its allocations add up to ${total(figure)}`,
    ),
    ...Object.entries(balance).map(([figure, value]) =>
      typeof value === 'number' && value < 0 ? `${figure} is ${value}` : '',
    ),
    cashOf(balance) < 0 ? `cash is ${cashOf(balance)}` : '',
    ...allocations.flatMap((allocation) => {
      const expected = withSupportCosts(allocation);
      return (['pscCharged', 'pscSetAside'] as const).map((figure) =>
        allocation[figure] === expected[figure] && allocation[figure] >= 0
          ? ''
          : `${allocation.requestId}: ${figure} is ${allocation[figure]}, and should be ${expected[figure]}`,
      );
    }),
  ].filter((broken) => broken !== '');
};
