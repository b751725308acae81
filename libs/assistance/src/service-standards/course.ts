import { HEADQUARTERS } from '#field-offices';
import { standardOf } from './service-standards.js';
import { STEPS, type StepName, type Turn } from './steps.js';
import type { StepFact } from './step-facts.js';

/** `dueOn`: where it was agreed. `endedOn`: done on that day or, where `done` is false, given up. */
export type Step = Readonly<{
  step: StepName;
  /** Which one, where there are several: a milestone's id. */
  of: string | null;
  since: string;
  dueOn: string | null;
  turn: Turn;
  endedOn: string | null;
  done: boolean;
  /** Whether it was noted that it is due, or overdue. */
  noted?: 'due' | 'overdue';
}>;

/** Days on which a clock stood: after `from`, up to and including `to`; null: it stands. */
export type Stop = Readonly<{ from: string; to: string | null }>;

/** How a request went, and goes on, step by step; a question stops one kind of clock, an interruption the other. */
export type Course = Readonly<{
  steps: readonly Step[];
  stops: Readonly<{ question: readonly Stop[]; interruption: readonly Stop[] }>;
  requester: Turn;
  /** At work, or last at work. */
  officeCode: string | null;
  suspended: boolean;
  /** Work had begun, and another office is sought. */
  handedOver: boolean;
}>;

export const NO_COURSE: Course = {
  steps: [],
  stops: { question: [], interruption: [] },
  requester: { kind: 'programme-manager', name: null },
  officeCode: null,
  suspended: false,
  handedOver: false,
};

export const courseAfter = (before: Course, fact: StepFact): Course => {
  const course = withClocks(before, fact);
  const steps = course.steps.flatMap((step) => stepAfter(step, course, fact) ?? []);
  return { ...course, steps: [...steps, ...begun({ ...course, steps }, before, fact)] };
};

const ENDS: readonly StepFact['type'][] = ['RequestDeclined', 'RequestClosed', 'RequestCancelled', 'RequestWithdrawn'];

const withClocks = (before: Course, { type, on, requester, officeCode }: StepFact): Course => {
  const course = { ...before, requester: requester ?? before.requester };
  const { question } = course.stops;
  if (type === 'InformationRequested')
    return { ...course, stops: { ...course.stops, question: stopped(question, on) } };
  if (type === 'InformationProvided')
    return { ...course, stops: { ...course.stops, question: startedAgain(question, on) } };
  if (type === 'DeliverySuspended') return interrupted({ ...course, suspended: true }, on);
  if (type === 'DeliveryResumed') return interrupted({ ...course, suspended: false }, on);
  if (type === 'FieldOfficeAssigned') return interrupted({ ...course, handedOver: course.officeCode !== null }, on);
  if (type === 'AssignmentAccepted')
    return interrupted({ ...course, officeCode: officeCode ?? null, handedOver: false }, on);
  return course;
};

const interrupted = (course: Course, on: string): Course => {
  const { interruption } = course.stops;
  const stands = course.suspended || course.handedOver;
  return { ...course, stops: { ...course.stops, interruption: (stands ? stopped : startedAgain)(interruption, on) } };
};

const stopped = (stops: readonly Stop[], from: string): readonly Stop[] =>
  stops.at(-1)?.to === null ? stops : [...stops, { from, to: null }];

const startedAgain = (stops: readonly Stop[], to: string): readonly Stop[] =>
  stops.map((stop) => (stop.to === null ? { ...stop, to } : stop));

