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
  /** What came from other contributions, less what went to them. Left out: 0. */
  transfers?: number;
  /** Taken before the money came, against signed instalments; nothing is available meanwhile. Left out: 0. */
  advanceDrawn?: number;
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
  const taken = moved('reserved') + moved('committed') + moved('spent') + moved('pscCharged') + moved('pscSetAside');
  const figures = {
    ...balance,
    reserved: balance.reserved + moved('reserved'),
    committed: balance.committed + moved('committed'),
    spent: balance.spent + moved('spent'),
    pscCharged: balance.pscCharged + moved('pscCharged'),
    pscSetAside: balance.pscSetAside + moved('pscSetAside'),
  };
  return freed(figures, -taken);
};

/** The balance with so much more that is free (negative: less): first it makes the advance smaller, then it is available. */
export const freed = (balance: Balance, amount: number): Balance => {
  const { advanceDrawn, ...others } = balance;
  const free = balance.available - drawnOf(balance) + amount;
  const available = Math.max(0, free);
  return free < 0 || advanceDrawn !== undefined
    ? { ...others, available, advanceDrawn: Math.max(0, -free) }
    : { ...others, available };
};

export const transfersOf = ({ transfers = 0 }: Balance): number => transfers;

/** What was taken before the money came. */
export const drawnOf = ({ advanceDrawn = 0 }: Balance): number => advanceDrawn;

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
export const cashOf = (balance: Balance): number =>
  balance.receipts + balance.interest + transfersOf(balance) - balance.spent - balance.pscCharged - balance.refunded;

/** The largest direct cost that can be paid now, with its programme support costs, out of what is committed. */
export const largestCharge = (balance: Balance, { committed, spent, ...allocation }: Allocation): number =>
  Math.min(committed, largestOffer(cashOf(balance), { ...allocation, reserved: 0, committed: 0, spent }));

/** The identity of the ledger, in words, where it is broken; an empty list when it holds. */
export const brokenIdentities = (balance: Balance, allocations: readonly Allocation[]): readonly string[] => {
  const total = (figure: 'reserved' | 'committed' | 'spent' | 'pscCharged' | 'pscSetAside'): number =>
    allocations.reduce((sum, allocation) => sum + allocation[figure], 0);
  const { receipts, interest, refunded, reserved, committed, spent, pscCharged, pscSetAside, available } = balance;
  const drawn = drawnOf(balance);
  const came = receipts + interest + transfersOf(balance);
  const used = available - drawn + reserved + committed + pscSetAside + spent + pscCharged + refunded;
  return [
    came === used ? '' : `receipts + interest + transfers = ${came}, but the uses add up to ${used}`,
    available > 0 && drawn > 0 ? `${available} are available, and ${drawn} drawn in advance` : '',
    ...(['reserved', 'committed', 'spent', 'pscCharged', 'pscSetAside'] as const).map((figure) =>
      balance[figure] === total(figure)
        ? ''
        : `${figure} is ${balance[figure]}, but its allocations add up to ${total(figure)}`,
    ),
    ...Object.entries(balance).map(([figure, value]) =>
      typeof value === 'number' && value < 0 && figure !== 'transfers' ? `${figure} is ${value}` : '',
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
