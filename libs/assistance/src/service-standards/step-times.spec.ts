import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type OfficeCalendar, WEEKDAYS } from '#field-offices';
import { addDays } from '../request/working-days.js';
import { type Course, NO_COURSE, type Step, type Stop } from './course.js';
import type { StepName, Turn } from './steps.js';
import type { Standards } from './standards.state.js';
import { type Calendars, daysLate, timesOf } from './step-times.js';

const manager: Turn = { kind: 'programme-manager', name: null };
const cairo: Turn = { kind: 'field-office', name: 'CAIRO' };
const calendars: Calendars = new Map<string, OfficeCalendar>([
  ['HQ', { weekend: ['saturday', 'sunday'], holidays: [{ day: '2026-01-06', name: 'Epiphany' }] }],
  ['CAIRO', { weekend: ['friday', 'saturday'], holidays: [{ day: '2026-01-25', name: 'Revolution Day' }] }],
]);
const step = (name: StepName, since: string, more: Partial<Step> = {}): Step => ({
  ...{ step: name, of: null, since, dueOn: null, turn: manager, endedOn: null, done: false, ...more },
});
const courseWith = (stops: Partial<Course['stops']>): Course => ({
  ...NO_COURSE,
  stops: { ...NO_COURSE.stops, ...stops },
});
const times = (one: Step, stops: Partial<Course['stops']> = {}, standards: Standards = new Map()) =>
  timesOf(one, courseWith(stops), { standards, calendars });

describe('The day on which a step is due', () => {
  test('is counted in working days of headquarters', () => {
    expect(times(step('acknowledge', '2026-01-05'))).toEqual({
      dueOn: '2026-01-13', // Epiphany is none of the five
      unit: 'working-days',
      allowed: 5,
      taken: null,
    });
    expect(times(step('acknowledge', '2026-01-10')).dueOn).toBe('2026-01-16'); // a Saturday
  });

  test("is counted in the office's own working days where it is the office's turn", () => {
    const since = '2026-01-22';
    expect(times(step('answer-assignment', since, { turn: cairo })).dueOn).toBe('2026-02-01');
    expect(times(step('answer-assignment', since, { turn: { ...cairo, name: 'OTHER' } })).dueOn).toBe('2026-01-29');
  });

  test('is counted in days or months', () => {
    expect(times(step('commission-evaluation', '2026-06-30')).dueOn).toBe('2026-08-29');
    expect(times(step('report-progress', '2026-11-30', { turn: cairo }))).toMatchObject({
      dueOn: '2027-02-28',
      unit: 'days',
      allowed: 90,
    });
  });

  test('is the agreed one', () =>
    expect(times(step('reach-milestone', '2026-02-09', { dueOn: '2026-06-15', turn: cairo }))).toEqual({
      ...{ dueOn: '2026-06-15', unit: 'days', allowed: 126, taken: null },
    }));

  test('is by the standard in force on the day on which the step began', () => {
    const standards: Standards = new Map([
      ['acknowledge', [{ from: '2026-03-01', amount: 2, unit: 'days' }]],
      ['screen', [{ from: '2026-01-01', amount: 1, unit: 'months' }]],
    ]);
    expect(times(step('acknowledge', '2026-02-28'), {}, standards).dueOn).toBe('2026-03-06');
    expect(times(step('acknowledge', '2026-03-01'), {}, standards).dueOn).toBe('2026-03-03');
    expect(times(step('screen', '2026-01-31'), {}, standards).dueOn).toBe('2026-02-28');
  });
});

