/** One that is to pay in proportion to its weight: what it has paid of the same so far, and the most that it can pay now. */
export type Payer = Readonly<{ weight: number; paid: number; most: number }>;

/**
 * What each pays of `amount`, so that all that they have paid then is in proportion to their weights, as far as none pays
 * more than it can, nor is paid back: who lags behind catches up first. Whole units; the parts add up to the amount, or
 * to all that can be paid where that is less. What was paid evenly stays within a unit of the exact proportion for each
 * of up to four payers (of more, within two).
 */
export const paidInProportion = (amount: number, payers: readonly Payer[]): readonly number[] => {
  const exact = payers.map(({ weight, paid, most }) => ({
    weight: BigInt(weight),
    paid: BigInt(paid),
    most: weight > 0 ? BigInt(most) : 0n,
  }));
  const room = sumOf(exact.map(({ most }) => most));
  const due = BigInt(amount) < room ? BigInt(amount) : room;
  const level = levelAt(due, exact);
  const parts = exact.map((one) => {
    const { weight, paid, most } = one;
    const { numerator, denominator } = level;
    const wanted = numerator * weight - paid * denominator; // over the denominator
    if (wanted <= 0n || most === 0n) return { whole: 0n, isCut: false };
    return wanted >= most * denominator
      ? { whole: most, isCut: false }
      : { whole: wanted / denominator, isCut: wanted % denominator > 0n };
  });
  const weights = sumOf(exact.map(({ weight }) => weight));
  const total = due + sumOf(exact.map(({ weight, paid }) => (weight > 0n ? paid : 0n)));
  const lag = (index: number): bigint => {
    const { weight = 0n, paid = 0n } = exact[index] ?? {};
    return total * weight - weights * (paid + (parts[index]?.whole ?? 0n));
  };
  const undistributed = Number(due - sumOf(parts.map(({ whole }) => whole)));
  const favoured = new Set(
    parts
      .flatMap(({ isCut }, index) => (isCut ? [index] : []))
      .toSorted((a, b) => (lag(a) === lag(b) ? a - b : lag(a) < lag(b) ? 1 : -1))
      .slice(0, undistributed),
  );
  return parts.map(({ whole }, index) => Number(favoured.has(index) ? whole + 1n : whole));
};

type Exact = Readonly<{ weight: bigint; paid: bigint; most: bigint }>;
/** What was paid for each unit of weight. */
type Level = Readonly<{ numerator: bigint; denominator: bigint }>;

/** The level up to which all must pay so that it comes to `due`: like water that fills vessels. */
const levelAt = (due: bigint, payers: readonly Exact[]): Level => {
  const filling = payers.filter(({ most }) => most > 0n);
  const levels = filling
    .flatMap(({ weight, paid, most }) => [
      { numerator: paid, denominator: weight },
      { numerator: paid + most, denominator: weight },
    ])
    .toSorted(byHeight);
  const reached = levels.findLast((level) => pouredTo(level, filling) <= due * level.denominator);
  if (!reached) return { numerator: 0n, denominator: 1n };
  const isBelow = ({ weight, paid }: Exact): boolean => paid * reached.denominator <= reached.numerator * weight;
  const isFull = ({ weight, paid, most }: Exact): boolean =>
    (paid + most) * reached.denominator <= reached.numerator * weight;
  const rising = filling.filter((one) => isBelow(one) && !isFull(one));
  if (rising.length === 0) return reached;
  const full = sumOf(filling.filter(isFull).map(({ most }) => most));
  return {
    numerator: due - full + sumOf(rising.map(({ paid }) => paid)),
    denominator: sumOf(rising.map(({ weight }) => weight)),
  };
};

/** What it takes to come to a level, times its denominator. */
const pouredTo = ({ numerator, denominator }: Level, payers: readonly Exact[]): bigint =>
  sumOf(
    payers.map(({ weight, paid, most }) => {
      const wanted = numerator * weight - paid * denominator;
      if (wanted <= 0n) return 0n;
      return wanted < most * denominator ? wanted : most * denominator;
    }),
  );

const byHeight = (a: Level, b: Level): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
};

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
