import { MOST_CELLS } from '#assistance';
import type { BudgetLine } from '#contributions';
import { Refusal } from '#event-sourcing';
import { type Budget, type IatiActivity } from '#iati';
import { type Exchange, findExchange, type RateTable, toDecimal } from '#money';
import { byText } from './dates.js';
import { pathOf } from './elements.js';
import type { Findings } from './findings.js';
import type { Movement } from './movements.js';

/** A budget line as it was published; `from` and `to`: days of its period. */
export type PublishedLine = BudgetLine & Readonly<{ element: string | null; from: string; to: string }>;

export type PublishedBudget = Readonly<{ currency: string; lines: readonly PublishedLine[]; total: number }>;

/** Budgets are not divided by category: this is the one for what belongs to no other. */
export const LINE_CATEGORY = 'operating-costs' as const;
/** Some lines are left for what is spent beyond the published budget. */
const MOST_LINES = 90;
const REVISED = '2';

/**
 * One line per published budget, in the order of their periods; a revised budget replaces the originals of its period.
 * `kept`: the currency in which the request has its budget already. Null: nothing that could be a budget was published.
 */
export const publishedBudget = (
  activity: IatiActivity,
  movements: readonly Movement[],
  { rates, beneficiaries, kept }: Readonly<{ rates: RateTable; beneficiaries: number; kept: string | undefined }>,
  findings: Findings,
): PublishedBudget | null => {
  const budgets = usable(activity, findings);
  const currency = kept ?? budgetCurrency(activity, budgets, movements);
  if (currency === undefined) return null;
  const lines = withLineIds(
    budgets.flatMap((budget) => lineOf(budget, currency, rates, findings)).toSorted((a, b) => byText(a.from, b.from)),
  );
  const most = Math.max(1, Math.min(MOST_LINES, Math.floor(MOST_CELLS / beneficiaries) - 1));
  for (const { element } of lines.slice(most)) findings.list(element ?? '', 'too-many-budgets');
  const taken = lines.slice(0, most);
  if (!Number.isSafeInteger(totalOf(taken))) {
    for (const { element } of taken) findings.list(element ?? '', 'amount-too-large');
    return null;
  }
  if (taken.length === 0) return estimated(activity, currency, movements, findings);
  return { currency, lines: taken, total: totalOf(taken) };
};

const usable = ({ budgets }: IatiActivity, findings: Findings): readonly Budget[] => {
  const withAmount = budgets.filter(({ position, value: { amount } }) => {
    const reason = !amount
      ? 'no-amount'
      : amount.minor === 0
        ? 'zero-budget'
        : amount.minor < 0
          ? 'negative-budget'
          : undefined;
    if (reason !== undefined) findings.list(pathOf(['budget', position]), reason);
    return reason === undefined;
  });
  const revised = withAmount.filter(({ type }) => type === REVISED);
  return withAmount.filter((budget) => {
    const isReplaced = budget.type !== REVISED && revised.some((other) => overlap(budget, other));
    if (isReplaced) findings.list(pathOf(['budget', budget.position]), 'replaced-by-revised-budget');
    return !isReplaced;
  });
};

const overlap = (a: Budget, b: Budget): boolean =>
  (a.periodStart ?? '') <= (b.periodEnd ?? '9999') && (b.periodStart ?? '') <= (a.periodEnd ?? '9999');

/**
 * The currency in which the money came, where it is one: in another one, what was received would sometimes not do for what
 * was spent of it, as rates move. Else that of the budgets, or of the money that moves; the activity's own where there are
 * several.
 */
const budgetCurrency = (
  { defaultCurrency }: IatiActivity,
  budgets: readonly Budget[],
  movements: readonly Movement[],
): string | undefined => {
  const currenciesOf = (...kinds: readonly Movement['kind'][]): ReadonlySet<string> =>
    new Set(movements.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount.currency));
  const received = currenciesOf('receipt');
  const came = received.size > 0 ? received : currenciesOf('spending');
  const published = new Set(budgets.flatMap(({ value }) => value.amount?.currency ?? []));
  const moved = new Set(movements.map(({ amount }) => amount.currency));
  const used = [came.size === 1 ? came : new Set<string>(), published, moved].find(({ size }) => size > 0) ?? moved;
  const [first] = used;
  return defaultCurrency !== undefined && used.has(defaultCurrency) ? defaultCurrency : first;
};

