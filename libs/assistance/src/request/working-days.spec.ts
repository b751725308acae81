import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MONDAY_TO_FRIDAY, type OfficeCalendar, WEEKDAYS } from '#field-offices';
import { addDays, addMonths, addWorkingDays, daysBetween, isWorkingDay, workingDaysBetween } from './working-days.js';

/** Works Sunday to Thursday; one of its holidays is on a Friday. */
const cairo: OfficeCalendar = {
  weekend: ['friday', 'saturday'],
  holidays: [
    { day: '2026-01-07', name: 'Coptic Christmas' },
    { day: '2026-01-25', name: 'Revolution Day' },
    { day: '2026-05-01', name: 'Labour Day' },
  ],
};

describe('Working days', () => {
  test.each([
    ['2026-01-26', '2026-01-26', 0, 'the day itself is not counted'],
    ['2026-01-26', '2026-01-30', 4, 'Monday to Friday'],
    ['2026-01-30', '2026-02-01', 0, 'a weekend has none'],
    ['2026-01-30', '2026-02-02', 1, 'over a weekend'],
    ['2026-01-31', '2026-02-06', 5, 'from a Saturday'],
    ['2026-01-26', '2026-02-02', 5, 'a week'],
    ['2026-03-27', '2026-03-30', 1, 'where clocks change'],
    ['2026-12-31', '2027-01-04', 2, 'over the year'],
    ['2026-02-02', '2026-01-26', 0, 'backwards'],
  ])('from %s to %s are %d without holidays: %s', (from, to, days) =>
    expect(workingDaysBetween(MONDAY_TO_FRIDAY, from, to)).toBe(days),
  );

  test.each([
    ['2026-01-22', '2026-01-24', 0, 'Friday and Saturday'],
    ['2026-01-22', '2026-01-26', 1, 'Sunday is a holiday, Monday is not'],
    ['2026-04-30', '2026-05-03', 1, 'a holiday on the weekend takes nothing away'],
    ['2026-01-06', '2026-01-07', 0, 'a holiday in the week'],
    ['2026-01-07', '2026-01-08', 1, 'from a holiday'],
    ['2026-01-01', '2026-01-31', 18, 'a month: 20 days from Sunday to Thursday, less two'],
  ])('from %s to %s are %d in Cairo: %s', (from, to, days) => expect(workingDaysBetween(cairo, from, to)).toBe(days));

  test.each([
    [MONDAY_TO_FRIDAY, '2026-01-26', 5, '2026-02-02', 'a week from a Monday'],
    [MONDAY_TO_FRIDAY, '2026-01-31', 1, '2026-02-02', 'from a Saturday'],
    [MONDAY_TO_FRIDAY, '2026-01-31', 0, '2026-01-31', 'none'],
    [cairo, '2026-01-22', 1, '2026-01-26', 'over a weekend and the holiday after it'],
    [cairo, '2026-01-23', 1, '2026-01-26', 'from the weekend itself'],
    [cairo, '2026-01-25', 1, '2026-01-26', 'from a holiday'],
    [cairo, '2026-04-30', 1, '2026-05-03', 'over a holiday on the weekend'],
  ])('are added: %#', (calendar, day, count, end) => expect(addWorkingDays(calendar, day, count)).toBe(end));

  test('add up as they are counted one by one, in any calendar', () =>
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 0, max: 60 }), (calendar, from, length) => {
        const to = addDays(from, length);
        const each = Array.from({ length }, (_, index) => addDays(from, index + 1));
        expect(workingDaysBetween(calendar, from, to)).toBe(each.filter((day) => isWorkingDay(calendar, day)).length);
      }),
    ));

  test('are as many as were added, and end on one of them', () =>
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 40 }), (calendar, from, count) => {
        const end = addWorkingDays(calendar, from, count);
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(workingDaysBetween(calendar, from, end)).toBe(count);
        expect(workingDaysBetween(calendar, from, addDays(end, -1))).toBe(count - 1);
      }),
    ));
});

const days = fc.integer({ min: 0, max: 800 }).map((offset) => addDays('2026-01-01', offset));
const calendars: fc.Arbitrary<OfficeCalendar> = fc.record({
  weekend: fc.subarray([...WEEKDAYS], { maxLength: 6 }),
  holidays: fc.uniqueArray(
    days.map((day) => ({ day, name: 'Holiday' })),
    { selector: ({ day }) => day, maxLength: 60 },
  ),
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

  test('of a later month stay within it', () => {
    expect(addMonths('2026-01-15', 3)).toBe('2026-04-15');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29');
    expect(addMonths('2026-12-31', 12)).toBe('2027-12-31');
  });
});
