import type { IatiActivity } from '#iati';
import type { RateTable } from '#money';
import { beneficiariesOf } from './beneficiaries.js';
import { type Element, elementsOf, STATUS } from './elements.js';
import { endingSteps } from './ending.js';
import { type Finding, Findings } from './findings.js';
import { FundingStory } from './funding-story.js';
import { byDay, isIncoming, type Movement, movementsOf } from './movements.js';
import type { Donor } from './organisations.js';
import { promiseSteps, type Purse, pursesOf } from './pledges.js';
import { publishedBudget } from './published-budget.js';
import { plannedResults } from './results.js';
import type { Step } from './steps.js';
import { submission } from './submission.js';
import { datesOf } from './dates.js';
import { SCREENED_AS, themeOf } from './themes.js';
import { workplanStep } from './workplan.js';

/** What is to be recorded of an activity, and what cannot be. Every element is in the steps' `records` or in `listed`. */
export type History = Readonly<{
  /** IATI identifier. */
  activity: string;
  elements: readonly Element[];
  /** Whom the contributions come from. */
  donors: readonly Donor[];
  /** In the order in which they are to be done. */
  steps: readonly Step[];
  listed: readonly Finding[];
  /** Recorded, though not as it was published. */
  notes: readonly Finding[];
}>;

export type Circumstances = Readonly<{
  rates: RateTable;
  /** Nothing later than this day (YYYY-MM-DD) has happened yet. */
  today: string;
}>;

/** Statuses (codelist ActivityStatus) of activities that go on or went on; the others are planned or cancelled. */
const UNDER_WAY: ReadonlySet<string | undefined> = new Set(['2', '3', '4', '6']);

/**
 * Plans an activity's history. Pure: the same activity, rates and day give the same history. The activity must have an
 * identifier.
 */
export const planHistory = (activity: IatiActivity, { rates, today }: Circumstances): History => {
  const findings = new Findings();
  const movements = movementsOf(activity, today, findings);
  const purses = pursesOf(activity, movements, activity.transactions.some(isIncoming), findings);
  const beneficiaries = beneficiariesOf(activity, findings);
  const budget = publishedBudget(activity, movements, { rates, beneficiaries: beneficiaries.length }, findings);
  const dates = datesOf(activity, movements, today, findings);
  const results = plannedResults(activity, { since: dates.first, today }, findings);

  const submit = submission(activity, { budget, dates, beneficiaries }, findings);
  const themes = activity.sectors.map(themeOf);
  const screened = SCREENED_AS[themes.find((theme) => theme !== 'other') ?? 'other'];
  const screening = {
    acceptedOn: dates.first,
    startsOn: (dates.actualStart ?? dates.plannedStart)?.day ?? null,
    ...screened,
  };
  const story = new FundingStory(purses, { budget, screening, rates, findings });
  const isWorkedOn = UNDER_WAY.has(activity.status) || movements.some(({ kind }) => kind === 'spending');
  tell(story, movements, purses, isWorkedOn, findings);
  story.end();
  const isDelivering = story.startedOn !== undefined;

  const steps = [
    submit,
    ...purses.flatMap((purse) => promiseSteps(activity, purse, findings)),
    ...withWorkplan(
      story.steps,
      story.startedOn === undefined ? undefined : workplanStep(activity, { dates, agreedOn: story.startedOn, results }),
    ),
    ...(isDelivering ? results.measurements : []),
    ...endingSteps(activity, { story, dates, movements, rates }, findings),
  ];
  const done = withRecorded(steps, [
    ['accept', dates.actualStart?.element],
    ['accept-unfunded', dates.actualStart?.element],
    [statusStep(activity, isDelivering), STATUS],
  ]);
  noteIssues(activity, findings);
  return {
    activity: activity.iatiIdentifier ?? '',
    elements: elementsOf(activity),
    donors: [...new Map(purses.map(({ donor }) => [donor.donorId, donor])).values()],
    steps: done,
    listed: [...findings.listed, ...unclaimed(activity, done, findings, isDelivering)],
    notes: findings.notes,
  };
};

/** What does not read as the standard has it, in elements that are recorded all the same. */
const noteIssues = ({ issues }: IatiActivity, findings: Findings): void => {
  const isInside = (path: string, element: string): boolean => path === element || path.startsWith(`${element}/`);
  for (const { element: path, reason } of issues)
    if (!findings.listed.some(({ element }) => isInside(path, element))) findings.note(path, reason);
};

const tell = (
  story: FundingStory,
  movements: readonly Movement[],
  purses: readonly Purse[],
  binds: boolean,
  findings: Findings,
): void => {
  const own = purses.filter(({ ownResources }) => ownResources).flatMap((purse) => purse.movements);
  for (const movement of [...own, ...movements].toSorted(byDay)) {
    const { kind, donor, amount, element } = movement;
    const purse = purses.find((one) => one.donor.donorId === donor?.donorId && one.currency === amount.currency);
    if (kind === 'receipt' && purse) story.receive(movement, purse, binds);
    else if (kind === 'spending') story.spend(movement);
    else if (kind === 'reversal') story.takeBack(movement);
    else if (kind === 'refund' && purse?.movements.some((one) => one.kind === 'receipt')) story.refund(movement, purse);
    else if (kind === 'refund') findings.list(element, 'refund-without-receipt');
  }
};

/** The workplan is agreed as soon as the office has the request. */
const withWorkplan = (steps: readonly Step[], workplan: Step | undefined): readonly Step[] => {
  const assigned = steps.findIndex(({ key }) => key === 'assign');
  return workplan && assigned >= 0 ? steps.toSpliced(assigned + 1, 0, workplan) : steps;
};

/** Elements that a step records beside its own: the actual start, from which the accepted request runs, and the status. */
const withRecorded = (
  steps: readonly Step[],
  claims: readonly (readonly [key: string | undefined, element: string | undefined])[],
): readonly Step[] =>
  steps.map((step) => {
    const more = claims.flatMap(([key, element]) => (key === step.key && element !== undefined ? [element] : []));
    return more.length === 0 ? step : { ...step, records: [...step.records, ...more] };
  });

/** The step that brings a request that is planned or worked on to its phase; for the other statuses see the ending. */
const statusStep = ({ status }: IatiActivity, isDelivering: boolean): string | undefined => {
  if (status === '1') return isDelivering ? undefined : 'submit';
  return status === '2' && isDelivering ? 'assign' : undefined;
};

/** What no step records and nothing was said about so far. */
const unclaimed = (
  activity: IatiActivity,
  steps: readonly Step[],
  findings: Findings,
  isDelivering: boolean,
): readonly Finding[] => {
  const claimed = new Set(steps.flatMap(({ records }) => records));
  return elementsOf(activity)
    .filter(({ element }) => !claimed.has(element) && !findings.isListed(element))
    .map(({ element, kind }) => ({ element, reason: reasonOf(kind, isDelivering) }));
};

const reasonOf = (kind: Element['kind'], isDelivering: boolean): string => {
  if (kind === 'contacts') return 'personal-data-not-imported';
  if (['results', 'indicators', 'baselines', 'targets', 'actuals'].includes(kind) && !isDelivering)
    return 'not-in-delivery';
  return kind === 'dates' ? 'no-place-for-date' : 'not-imported';
};