/** Lines are named by the beginning of their periods, which stays when a later publication has more of them. */
const withLineIds = (lines: readonly Omit<PublishedLine, 'lineId'>[]): readonly PublishedLine[] =>
  lines.map((line, at) => {
    const time = lines.slice(0, at).filter(({ from }) => from === line.from).length;
    return { ...line, lineId: `budget-${line.from || 'undated'}${time === 0 ? '' : `-${time + 1}`}` };
  });

const lineOf = (
  budget: Budget,
  currency: string,
  rates: RateTable,
  findings: Findings,
): readonly Omit<PublishedLine, 'lineId'>[] => {
  const { position, periodStart, periodEnd, type, status, value } = budget;
  const element = pathOf(['budget', position]);
  const amount = value.amount;
  if (!amount) return [];
  const on = value.valueDate ?? periodStart ?? '';
  const exchange = findExchange(amount.currency, currency, rates, on);
  if (typeof exchange === 'string') {
    findings.list(element, REASON_OF_RATE[exchange], `${amount.currency} to ${currency} on ${on || 'an unknown day'}`);
    return [];
  }
  const converted = amountIn(exchange, amount.minor);
  if (typeof converted === 'string') {
    findings.list(element, converted);
    return [];
  }
  const from = periodStart ?? '';
  const to = periodEnd ?? '9999-12-31';
  const kind = `${type === REVISED ? 'revised' : 'original'}, ${status === '2' ? 'committed' : 'indicative'}`;
  const description = `Budget ${periodStart ?? 'from an unknown day'} to ${periodEnd ?? 'an unknown day'}, ${kind}, published as ${amount.currency} ${toDecimal(amount)}`;
  return [
    {
      category: LINE_CATEGORY,
      description,
      amount: converted,
      element,
      from,
      to,
    },
  ];
};

/** What an amount is in another currency, or why it is nothing there. */
export const amountIn = (exchange: Exchange, minor: number): number | 'amount-too-large' | 'rounds-to-nothing' => {
  try {
    return exchange.apply(minor) || 'rounds-to-nothing';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'AmountTooLarge') return 'amount-too-large';
    throw error;
  }
};

export const REASON_OF_RATE = { 'rate-missing': 'no-rate', 'rate-stale': 'rate-stale' } as const;

/** Where no budget was published: the largest of what was agreed, received, committed and spent. */
const estimated = (
  activity: IatiActivity,
  currency: string,
  movements: readonly Movement[],
  findings: Findings,
): PublishedBudget | null => {
  const sumOf = (kind: Movement['kind']): number =>
    movements
      .filter((one) => one.kind === kind && one.amount.currency === currency)
      .reduce((sum, { amount }) => sum + amount.minor, 0);
  const outgoing = activity.transactions
    .filter(({ type, value }) => type === '2' && value.amount?.currency === currency)
    .reduce((sum, { value }) => sum + (value.amount?.minor ?? 0), 0);
  const total = Math.max(sumOf('commitment'), sumOf('receipt'), sumOf('spending'), outgoing);
  const amount = total > 0 ? total : sumOf('pledge');
  if (amount <= 0 || !Number.isSafeInteger(amount)) return null;
  findings.note('budget', 'budget-estimated');
  const description = 'No budget was published: estimated from commitments, receipts and spending';
  const line = {
    lineId: 'estimated',
    category: LINE_CATEGORY,
    description,
    amount,
    element: null,
    from: '',
    to: '9999-12-31',
  } as const;
  return { currency, lines: [line], total: amount };
};

const totalOf = (lines: readonly BudgetLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);
