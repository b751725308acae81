import type { Request } from '../request/request.state.js';
import { NO_COURSE, type Course } from './course.js';
import { type Turn, type StepName } from './steps.js';
import { type Measures, type StepTimes, timesOf } from './step-times.js';

/** A step that somebody waits for. `of`: a milestone's id, where there are several of the step. */
export type OpenStep = Readonly<{
  step: StepName;
  of: string | null;
  since: string;
  turn: Turn;
  noted?: 'due' | 'overdue';
}> &
  Pick<StepTimes, 'dueOn' | 'unit' | 'allowed'>;

/** A step that ended: done, or given up after it was due. */
export type MeasuredStep = Omit<OpenStep, 'dueOn' | 'noted'> &
  Readonly<{ dueOn: string; endedOn: string; done: boolean; taken: number; met: boolean }>;

/**
 * What is waited for from a request, by whom and until when; no clock: a step is late on each day after `dueOn`
 * (`daysLate`), which is null while its clock stands.
 */
export const openSteps = (request: Request, measures: Measures): readonly OpenStep[] =>
  request.phase === 'unknown' ? [] : openStepsOf(request.course ?? NO_COURSE, measures);

export const openStepsOf = (course: Course, measures: Measures): readonly OpenStep[] =>
  course.steps.flatMap((one) => {
    if (one.endedOn !== null) return [];
    const { step, of, since, turn, noted } = one;
    const { dueOn, unit, allowed } = timesOf(one, course, measures);
    return [{ step, of, since, dueOn, unit, allowed, turn, ...(noted && { noted }) }];
  });

/** The steps that ended; what was given up while there was time is not among them. */
export const measuredSteps = (course: Course, measures: Measures): readonly MeasuredStep[] =>
  course.steps.flatMap((one) => {
    const { step, of, since, turn, endedOn, done } = one;
    const { dueOn, unit, allowed, taken } = timesOf(one, course, measures);
    if (endedOn === null || dueOn === null || taken === null) return [];
    const inTime = endedOn <= dueOn;
    if (!done && inTime) return [];
    return [{ step, of, since, dueOn, endedOn, done, unit, allowed, taken, met: done && inTime, turn }];
  });
