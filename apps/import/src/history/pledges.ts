import type { IatiActivity } from '#iati';
import { ACTIVITY } from './elements.js';
import type { Findings } from './findings.js';
import type { Movement } from './movements.js';
import { type Donor, donorOf } from './organisations.js';
import type { Step } from './steps.js';
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
  movements.filter(({ kind }) => kind === 'spending').map((spent) => ({ ...spent, kind: 'receipt', donor }));

/** Announces and signs a contribution; what was promised is netted, since a negative promise corrects an earlier one. */
export const promiseSteps = (activity: IatiActivity, purse: Purse, findings: Findings): readonly Step[] => {
  const { key: contribution, donor, movements, currency, ownResources } = purse;
  const pledged = netted(movements, 'pledge', findings);
  const agreed = netted(movements, 'commitment', findings);
  const receipts = movements.filter(({ kind }) => kind === 'receipt');
  const received = receipts.reduce((sum, { amount }) => sum + amount.minor, 0);
  const signed = agreed.total > 0 ? agreed.total : received;
  const announced = pledged.total > 0 ? pledged.total : signed;
  const first = (list: readonly Movement[]): string | undefined => list.map(({ on }) => on).toSorted()[0];
  const pledgedOn = first([...pledged.movements, ...agreed.movements, ...receipts]);
  const signedOn = first([...agreed.movements, ...receipts]);
  if (announced <= 0 || pledgedOn === undefined) return [];

  const name = english(activity.title) ?? activity.iatiIdentifier ?? '';
  const pledge: Step = {
    key: `pledge ${contribution}`,
    task: {
      type: 'PledgeContribution',
      contribution,
      data: {
        donorId: donor.donorId,
        title: shortened(`${ownResources ? 'Own resources' : donor.name}: ${name}`, 300),
        amount: { minor: announced, currency },
        pledgedOn,
        ownResources,
      },
    },
    records: pledged.movements.map(({ element }) => element),
    published: pledged.movements.map(contentOf),
  };
  if (signed <= 0 || signedOn === undefined) return [pledge];
  if (agreed.total <= 0 && !ownResources) findings.note(ACTIVITY, 'agreement-not-published', donor.name);
  const reference = ownResources
    ? 'own resources'
    : agreed.total > 0
      ? 'as published'
      : 'none published: the total received';
  const agreement: Step = {
    key: `sign ${contribution}`,
    task: {
      type: 'SignAgreement',
      contribution,
      data: {
        reference: shortened(`${reference} (${activity.iatiIdentifier ?? ''})`, 100),
        signedOn,
        amount: signed,
        instalments: [],
        pscBasisPoints: 0, // published figures are gross
      },
    },
    records: agreed.movements.map(({ element }) => element),
    published: agreed.movements.map(contentOf),
  };
  return [pledge, agreement];
};

/** What was published of a transaction. */
export const contentOf = ({
  kind,
  on,
  amount,
  donor,
}: Pick<Movement, 'kind' | 'on' | 'amount'> & Readonly<{ donor: Pick<Donor, 'donorId'> | undefined }>): unknown => [
  kind,
  on,
  amount.minor,
  amount.currency,
  donor?.donorId ?? null,
];

const netted = (movements: readonly Movement[], kind: Movement['kind'], findings: Findings) => {
  const promises = movements.filter((one) => one.kind === kind);
  const total = promises.reduce((sum, { amount }) => sum + amount.minor, 0);
  if (total > 0) return { movements: promises, total };
  for (const { element } of promises) findings.list(element, 'nets-to-nothing');
  return { movements: [], total: 0 };
};
