import type { IatiActivity } from '#iati';
import { findExchange, money, type RateTable } from '#money';
import type { Dates } from './dates.js';
import { STATUS } from './elements.js';
import type { Findings } from './findings.js';
import type { FundingStory } from './funding-story.js';
import type { Movement } from './movements.js';
import { REASON_OF_RATE } from './published-budget.js';
import type { Step, Task } from './steps.js';

type Told = Readonly<{ story: FundingStory; dates: Dates; movements: readonly Movement[]; rates: RateTable }>;

/** Below this direct cost an evaluation may be waived. */
const WAIVED_BELOW = money(100_000_00, 'USD');
const SUMMARY = 'Published as completed; IATI has no summary of it.';
const CANCELLED = 'The activity was published as cancelled.';
const SUSPENDED = 'The activity was published as suspended; IATI says neither since when nor why.';
const WAIVED = 'Published as closed; below the threshold, and nothing published of an evaluation.';

/** Brings the request to the phase that its published status means, as far as the rules permit; codelist ActivityStatus. */
export const endingSteps = (activity: IatiActivity, told: Told, findings: Findings): readonly Step[] => {
  const { story } = told;
  const dates = datesSince(story.startedOn, told.dates);
  const { status } = activity;
  switch (status) {
    case undefined:
      return [];
    case '1':
      if (story.startedOn !== undefined) findings.list(STATUS, 'planned-though-money-was-spent');
      return [];
    case '2':
      if (story.startedOn === undefined) findings.list(STATUS, 'status-without-funding');
      return [];
    case '3':
    case '4':
      listTooEarly(told, findings);
      return story.startedOn !== undefined ? completion(status, { ...told, dates }, findings) : notFunded(findings);
    case '5':
      listTooEarly(told, findings);
      return [
        step('cancel', status, { type: 'CancelRequest', data: { cancelledOn: endOf(dates), reason: CANCELLED } }, [
          STATUS,
          ...endElement(dates),
        ]),
      ];
    case '6':
      if (story.startedOn === undefined) return notFunded(findings);
      return [
        step('suspend', status, { type: 'SuspendDelivery', data: { suspendedOn: dates.last, reason: SUSPENDED } }, [
          STATUS,
        ]),
      ];
  }
  findings.list(STATUS, 'unknown-status', status);
  return [];
};

/** The work cannot end before it began, which was when its first money came. */
const datesSince = (startedOn: string | undefined, dates: Dates): Dates =>
  dates.actualEnd && startedOn !== undefined && dates.actualEnd.day < startedOn
    ? { ...dates, actualEnd: undefined, last: startedOn }
    : dates;

const listTooEarly = ({ story, dates }: Told, findings: Findings): void => {
  if (dates.actualEnd && datesSince(story.startedOn, dates) !== dates)
    findings.list(dates.actualEnd.element, 'ended-before-funded', `${dates.actualEnd.day} < ${story.startedOn ?? ''}`);
};

const completion = (status: '3' | '4', { story, dates, rates }: Told, findings: Findings): readonly Step[] => {
  const on = endOf(dates);
  const closing = status === '4' ? closingSteps(story, on, rates, findings) : [];
  const isAtItsPhase = status === '3' || closing.length > 0;
  const records = [...endElement(dates), ...(isAtItsPhase ? [STATUS] : [])];
  return [
    step(
      'complete',
      [status, dates.actualEnd?.day ?? null],
      { type: 'CompleteDelivery', data: { completedOn: on, summary: SUMMARY } },
      records,
    ),
    ...closing,
  ];
};

const closingSteps = (story: FundingStory, on: string, rates: RateTable, findings: Findings): readonly Step[] => {
  const exchange = findExchange(WAIVED_BELOW.currency, story.currency, rates, on);
  if (typeof exchange === 'string') findings.list(STATUS, REASON_OF_RATE[exchange], `${story.currency} on ${on}`);
  else if (story.funded >= exchange.apply(WAIVED_BELOW.minor)) findings.list(STATUS, 'closing-needs-an-evaluation');
  else
    return [
      step('waive', null, { type: 'WaiveEvaluation', data: { waivedOn: on, reason: WAIVED } }, [STATUS]),
      step('close', null, { type: 'CloseRequest', data: { closedOn: on } }, [STATUS]),
    ];
  return [];
};

const notFunded = (findings: Findings): readonly Step[] => {
  findings.list(STATUS, 'status-without-funding');
  return [];
};

/** The published end where it has come, else the last day on which something happened. */
const endOf = ({ actualEnd, last }: Dates): string => (actualEnd && actualEnd.day <= last ? actualEnd.day : last);

const endElement = (dates: Dates): readonly string[] =>
  dates.actualEnd && endOf(dates) === dates.actualEnd.day ? [dates.actualEnd.element] : [];

const step = (key: string, published: unknown, task: Task, records: readonly string[]): Step => ({
  key,
  task,
  records,
  published,
});
