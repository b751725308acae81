import { LoadRates } from '#money';
import { ACTORS } from '../story/actors.js';
import type { Step } from '../story/step.js';
import { FIRST_DAY } from './first-day.js';

/** Units per US dollar around which the illustrative rates move. */
const AROUND: Readonly<Record<string, number>> = {
  EUR: 0.92,
  JPY: 147,
  KWD: 0.307,
  NOK: 10.6,
  KES: 131,
  COP: 4_050,
  XOF: 603,
  THB: 35.2,
  CHF: 0.88,
};
/** No rate was loaded since so many months ago: it is too old by now. */
const NEWEST_MONTHS_AGO: Readonly<Record<string, number>> = { CHF: 4 };

/** Rates of each month, from before the story begins to the month of its end. Made up, the same each time. */
export const illustrativeRates = (today: string): readonly Step[] =>
  firstsOfMonths(today).map(({ effectiveOn, day, monthsAgo }) => {
    const rates = Object.entries(AROUND).flatMap(([currency, around], index) => {
      if (monthsAgo < (NEWEST_MONTHS_AGO[currency] ?? 0)) return [];
      // A slow wave of two percent up and down, each currency's own.
      const unitsPerUsd = (around * (1 + 0.02 * Math.sin(monthsAgo / 3 + index))).toPrecision(6);
      return [{ currency, effectiveOn, unitsPerUsd, source: 'illustrative' }];
    });
    return {
      day,
      key: `rates/${monthsAgo}`,
      actor: ACTORS.finance,
      command: ({ context }) => new LoadRates({ rates }, context),
    };
  });

/** Of currencies that changed by more than a tenth of what they usually do, rates are revised within a month. */
export const revisedRates = (today: string): Step => {
  const now = new Date(today);
  const monthsAgo = now.getUTCDate() > REVISED_ON_DAY - LAST_DAY ? 0 : 1;
  const revised = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, REVISED_ON_DAY));
  const effectiveOn = revised.toISOString().slice(0, 10);
  const rates = Object.entries(REVISED).map(([currency, unitsPerUsd]) => {
    return { currency, effectiveOn, unitsPerUsd, source: 'illustrative, revised within the month' };
  });
  return {
    day: Math.round((revised.getTime() - now.getTime()) / 86_400_000),
    key: 'rates/revised',
    actor: ACTORS.finance,
    command: ({ context }) => new LoadRates({ rates }, context),
  };
};

const REVISED_ON_DAY = 11;
const REVISED: Readonly<Record<string, string>> = { JPY: '151.2', KES: '134.5', COP: '4160' };

/** Months that the story touches. A month that began before the story is told on the story's first day. */
const firstsOfMonths = (
  today: string,
): readonly Readonly<{ effectiveOn: string; day: number; monthsAgo: number }>[] => {
  const now = new Date(today);
  const months = [];
  for (let monthsAgo = 0; ; monthsAgo += 1) {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, 1));
    const day = Math.round((first.getTime() - now.getTime()) / 86_400_000);
    // A month of which no day is left before the story's end has nothing to convert.
    if (day <= LAST_DAY)
      months.push({ effectiveOn: first.toISOString().slice(0, 10), day: Math.max(day, FIRST_DAY), monthsAgo });
    if (day <= FIRST_DAY) return months.toReversed();
  }
};

const LAST_DAY = -2;
