import { isDeepStrictEqual } from 'node:util';
import { acceptedOf, type Request } from '#assistance';
import type { Refusal } from '#event-sourcing';
import type { IatiActivity } from '#iati';
import { namesPlaces } from './beneficiaries.js';
import type { Dates } from './dates.js';
import { ACTIVITY, type Element, elementsOf, OF_TRANSACTIONS } from './elements.js';
import type { Findings, Why } from './findings.js';
import type { PublishedBudget } from './published-budget.js';
import { reasonOf } from './refusals.js';
import type { Task } from './tasks.js';

/** What of the submission the log has: all of it, unless it was published otherwise since. */
export const findSubmitted = (
  activity: IatiActivity,
  request: Request,
  { data }: Extract<Task, { type: 'SubmitRequest' }>,
  { plannedStart }: Dates,
  findings: Findings,
): void => {
  if (!('submission' in request)) return;
  const { submission: there } = request;
  const find = (isSame: boolean, ...elements: readonly string[]): void => {
    const open = elements.filter((element) => !findings.isListed(element));
    if (isSame) findings.record(...open);
    else findings.listAll(open, { reason: 'changed-since-imported' });
  };
  const numbered = (name: string, { length }: readonly unknown[]): readonly string[] =>
    Array.from({ length }, (_, at) => `${name}[${at + 1}]`);
  const places = [
    ...numbered('recipient-country', activity.recipientCountries),
    ...numbered('recipient-region', activity.recipientRegions),
  ];
  findings.record(ACTIVITY);
  find(there.title === data.title, ...(activity.title.length > 0 ? ['title'] : []));
  find(there.description === data.description, ...numbered('description', activity.descriptions));
  const { countries, regions, sectors } = OF_TRANSACTIONS;
  find(
    isDeepStrictEqual(there.beneficiaries, data.beneficiaries),
    ...(namesPlaces(activity) ? places : [countries, regions]),
  );
  find(
    isDeepStrictEqual(there.themes, data.themes),
    ...(activity.sectors.length > 0 ? numbered('sector', activity.sectors) : [sectors]),
  );
  if (plannedStart) find(there.wantedStart === data.wantedStart, plannedStart.element);
};

/** A published budget is recorded where its line has just its amount. */
export const findBudget = (
  request: Request,
  budget: PublishedBudget | null,
  unaccepted: Why | undefined,
  findings: Findings,
): void => {
  const lines = acceptedOf(request)?.ledger.lines ?? [];
  for (const { lineId, element, amount } of budget?.lines ?? []) {
    const there = lines.find((line) => line.lineId === lineId)?.amount ?? 0;
    if (there === amount) findings.record(element);
    else if (element && unaccepted) findings.listAll([element], unaccepted);
    else if (element) findings.list(element, there < amount ? 'budget-above-receipts' : 'changed-since-imported');
  }
};

export const listWhole = (activity: IatiActivity, findings: Findings, refusal: Refusal): void => {
  findings.listAll([ACTIVITY], reasonOf(refusal));
  for (const { element } of elementsOf(activity)) findings.list(element, 'activity-not-recorded');
};

/** What does not read as the standard has it, in elements that are recorded all the same. */
export const noteIssues = ({ issues }: IatiActivity, findings: Findings): void => {
  for (const { element: path, reason } of issues) {
    const parts = path.split('/');
    const within = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
    if (!within.some((element) => findings.isListed(element))) findings.note(path, reason);
  }
};

/** What is not recorded and nothing was said about so far. */
export const listOthers = (activity: IatiActivity, isDelivering: boolean, findings: Findings): void => {
  for (const { element, kind } of elementsOf(activity))
    if (!findings.isRecorded(element)) findings.list(element, otherReason(kind, element, isDelivering));
};

const otherReason = (kind: Element['kind'], element: string, isDelivering: boolean): string => {
  if (kind === 'contacts') return 'personal-data-not-imported';
  if (['results', 'indicators', 'baselines', 'targets', 'actuals'].includes(kind) && !isDelivering)
    return 'not-in-delivery';
  if (Object.values(OF_TRANSACTIONS).some((name) => name === element)) return 'named-by-the-activity';
  return kind === 'dates' ? 'no-place-for-date' : 'not-imported';
};
