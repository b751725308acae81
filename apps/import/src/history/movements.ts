import { createHash } from 'node:crypto';
import type { IatiActivity, Organisation, Transaction } from '#iati';
import type { Money } from '#money';
import { pathOf } from './elements.js';
import type { Findings } from './findings.js';
import { type Donor, donorOf } from './organisations.js';
import { english, shortened } from './text.js';

/** What a transaction does to the money of its activity. */
export type Movement = Readonly<{
  /** What was published of it (see `withIds`): the same wherever the transaction is listed. */
  id: string;
  kind: 'pledge' | 'commitment' | 'receipt' | 'refund' | 'spending' | 'reversal';
  element: string;
  position: number;
  on: string;
  /** Above zero, but for pledges and commitments, which are netted. */
  amount: Money;
  /** Who gives; undefined for spending. */
  donor: Donor | undefined;
  paidTo: 'organisation' | 'supplier';
  description: string;
}>;

/** Codelist TransactionType: those that have a counterpart here. */
const KINDS: Readonly<Record<string, readonly [positive: Movement['kind'], negative: Movement['kind']]>> = {
  '1': ['receipt', 'refund'],
  '3': ['spending', 'reversal'],
  '4': ['spending', 'reversal'],
  '11': ['commitment', 'commitment'],
  '13': ['pledge', 'pledge'],
};
const DISBURSEMENT = '3';
const OUTGOING_COMMITMENT = '2';
const INCOMING: ReadonlySet<string | undefined> = new Set(['1', '11', '13']);
const FUNDING = '1';
/** Within a day money comes in before it is spent, and is spent before it is taken back. */
const ORDER: readonly Movement['kind'][] = ['pledge', 'commitment', 'receipt', 'spending', 'reversal', 'refund'];

export const isIncoming = ({ type }: Transaction): boolean => INCOMING.has(type);

/** The transactions that move money, by day; the others are listed with the reason. */
export const movementsOf = (activity: IatiActivity, today: string, findings: Findings): readonly Movement[] =>
  withIds(
    activity.transactions.flatMap((transaction) => {
      const element = pathOf(['transaction', transaction.position]);
      const movement = movementOf(activity, transaction, element, today);
      if (typeof movement === 'string') {
        findings.list(element, movement);
        return [];
      }
      if (movement.donor && !isNamed(transaction.provider)) findings.note(element, 'provider-from-participating-org');
      return [movement];
    }),
  ).toSorted(byDay);

/**
 * Publishers' numbers repeat, and places change when a publication is listed newest first: a movement is known by its day,
 * kind, amount and donor, and by how many of the same stand before it.
 */
export const withIds = (movements: readonly Omit<Movement, 'id'>[]): readonly Movement[] => {
  const times = new Map<string, number>();
  return movements.map((movement) => {
    const { kind, on, amount, donor, paidTo } = movement;
    const content = JSON.stringify([kind, amount.minor, amount.currency, donor?.donorId ?? paidTo]);
    const known = `${on}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}`;
    const time = (times.get(known) ?? 0) + 1;
    times.set(known, time);
    return { ...movement, id: `${known}-${time}` };
  });
};

/** The id of the movement that an id of what was recorded of it begins with. */
export const movementIn = (text: string): string | undefined => /\d{4}-\d\d-\d\d-[0-9a-f]{10}-\d+/.exec(text)?.[0];

export const byDay = (a: Movement, b: Movement): number =>
  a.on === b.on ? ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.position - b.position : a.on < b.on ? -1 : 1;

/** The movement, or why there is none. */
const movementOf = (
  activity: IatiActivity,
  transaction: Transaction,
  element: string,
  today: string,
): Omit<Movement, 'id'> | string => {
  const { type = '', date, value, position } = transaction;
  const kinds = KINDS[type];
  const amount = value.amount;
  const unusable = whyUnusable(activity, transaction, element, today);
  if (!kinds || !amount || date === undefined || unusable !== undefined)
    return unusable ?? 'transaction-type-not-recorded';
  const donor = isIncoming(transaction) ? donorOf(providerOf(activity, transaction), activity) : undefined;
  if (isIncoming(transaction) && !donor) return 'no-provider';
  const kind = kinds[amount.minor > 0 ? 0 : 1];
  const isNetted = kind === 'pledge' || kind === 'commitment';
  return {
    kind,
    element,
    position,
    on: date,
    amount: isNetted ? amount : { ...amount, minor: Math.abs(amount.minor) },
    donor,
    paidTo: type === DISBURSEMENT ? 'organisation' : 'supplier',
    description: shortened(english(transaction.description) ?? 'Published without a description.', 1_000),
  };
};

const whyUnusable = (
  activity: IatiActivity,
  { type, date, value: { amount } }: Transaction,
  element: string,
  today: string,
): string | undefined => {
  if (type === undefined) return 'no-transaction-type';
  if (type === OUTGOING_COMMITMENT) return 'outgoing-commitment';
  if (!KINDS[type]) return 'transaction-type-not-recorded';
  if (!amount) return issueAt(activity, `${element}/value`) ?? 'no-amount';
  if (date === undefined) return `date-${issueAt(activity, `${element}/transaction-date`) ?? 'missing'}`;
  if (date > today) return 'dated-in-the-future';
  return amount.minor === 0 ? 'zero-amount' : undefined;
};

/** Who is not named with the transaction may be the only one that funds the activity. */
const providerOf = ({ participatingOrgs }: IatiActivity, { provider }: Transaction): Organisation | undefined => {
  if (isNamed(provider)) return provider;
  const funding = participatingOrgs.filter(({ role }) => role === FUNDING);
  return funding.length === 1 ? funding[0] : undefined;
};

const isNamed = (provider: Transaction['provider']): boolean =>
  provider !== undefined && (provider.ref !== undefined || provider.name.length > 0);

const issueAt = ({ issues }: IatiActivity, path: string): string | undefined =>
  issues.find(({ element, read }) => !read && (element === path || element.startsWith(`${path}/`)))?.reason;
