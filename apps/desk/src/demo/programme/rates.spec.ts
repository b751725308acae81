import { LoadRates } from '#money';
import { describe, expect, test } from '@jest/globals';
import type { Told } from '../story/step.js';
import { FIRST_DAY } from './first-day.js';
import { illustrativeRates, revisedRates } from './rates.js';

const told: Told = {
  context: { commandId: '', requestHash: '', actor: '', correlationId: '', at: '' },
  on: String,
  idOf: String,
  ranking: () => [],
};

const loaded = (today: string) =>
  illustrativeRates(today).map((step) => {
    const command = step.command(told);
    return { day: step.day, rates: command instanceof LoadRates ? command.data.rates : [] };
  });

describe('the illustrative rates', () => {
  test.each(['2026-11-23', '2026-12-01', '2027-03-31', '2028-02-29'])('cover the whole story on %s', (today) => {
    const months = loaded(today);

    expect(months[0]?.day).toBe(FIRST_DAY);
    for (const [index, { day }] of months.entries())
      expect(day - (months[index - 1]?.day ?? day)).toBeLessThanOrEqual(31);
    expect(-2 - (months.at(-1)?.day ?? FIRST_DAY)).toBeLessThanOrEqual(31);
  });

  test('are the same each time, dated on firsts of months, and marked as made up', () => {
    const rates = loaded('2027-03-31').flatMap((month) => month.rates);

    expect(loaded('2027-03-31')).toEqual(loaded('2027-03-31'));
    expect(rates.every(({ effectiveOn, source }) => effectiveOn.endsWith('-01') && source === 'illustrative')).toBe(
      true,
    );
    expect(rates.every(({ unitsPerUsd }) => /^\d+\.\d+$/.test(unitsPerUsd))).toBe(true);
  });

  test.each(['2026-11-27', '2026-12-01', '2026-12-13', '2026-12-14'])(
    'are revised within a month before the end of the story on %s',
    (today) => {
      const { day, command } = revisedRates(today);
      expect(day).toBeLessThanOrEqual(-2);
      expect(day).toBeGreaterThan(-45);
      expect(command(told)).toMatchObject({
        data: { rates: [{ effectiveOn: expect.stringMatching(/-11$/) }, {}, {}] },
      });
    },
  );
});