/** The step as it stands after the fact; null: it is no step any more, since the workplan was changed. */
const stepAfter = (step: Step, course: Course, fact: StepFact): Step | null => {
  const { type, on } = fact;
  if (type === 'MilestoneReached') return reached(step, fact);
  if (step.endedOn !== null) return step;
  if (fact.noted) return noted(step, fact);
  const { until, unless } = standardOf(step.step);
  if (type === 'ProgressReported' && step.step === 'report-progress' && (fact.reportedTo ?? on) <= step.since)
    return step; // of an earlier time
  if (until.includes(type)) return { ...step, endedOn: on, done: true };
  if (unless.includes(type) || ENDS.includes(type)) return { ...step, endedOn: on, done: false };
  if (type === 'WorkplanAgreed') return planned(step, fact);
  if (type === 'AssignmentAccepted' && step.turn.kind === 'field-office')
    return { ...step, turn: { kind: 'field-office', name: course.officeCode } };
  return step;
};

/** A milestone may be told of after completion. */
const reached = (step: Step, { milestoneId, on }: StepFact): Step =>
  step.step === 'reach-milestone' && step.of === milestoneId && !step.done
    ? { ...step, endedOn: on, done: true }
    : step;

const noted = (one: Step, { type, noted: told }: StepFact): Step =>
  one.step === told?.step && one.of === told.of && one.since === told.since
    ? { ...one, noted: NOTED[type] ?? 'due' }
    : one;

const NOTED: Readonly<Partial<Record<StepFact['type'], 'due' | 'overdue'>>> = {
  StepFellDue: 'due',
  StepBecameOverdue: 'overdue',
};

/** Another workplan moves what is due by it. */
const planned = (step: Step, { dueOn, milestones = [] }: StepFact): Step | null => {
  if (step.step === 'complete-delivery') return movedTo(step, dueOn ?? step.dueOn);
  if (step.step !== 'reach-milestone') return step;
  const milestone = milestones.find(({ milestoneId }) => milestoneId === step.of);
  return milestone ? movedTo(step, milestone.dueOn) : null;
};

/** Of another day it is to be noted again. */
const movedTo = (step: Step, dueOn: string | null): Step => {
  const { noted: _, ...unnoted } = step;
  return dueOn === step.dueOn ? step : { ...unnoted, dueOn };
};

const begun = (course: Course, before: Course, fact: StepFact): readonly Step[] =>
  STEPS.filter((step) => standardOf(step).from.includes(fact.type)).flatMap((step) => {
    if (step === 'reach-milestone') return milestonesBegun(course, fact);
    if (isOpen(course, step) || !begins(step, course, before, fact)) return [];
    const since = fact.reportedTo ?? fact.on;
    return [{ step, of: null, since, dueOn: fact.dueOn ?? null, turn: turnOf(step, course, fact), ...OPEN }];
  });

const begins = (step: StepName, course: Course, before: Course, { type, officeCode }: StepFact): boolean => {
  if (step === 'answer-assignment') return officeCode !== HEADQUARTERS; // which accepts at once
  if (step === 'agree-workplan') return !course.steps.some((one) => one.step === step && one.done);
  if (type === 'ProgressReported') return isOpen(before, step); // after completion there is no next one
  return true;
};

const milestonesBegun = (course: Course, { on, milestones = [] }: StepFact): readonly Step[] =>
  milestones
    .filter(({ milestoneId }) => !course.steps.some(({ step, of }) => step === 'reach-milestone' && of === milestoneId))
    .map(({ milestoneId, dueOn }) => {
      const turn = { kind: 'field-office', name: course.officeCode } as const;
      return { step: 'reach-milestone', of: milestoneId, since: on, dueOn, turn, ...OPEN };
    });

const OPEN = { endedOn: null, done: false } as const;

const isOpen = ({ steps }: Course, name: StepName): boolean =>
  steps.some(({ step, endedOn }) => step === name && endedOn === null);

const turnOf = (step: StepName, course: Course, { officeCode, evaluator }: StepFact): Turn => {
  const { turn } = standardOf(step);
  switch (turn) {
    case 'requester':
      return course.requester;
    case 'field-office':
      return { kind: turn, name: officeCode ?? course.officeCode };
    case 'evaluator':
      return { kind: turn, name: evaluator ?? null };
    case 'programme-manager':
    case 'finance-officer':
      return { kind: turn, name: null };
  }
};
