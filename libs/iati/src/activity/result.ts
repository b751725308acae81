import { decimalOf } from './decimal.js';
import type { Place } from './issue.js';
import { type Narratives, narrativesOf } from './narrative.js';
import { dateOf, flagOf } from './values.js';

/** Type: 1 output, 2 outcome, 3 impact, 9 other. */
export type Result = Readonly<{
  /** Among the activity's results, from 1. */
  position: number;
  type: string | undefined;
  title: Narratives;
  description: Narratives;
  indicators: readonly Indicator[];
}>;

export type Indicator = Readonly<{
  /** Among the result's indicators, from 1. */
  position: number;
  /** 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative. */
  measure: string | undefined;
  /** Whether more is better; what the standard assumes where it is not said. */
  ascending: boolean;
  title: Narratives;
  description: Narratives;
  baselines: readonly Baseline[];
  periods: readonly Period[];
}>;

export type Baseline = Measured & Readonly<{ year: string | undefined; date: string | undefined }>;

/** Several targets and actuals are one figure by dimension each, or by location. */
export type Period = Readonly<{
  start: string | undefined;
  end: string | undefined;
  targets: readonly Measured[];
  actuals: readonly Measured[];
}>;

export type Measured = Readonly<{
  /** As published: an indicator may be measured in words. */
  value: string | undefined;
  /** The value as a plain decimal (`1200.5`), where it is a number. */
  decimal: string | undefined;
  /** For instance sex → female. */
  dimensions: readonly Readonly<{ name: string | undefined; value: string | undefined }>[];
  comment: Narratives;
}>;

type Lang = string | undefined;

const QUALITATIVE = '5';

export const resultOf = (place: Place, at: number, lang: Lang): Result => ({
  position: at + 1,
  type: place.required('type'),
  title: narrativesOf(place.child('title'), lang),
  description: narrativesOf(place.child('description'), lang),
  indicators: place.children('indicator').map((indicator, index) => indicatorOf(indicator, index, lang)),
});

const indicatorOf = (place: Place, at: number, lang: Lang): Indicator => {
  const measure = place.required('measure');
  const measured = (from: Place): Measured => measuredOf(from, measure, lang);
  return {
    position: at + 1,
    measure,
    ascending: flagOf(place, 'ascending') ?? true,
    title: narrativesOf(place.child('title'), lang),
    description: narrativesOf(place.child('description'), lang),
    baselines: place.children('baseline').map((baseline) => baselineOf(baseline, measured(baseline))),
    periods: place.children('period').map((period) => ({
      start: dateOf(period.child('period-start'), 'iso-date'),
      end: dateOf(period.child('period-end'), 'iso-date'),
      targets: period.children('target').map(measured),
      actuals: period.children('actual').map(measured),
    })),
  };
};

const baselineOf = (place: Place, measured: Measured): Baseline => ({
  ...measured,
  year: place.attribute('year'),
  date: dateOf(place, 'iso-date'),
});

const measuredOf = (place: Place, measure: string | undefined, lang: Lang): Measured => {
  const value = place.attribute('value');
  const decimal = value === undefined ? undefined : decimalOf(value)?.text;
  if (measure !== QUALITATIVE) {
    if (value === undefined) place.note('missing', '@value');
    else if (decimal === undefined) place.note('not-a-number', '@value', value);
  }
  return {
    value,
    decimal,
    dimensions: place
      .children('dimension')
      .map((dimension) => ({ name: dimension.attribute('name'), value: dimension.attribute('value') })),
    comment: narrativesOf(place.child('comment'), lang),
  };
};
