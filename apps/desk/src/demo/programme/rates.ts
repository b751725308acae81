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
};

/** Rates of each month, from before the story begins to the month of its end. Made up, the same each time. */
export const illustrativeRates = (today: string): readonly Step[] =>
  firstsOfMonths(today).map(({ effectiveOn, day, monthsAgo }) => {
    const rates = Object.entries(AROUND).map(([currency, around], index) => {
      // A slow wave of two percent up and down, each currency's own.
      const unitsPerUsd = (around * (1 + 0.02 * Math.sin(monthsAgo / 3 + index))).toPrecision(6);
      return { currency, effectiveOn, unitsPerUsd, source: 'illustrative' };
    });
    return {
      day,
      key: `rates/${monthsAgo}`,
      actor: ACTORS.finance,
      command: ({ context }) => new LoadRates({ rates }, context),
    };
  });

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
