import { acceptedOf, type Request } from '#assistance';
import type { Dates } from './dates.js';
import { STATUS } from './elements.js';
import type { Findings } from './findings.js';
import { reasonOf } from './refusals.js';
import type { Rehearsal } from './rehearsal.js';
import type { Task } from './tasks.js';

type Told = Readonly<{
  status: string | undefined;
  dates: Dates;
  /** As it is now. */
  request: () => Promise<Request>;
  rehearsal: Rehearsal;
  findings: Findings;
}>;

const SUMMARY = 'Published as completed; IATI has no summary of it.';
const CANCELLED = 'The activity was published as cancelled.';
const SUSPENDED = 'The activity was published as suspended; IATI says neither since when nor why.';
const WAIVED = 'Published as closed; below the threshold, and nothing published of an evaluation.';

/** Brings the request to the phase that its published status means, as far as the rules permit; codelist ActivityStatus. */
export const tellEnding = async (told: Told): Promise<void> => {
  const { status, findings } = told;
  const request = await told.request();
  const startedOn = startOf(request);
  const dates = datesSince(startedOn, told.dates);
  const since = { ...told, dates };
  switch (status) {
    case undefined:
      return;
    case '1':
      if (startedOn === undefined) return findings.record(STATUS);
      return findings.list(STATUS, 'planned-though-money-was-spent');
    case '2':
      if (startedOn === undefined) return findings.list(STATUS, 'status-without-funding');
      return request.phase === 'delivery' ? findings.record(STATUS) : findings.list(STATUS, 'changed-since-imported');
    case '3':
    case '4':
      listTooEarly(startedOn, told);
      if (startedOn === undefined) return findings.list(STATUS, 'status-without-funding');
      return status === '3' ? complete(since) : close(since);
    case '5':
      listTooEarly(startedOn, told);
      return cancel(since);
    case '6':
      if (startedOn === undefined) return findings.list(STATUS, 'status-without-funding');
      return suspend(since);
  }
  findings.list(STATUS, 'unknown-status', status);
};

/** Day on which the work began; undefined: it never did, for want of money. */
export const startOf = (request: Request): string | undefined => acceptedOf(request)?.work.offices[0]?.from;

/** The work cannot end before it began, which was when its first money came. */
const datesSince = (startedOn: string | undefined, dates: Dates): Dates =>
  dates.actualEnd && startedOn !== undefined && dates.actualEnd.day < startedOn
    ? { ...dates, actualEnd: undefined, last: startedOn }
    : dates;

const listTooEarly = (startedOn: string | undefined, { dates, findings }: Told): void => {
  if (dates.actualEnd && datesSince(startedOn, dates) !== dates)
    findings.list(dates.actualEnd.element, 'ended-before-funded', `${dates.actualEnd.day} < ${startedOn ?? ''}`);
};

const complete = async (told: Told): Promise<void> => {
  if (!(await isCompleted(told))) return;
  const { phase } = await told.request();
  if (phase === 'evaluation') told.findings.record(STATUS);
  else told.findings.list(STATUS, 'changed-since-imported');
};

const close = async (told: Told): Promise<void> => {
  if (!(await isCompleted(told))) return;
  const on = endOf(told.dates);
  const { phase } = await told.request();
  const waive: Task = { type: 'WaiveEvaluation', data: { waivedOn: on, reason: WAIVED } };
  const closing: Task = { type: 'CloseRequest', data: { closedOn: on } };
  if (phase === 'closed' || (await isDone(told, [STATUS], waive, closing))) told.findings.record(STATUS);
};

/** An earlier import may have completed it. */
const isCompleted = async (told: Told): Promise<boolean> => {
  const { dates } = told;
  const before = await told.request();
  const elements = [STATUS, ...endElement(dates)];
  const task: Task = { type: 'CompleteDelivery', data: { completedOn: endOf(dates), summary: SUMMARY } };
  if (isWorkedOn(before) && !(await isDone(told, elements, task))) return false;
  const after = await told.request();
  // Of a request that is closed nobody says any more when it was completed.
  recordEnd(told, after.phase === 'evaluation' ? after.completedOn : endOf(dates));
  return true;
};

const cancel = async (told: Told): Promise<void> => {
  const { dates, findings } = told;
  const before = await told.request();
  const elements = [STATUS, ...endElement(dates)];
  const task: Task = { type: 'CancelRequest', data: { cancelledOn: endOf(dates), reason: CANCELLED } };
  if (before.phase !== 'cancelled' && !(await isDone(told, elements, task))) return;
  findings.record(STATUS);
  const after = await told.request();
  if ('endedOn' in after) recordEnd(told, after.endedOn);
};

const suspend = async (told: Told): Promise<void> => {
  const { dates, findings } = told;
  const isSuspended = acceptedOf(await told.request())?.work.suspensions.at(-1)?.to === null;
  const task: Task = { type: 'SuspendDelivery', data: { suspendedOn: dates.last, reason: SUSPENDED } };
  if (isSuspended || (await isDone(told, [STATUS], task))) findings.record(STATUS);
};

const isWorkedOn = ({ phase }: Request): boolean => phase === 'assignment' || phase === 'delivery';

/** Whether these tasks are done; else the elements are listed, with the reason. */
const isDone = async (
  { rehearsal, findings }: Told,
  elements: readonly string[],
  ...tasks: readonly Task[]
): Promise<boolean> => {
  const refusal = await rehearsal.attempt(...tasks);
  if (refusal) findings.listAll(elements, reasonOf(refusal));
  return !refusal;
};

const recordEnd = ({ dates, findings }: Told, endedOn: string): void => {
  const [element] = endElement(dates);
  if (element === undefined) return;
  if (dates.actualEnd?.day === endedOn) findings.record(element);
  else findings.list(element, 'changed-since-imported');
};

/** The published end where it has come, else the last day on which something happened. */
const endOf = ({ actualEnd, last }: Dates): string => (actualEnd && actualEnd.day <= last ? actualEnd.day : last);

const endElement = (dates: Dates): readonly string[] =>
  dates.actualEnd && endOf(dates) === dates.actualEnd.day ? [dates.actualEnd.element] : [];
