import { acceptedOf, type Request, requestFold, requestStream } from '#assistance';
import { type Contribution, contributionFold, contributionStream } from '#contributions';
import type { IatiActivity } from '#iati';
import type { RateTable } from '#money';
import { beneficiariesOf } from './beneficiaries.js';
import { type Dates, datesOf } from './dates.js';
import { startOf, tellEnding } from './ending.js';
import { findBudget, findSubmitted, listOthers, listWhole, noteIssues } from './fates.js';
import { Findings, type Why } from './findings.js';
import { changedSince, moneyInLog } from './money-in-log.js';
import { Funding, type Held } from './funding.js';
import { MoneyStory } from './money-story.js';
import { byDay, isIncoming, type Movement, movementsOf } from './movements.js';
import { promisedBy, type Purse, pursesOf } from './pledges.js';
import { publishedBudget } from './published-budget.js';
import { reasonOf } from './refusals.js';
import type { Rehearsal } from './rehearsal.js';
import { plannedResults } from './results.js';
import { submission } from './submission.js';
import type { Task } from './tasks.js';
import { SCREENED_AS, sectorsOf, themeOf } from './themes.js';
import { findPlanned, workplan } from './workplan.js';

export type Circumstances = Readonly<{
  rates: RateTable;
  /** Nothing later than this day (YYYY-MM-DD) has happened yet. */
  today: string;
  requestId: string;
  /** Contribution of each purse, by the purse's key. */
  contributionIds: ReadonlyMap<string, string>;
  /** On what is there. */
  rehearsal: Rehearsal;
}>;

export type Told = Readonly<{
  findings: Findings;
  /** What the budget comes to, and in what. */
  funded: number;
  currency: string | undefined;
  /** Whether all of it was told; else it is to be told on from there. */
  complete: boolean;
}>;

/** Statuses (codelist ActivityStatus) of activities that go on or went on; the others are planned or cancelled. */
const UNDER_WAY: ReadonlySet<string | undefined> = new Set(['2', '3', '4', '6']);

/** Who gives money to an activity: the donors to register, and the contributions to number. */
export const pursesIn = (activity: IatiActivity, today: string): readonly Purse[] => {
  const findings = new Findings();
  const movements = movementsOf(activity, today, findings);
  return pursesOf(activity, movements, activity.transactions.some(isIncoming), findings);
};

/**
 * Tells what of an activity is not there yet, by the rules that hold for everybody, and finds out about each of its
 * elements whether it is recorded then. `permitted`: what was told of it without anything being there; what was not
 * permitted then, such as spending before enough was received, is not on account of what came later. At most so many
 * movements are told.
 */
export const tellHistory = async (
  activity: IatiActivity,
  circumstances: Circumstances,
  permitted?: Told,
  most = Number.POSITIVE_INFINITY,
): Promise<Told> => {
  const { rehearsal, requestId } = circumstances;
  const request = (): Promise<Request> => rehearsal.state(requestFold, requestStream(requestId));
  const before = await request();
  const published = publishedIn(activity, circumstances, acceptedOf(before)?.ledger.currency);
  const { findings, budget, dates, submit } = published;
  const told = (funded = 0, complete = true): Told => ({ findings, funded, currency: budget?.currency, complete });

  const refused = before.phase === 'unknown' ? await rehearsal.attempt(submit) : undefined;
  if (refused) {
    listWhole(activity, findings, refused);
    return told();
  }
  findSubmitted(activity, await request(), submit, dates, findings);
  const { funding, complete } = await tellMoney(published, circumstances, permitted, most);
  if (!complete) return told(0, false);
  const unaccepted = await funding?.acceptUnfunded();
  findBudget(await request(), budget, unaccepted, findings);
  await tellWork(published, await request(), funding?.whyNoWorkplan ?? NOT_IN_DELIVERY, rehearsal);
  await tellEnding({ status: activity.status, dates, request, rehearsal, findings });
  noteIssues(activity, findings);
  listOthers(activity, startOf(await request()) !== undefined, findings);
  return told(await funding?.funded());
};

const NOT_IN_DELIVERY: Why = { reason: 'not-in-delivery' };

type Published = ReturnType<typeof publishedIn>;

/** `kept`: the currency in which the request has its budget already. */
const publishedIn = (activity: IatiActivity, { rates, today }: Circumstances, kept: string | undefined) => {
  const findings = new Findings();
  const movements = movementsOf(activity, today, findings);
  const purses = pursesOf(activity, movements, activity.transactions.some(isIncoming), findings);
  const beneficiaries = beneficiariesOf(activity, findings);
  const terms = { rates, beneficiaries: beneficiaries.length, kept };
  const budget = publishedBudget(activity, movements, terms, findings);
  const dates = datesOf(activity, movements, today, findings);
  const results = plannedResults(activity, { since: dates.first, today }, findings);
  const submit = submission(activity, { budget, dates, beneficiaries }, findings);
  return { activity, findings, movements, purses, budget, dates, results, submit };
};

