import type { IatiActivity } from '#iati';
import { ACTIVITY } from './elements.js';
import type { Findings } from './findings.js';
import { type Movement, withIds } from './movements.js';
import { type Donor, donorOf } from './organisations.js';
import type { Task } from './tasks.js';
import { english, shortened } from './text.js';

/** One donor's money in one currency for one activity: a contribution of its own. */
export type Purse = Readonly<{
  /** Stands for the contribution until it has an id. */
  key: string;
  donor: Donor;
  currency: string;
  movements: readonly Movement[];
  ownResources: boolean;
}>;

/**
 * Who gives money to an activity. Where no incoming transaction was published, it spent money of its own: received as
 * it is spent, from the organisation that reports.
 */
export const pursesOf = (
  activity: IatiActivity,
  movements: readonly Movement[],
  hasIncoming: boolean,
  findings: Findings,
): readonly Purse[] => {
  const own = hasIncoming ? undefined : reporterOf(activity);
  const given = own ? ownReceipts(movements, own) : movements;
  const byKey = new Map<
    string,
    { key: string; donor: Donor; currency: string; movements: Movement[]; ownResources: boolean }
  >();
  for (const movement of given) {
    const { donor, amount } = movement;
    if (!donor) continue;
    const key = `${donor.donorId} ${amount.currency}`;
    const known = byKey.get(key);
    if (known) known.movements.push(movement);
    else
      byKey.set(key, { key, donor, currency: amount.currency, movements: [movement], ownResources: own !== undefined });
  }
  if (own && byKey.size > 0) findings.note(ACTIVITY, 'own-resources');
  return [...byKey.values()];
};

/** The organisation that reports; where it is not named, what it reported stands for it. */
const reporterOf = (activity: IatiActivity): Donor | undefined =>
  donorOf(activity.reportingOrg, activity) ??
  donorOf(
    { ref: undefined, type: undefined, name: [{ lang: 'en', text: `Publisher of ${activity.iatiIdentifier ?? ''}` }] },
    activity,
  );

const ownReceipts = (movements: readonly Movement[], donor: Donor): readonly Movement[] =>
  withIds(movements.filter(({ kind }) => kind === 'spending').map((spent) => ({ ...spent, kind: 'receipt', donor })));

type TaskOf<T extends Task['type']> = Extract<Task, { type: T }>;

/** What a contribution was promised to be; `pledged` and `agreed`: the transactions that say so. */
export type Promised = Readonly<{
  pledge: TaskOf<'PledgeContribution'>;
  pledged: readonly string[];
  agreement: TaskOf<'SignAgreement'> | undefined;
  agreed: readonly string[];
}>;

/** What was promised is netted, since a negative promise corrects an earlier one. Undefined: nothing was. */
export const promisedBy = (
  activity: IatiActivity,
  { donor, movements, currency, ownResources }: Purse,
  contributionId: string,
  findings: Findings,
): Promised | undefined => {
  const pledged = netted(movements, 'pledge', findings);
  const agreed = netted(movements, 'commitment', findings);
  const receipts = movements.filter(({ kind }) => kind === 'receipt');
  const received = receipts.reduce((sum, { amount }) => sum + amount.minor, 0);
  const signed = agreed.total > 0 ? agreed.total : received;
  const announced = pledged.total > 0 ? pledged.total : signed;
  const first = (list: readonly Movement[]): string | undefined => list.map(({ on }) => on).toSorted()[0];
  const pledgedOn = first([...pledged.movements, ...agreed.movements, ...receipts]);
  const signedOn = first([...agreed.movements, ...receipts]);
  if (announced <= 0 || pledgedOn === undefined) return undefined;

  const name = english(activity.title) ?? activity.iatiIdentifier ?? '';
  const title = shortened(`${ownResources ? 'Own resources' : donor.name}: ${name}`, 300);
  const amount = { minor: announced, currency };
  const pledge: Promised['pledge'] = {
    type: 'PledgeContribution',
    data: { contributionId, donorId: donor.donorId, title, amount, pledgedOn, ownResources },
  };
  const elements = {
    pledged: pledged.movements.map(({ element }) => element),
    agreed: agreed.movements.map(({ element }) => element),
  };
  if (signed <= 0 || signedOn === undefined) return { pledge, agreement: undefined, ...elements };
  const isPublished = agreed.total > 0;
  if (!isPublished && !ownResources) findings.note(ACTIVITY, 'agreement-not-published', donor.name);
  const said = isPublished ? 'as published' : 'none published: the total received';
  const reference = shortened(`${ownResources ? 'own resources' : said} (${activity.iatiIdentifier ?? ''})`, 100);
  // Published figures are gross.
  const terms = { contributionId, reference, signedOn, amount: signed, instalments: [], pscBasisPoints: 0 };
  return { pledge, agreement: { type: 'SignAgreement', data: terms }, ...elements };
};

const netted = (movements: readonly Movement[], kind: Movement['kind'], findings: Findings) => {
  const promises = movements.filter((one) => one.kind === kind);
  const total = promises.reduce((sum, { amount }) => sum + amount.minor, 0);
  if (total > 0) return { movements: promises, total };
  for (const { element } of promises) findings.list(element, 'nets-to-nothing');
  return { movements: [], total: 0 };
};
