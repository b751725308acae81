import type { Indicator as AgreedIndicator, IndicatorValue } from '#assistance';
import type { IatiActivity, Indicator, Measured, Period, Result } from '#iati';
import { pathOf } from './elements.js';
import type { Findings } from './findings.js';
import type { Task } from './tasks.js';
import { english, shortened } from './text.js';

/** An indicator as the workplan has it; `elements`: what it says, the result that it belongs to first. */
export type PlannedIndicator = Readonly<{ indicator: AgreedIndicator; elements: readonly string[] }>;
export type Measurement = Readonly<{ element: string; task: Task }>;

/** What of an activity's results has a place in a workplan and in measurements. */
export type PlannedResults = Readonly<{
  indicators: readonly PlannedIndicator[];
  measurements: readonly Measurement[];
}>;

const UNITS: Readonly<Record<string, string>> = { '1': 'units', '2': 'percent' };
const QUALITATIVE = '5';
const MOST_INDICATORS = 300;
const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/;

type Place = Readonly<{ result: Result; indicator: Indicator }>;

/** `since`: first day that a measurement may have; `today`: the last. */
type Span = Readonly<{ since: string; today: string }>;

export const plannedResults = ({ results }: IatiActivity, span: Span, findings: Findings): PlannedResults => {
  const places = results.flatMap((result) => result.indicators.map((indicator): Place => ({ result, indicator })));
  const planned = places.filter((place, at) => isPlanned(place, at, findings));
  const measured = new Set(planned.map(({ result }) => result));
  for (const result of results)
    if (!measured.has(result)) {
      const reason = result.indicators.length === 0 ? 'no-indicator' : 'no-indicator-recorded';
      findings.list(pathOf(['result', result.position]), reason);
    }
  return {
    indicators: planned.map((place) => describedIndicator(place, findings)),
    measurements: planned.flatMap((place) => measurementsOf(place, span, findings)),
  };
};

const indicatorPath = ({ result, indicator }: Place): string =>
  pathOf(['result', result.position], ['indicator', indicator.position]);
const indicatorId = ({ result, indicator }: Place): string =>
  `result-${result.position}-indicator-${indicator.position}`;

const isPlanned = (place: Place, at: number, findings: Findings): boolean => {
  const { measure } = place.indicator;
  const reason =
    measure === QUALITATIVE
      ? 'qualitative-indicator'
      : UNITS[measure ?? ''] === undefined
        ? 'measure-not-recorded'
        : at >= MOST_INDICATORS
          ? 'too-many-indicators'
          : undefined;
  if (reason === undefined) return true;
  const path = indicatorPath(place);
  findings.list(path, reason);
  for (const element of valueElements(place)) findings.list(element, reason);
  return false;
};

const valueElements = (place: Place): readonly string[] => {
  const path = indicatorPath(place);
  const { baselines, periods } = place.indicator;
  return [
    ...baselines.map((_, at) => `${path}/baseline[${at + 1}]`),
    ...periods.flatMap(({ targets, actuals }, at) => [
      ...targets.map((_, each) => `${path}/period[${at + 1}]/target[${each + 1}]`),
      ...actuals.map((_, each) => `${path}/period[${at + 1}]/actual[${each + 1}]`),
    ]),
  ];
};

const describedIndicator = (place: Place, findings: Findings): PlannedIndicator => {
  const { result, indicator } = place;
  const path = indicatorPath(place);
  const titles = [english(result.title), english(indicator.title)].filter((title) => title !== undefined);
  const title = shortened(titles.join(': ') || path, 500);
  const baseline = theOne(indicator.baselines, `${path}/baseline`, 'one-baseline-per-indicator', findings);
  const target = targetOf(indicator.periods, path, findings);
  return {
    indicator: {
      indicatorId: indicatorId(place),
      title,
      unit: UNITS[indicator.measure ?? ''] ?? 'units',
      countsPeople: false,
      baseline: baseline?.value ?? null,
      target: target?.value ?? null,
    },
    elements: [
      pathOf(['result', result.position]),
      path,
      ...(baseline ? [baseline.element] : []),
      ...(target ? [target.element] : []),
    ],
  };
};

/** An indicator has one target: that of its last period. */
const targetOf = (periods: readonly Period[], path: string, findings: Findings) => {
  const last = periods.reduce((found, { end = '', targets }, at) => {
    const isLater = targets.length > 0 && (found < 0 || end >= (periods[found]?.end ?? ''));
    return isLater ? at : found;
  }, -1);
  for (const [at, { targets }] of periods.entries())
    if (at !== last)
      for (const each of targets.keys())
        findings.list(`${path}/period[${at + 1}]/target[${each + 1}]`, 'one-target-per-indicator');
  return theOne(periods[last]?.targets ?? [], `${path}/period[${last + 1}]/target`, 'disaggregated', findings);
};

/** The first figure that is a number and stands for the whole; the others are listed. */
const theOne = (
  list: readonly Measured[],
  path: string,
  reason: string,
  findings: Findings,
): Readonly<{ element: string; value: IndicatorValue }> | undefined => {
  let found: Readonly<{ element: string; value: IndicatorValue }> | undefined;
  for (const [at, { decimal, dimensions }] of list.entries()) {
    const element = `${path}[${at + 1}]`;
    if (decimal === undefined || !NUMBER.test(decimal)) findings.list(element, 'not-a-number');
    else if (dimensions.length > 0) findings.list(element, 'disaggregated');
    else if (found) findings.list(element, reason);
    else found = { element, value: { value: decimal, bySex: null } };
  }
  return found;
};

const measurementsOf = (place: Place, span: Span, findings: Findings): readonly Measurement[] => {
  const path = indicatorPath(place);
  return place.indicator.periods.flatMap(({ end, actuals }, at): readonly Measurement[] => {
    const actual = theOne(actuals, `${path}/period[${at + 1}]/actual`, 'one-actual-per-period', findings);
    if (!actual) return [];
    const untimely = whyUntimely(end, span);
    if (untimely !== undefined) findings.list(actual.element, untimely);
    if (untimely !== undefined || end === undefined) return [];
    const measurementId = `${indicatorId(place)}-period-${at + 1}`;
    const data = { measurementId, indicatorId: indicatorId(place), occurredOn: end, ...actual.value };
    return [{ element: actual.element, task: { type: 'MeasureIndicator', data } }];
  });
};

const whyUntimely = (end: string | undefined, { since, today }: Span): string | undefined => {
  if (end === undefined) return 'date-missing';
  if (end > today) return 'dated-in-the-future';
  return end < since ? 'measured-before-the-start' : undefined;
};