const tellMoney = async (
  published: Published,
  circumstances: Circumstances,
  permitted: Told | undefined,
  most: number,
): Promise<Readonly<{ funding: Funding | undefined; complete: boolean }>> => {
  const { activity, findings, movements, purses, budget, dates, results } = published;
  const { rates, rehearsal, requestId } = circumstances;
  const held = await heldPurses(activity, purses, circumstances, findings);
  const common = { rehearsal, requestId, held, rates };
  const plan = (agreedOn: string): Task => workplan(activity, { dates, results }, agreedOn);
  const screening = screeningOf(activity, dates);
  const funding = budget ? new Funding({ ...common, budget, screening, workplan: plan }) : undefined;
  const binds = UNDER_WAY.has(activity.status) || movements.some(({ kind }) => kind === 'spending');
  const paidTo = new Map(movements.map((movement) => [movement.id, movement.paidTo]));
  const fresh = (await newMovements(movements, purses, circumstances, permitted, findings)).toSorted(byDay);
  await new MoneyStory({ ...common, funding, findings, binds, paidTo }).tell(fresh, most, permitted !== undefined);
  if (fresh.length > most) return { funding, complete: false };
  if (permitted && permitted.currency === budget?.currency) await funding?.follow(dates.last, permitted.funded);
  return { funding, complete: true };
};

/** When it began, what was planned, and what was measured. */
const tellWork = async (
  { dates, results, findings }: Published,
  request: Request,
  whyNoWorkplan: Why,
  rehearsal: Rehearsal,
): Promise<void> => {
  const start = dates.actualStart;
  if (start && acceptedOf(request)?.acceptance.startsOn === start.day) findings.record(start.element);
  findPlanned(request, { dates, results }, whyNoWorkplan, findings);
  if (startOf(request) === undefined) return;
  for (const { element, task } of results.measurements) {
    const refusal = await rehearsal.attempt(task);
    if (refusal) findings.listAll([element], reasonOf(refusal));
    else findings.record(element);
  }
};

const screeningOf = (activity: IatiActivity, dates: Dates) => ({
  acceptedOn: dates.first,
  startsOn: (dates.actualStart ?? dates.plannedStart)?.day ?? null,
  ...SCREENED_AS[
    sectorsOf(activity)
      .map(themeOf)
      .find((theme) => theme !== 'other') ?? 'other'
  ],
});

/** The contributions that there are, each announced and signed where money was promised or came. */
const heldPurses = async (
  activity: IatiActivity,
  purses: readonly Purse[],
  { rehearsal, contributionIds }: Circumstances,
  findings: Findings,
): Promise<readonly Held[]> => {
  const held: Held[] = [];
  for (const purse of purses) {
    const contributionId = contributionIds.get(purse.key) ?? '';
    const promised = promisedBy(activity, purse, contributionId, findings);
    if (!promised) continue;
    const { pledge, pledged, agreement, agreed } = promised;
    const state = (): Promise<Contribution> => rehearsal.state(contributionFold, contributionStream(contributionId));
    const tasks = [
      ...((await state()).phase === 'unknown' ? [pledge] : []),
      ...(agreement && ['unknown', 'pledged'].includes((await state()).phase) ? [agreement] : []),
    ];
    const refusal = await rehearsal.attempt(...tasks);
    if (refusal) {
      const elements = purse.movements.map(({ element }) => element);
      findings.listAll(elements, reasonOf(refusal));
      continue;
    }
    const after = await state();
    const isAnnounced = 'announced' in after && after.announced === pledge.data.amount.minor;
    const isSigned = 'signed' in after && after.signed === agreement?.data.amount;
    findings.record(...(isAnnounced ? pledged : []), ...(isSigned ? agreed : []));
    findings.listAll([...(isAnnounced ? [] : pledged), ...(isSigned ? [] : agreed)], {
      reason: 'changed-since-imported',
    });
    held.push({ purse, contributionId, toRefund: 0 });
  }
  return held;
};

/** What is to be told: what the file permits and the log has not. */
const newMovements = async (
  movements: readonly Movement[],
  purses: readonly Purse[],
  { rehearsal, requestId, contributionIds }: Circumstances,
  permitted: Told | undefined,
  findings: Findings,
): Promise<readonly Movement[]> => {
  const money = movements.filter(({ kind }) => kind !== 'pledge' && kind !== 'commitment');
  const inLog = await moneyInLog(rehearsal.load, requestId, [...contributionIds.values()]);
  const published = new Set([...money, ...purses.flatMap((purse) => purse.movements)].map(({ id }) => id));
  const gone = [...inLog.values()].filter(({ id }) => !published.has(id));
  const fresh = money.filter(({ id }) => !inLog.has(id));
  const changed = changedSince(fresh, gone);
  findings.record(...money.filter(({ id }) => inLog.has(id)).map(({ element }) => element));
  return fresh.filter(({ id, element }) => {
    const why = changed.has(id) ? { reason: 'changed-since-imported' } : permitted?.findings.whyNot(element);
    if (why) findings.listAll([element], why);
    return !findings.isListed(element);
  });
};