describe('A clock that stands', () => {
  const screen = (more: Partial<Step> = {}) => step('screen', '2026-01-12', more);
  test('has no due day', () => {
    expect(times(screen()).dueOn).toBe('2026-02-09');
    expect(times(screen(), { question: [{ from: '2026-01-14', to: null }] }).dueOn).toBeNull();
    expect(times(screen(), { interruption: [{ from: '2026-01-14', to: null }] }).dueOn).toBe('2026-02-09');
  });

  test('goes on where it stood', () => {
    const question = [{ from: '2026-01-14', to: '2026-01-28' }];
    expect(times(screen(), { question }).dueOn).toBe('2026-02-23');
    const twice = [...question, { from: '2026-02-02', to: '2026-02-03' }];
    expect(times(screen(), { question: twice }).dueOn).toBe('2026-02-24');
  });

  test('stood for a step only while it was going on', () => {
    const since = '2026-03-02';
    const report = (more: Partial<Step> = {}) => step('report-progress', since, { turn: cairo, ...more });
    const stop = (from: string, to: string | null) => ({ interruption: [{ from, to }] });
    expect(times(report(), stop('2026-02-01', '2026-02-20')).dueOn).toBe('2026-06-02');
    expect(times(report(), stop('2026-02-20', '2026-03-07')).dueOn).toBe('2026-06-07');
    expect(times(report(), stop('2026-02-20', null)).dueOn).toBeNull();
    expect(times(report({ endedOn: '2026-05-04', done: true }), stop('2026-05-01', null))).toMatchObject({
      dueOn: '2026-06-05',
      taken: 60,
    });
  });

  test('does not make a step later that was late before', () => {
    const milestone = step('reach-milestone', '2026-02-09', { dueOn: '2026-06-15', turn: cairo });
    const { dueOn } = times(milestone, { interruption: [{ from: '2026-06-20', to: '2026-07-20' }] });
    expect(daysLate({ dueOn }, '2026-07-22')).toBe(7);
  });
});

describe('The time that a step took', () => {
  const acknowledged = (endedOn: string) => times(step('acknowledge', '2026-01-07', { endedOn, done: true })).taken;
  test('is counted in working days, a day off as the one that follows', () => {
    expect(acknowledged('2026-01-07')).toBe(0);
    expect(acknowledged('2026-01-09')).toBe(2);
    expect(acknowledged('2026-01-10')).toBe(3);
    expect(acknowledged('2026-01-12')).toBe(3);
  });

  test('leaves out the days on which the clock stood', () => {
    const screened = step('screen', '2026-01-12', { endedOn: '2026-02-02', done: true });
    expect(times(screened, { question: [{ from: '2026-01-14', to: '2026-01-28' }] }).taken).toBe(5);
  });

  test('is what was allowed or less just when the step ended by its due day, whatever stood in between', () =>
    fc.assert(
      fc.property(
        fc.constantFrom<StepName>(
          'screen',
          'report-progress',
          'agree-workplan',
          'reach-milestone',
          'complete-delivery',
        ),
        calendarsOfAll,
        stopsWithin,
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 60 }),
        (name, calendar, stops, after, due) => {
          const endedOn = addDays(START, after);
          const agreed = name === 'reach-milestone' || name === 'complete-delivery' ? addDays(START, due) : null;
          const ended = step(name, START, { endedOn, done: true, dueOn: agreed });
          const course = courseWith({ question: stops, interruption: stops });
          const measures = { standards: new Map(), calendars: new Map([['HQ', calendar]]) };
          const { dueOn, allowed, taken } = timesOf({ ...ended, turn: manager }, course, measures);
          expect((taken ?? 0) <= allowed).toBe(endedOn <= (dueOn ?? ''));
          expect(taken).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 1_000 },
    ));
});

const START = '2026-01-05';
const calendarsOfAll: fc.Arbitrary<OfficeCalendar> = fc.record({
  weekend: fc.subarray([...WEEKDAYS], { maxLength: 5 }),
  holidays: fc.uniqueArray(
    fc.integer({ min: 0, max: 250 }).map((days) => ({ day: addDays(START, days), name: 'Holiday' })),
    { selector: ({ day }) => day, maxLength: 20 },
  ),
});
/** In order, as a course has them: none begins before the one before has ended. */
const stopsWithin: fc.Arbitrary<readonly Stop[]> = fc
  .uniqueArray(fc.integer({ min: -20, max: 200 }), { maxLength: 6 })
  .map((days) => {
    const inOrder = days.toSorted((a, b) => a - b).map((one) => addDays(START, one));
    return inOrder.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: inOrder[at + 1] ?? null }] : []));
  });

describe('Lateness', () => {
  test('begins on the day after, in calendar days', () => {
    expect(daysLate({ dueOn: '2026-01-13' }, '2026-01-13')).toBe(0);
    expect(daysLate({ dueOn: '2026-01-13' }, '2026-01-14')).toBe(1);
    expect(daysLate({ dueOn: '2026-01-13' }, '2026-01-01')).toBe(0);
    expect(daysLate({ dueOn: null }, '2026-01-14')).toBe(0);
  });
});
