import { describe, expect, test } from '@jest/globals';
import { addDays, daysBetween, workingDaysBetween } from './working-days.js';

describe('Working days', () => {
  test.each([
    ['2026-01-26', '2026-01-26', 0, 'the day itself is not counted'],
    ['2026-01-26', '2026-01-30', 4, 'Monday to Friday'],
    ['2026-01-30', '2026-02-01', 0, 'a weekend has none'],
    ['2026-01-30', '2026-02-02', 1, 'over a weekend'],
    ['2026-01-31', '2026-02-06', 5, 'from a Saturday'],
    ['2026-01-26', '2026-02-02', 5, 'a week'],
    ['2026-03-27', '2026-03-30', 1, 'where clocks change'],
    ['2026-12-31', '2027-01-04', 2, 'over the year; public holidays differ by duty station and are not known'],
    ['2026-02-02', '2026-01-26', 0, 'backwards'],
  ])('from %s to %s are %d: %s', (from, to, days) => expect(workingDaysBetween(from, to)).toBe(days));
});

describe('Days', () => {
  test('are added over months, years and leap days', () => {
    expect(addDays('2026-01-31', 30)).toBe('2026-03-02');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  test('are counted between two', () => {
    expect(daysBetween('2026-01-31', '2026-03-02')).toBe(30);
    expect(daysBetween('2026-03-02', '2026-01-31')).toBe(-30);
  });
});
