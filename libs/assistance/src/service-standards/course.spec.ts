import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stateAfter } from '#event-sourcing';
import type { RequestEvent } from '../request/request.events.js';
import { events, until } from '../request/request-events.samples.js';
import { requestFold } from '../request/request.evolve.js';
import { requestId, submission, workplan } from '../request/request.samples.js';
import { addDays } from '../request/working-days.js';
import { type Course, NO_COURSE, type Step, courseAfter } from './course.js';
import type { StepName } from './steps.js';
import { stepFactOf } from './step-facts.js';

const courseOf = (...history: readonly RequestEvent[]): Course =>
  history.flatMap((event) => stepFactOf(event) ?? []).reduce(courseAfter, NO_COURSE);
const stepsOf = (...history: readonly RequestEvent[]) => courseOf(...history).steps;
const open = (...history: readonly RequestEvent[]) =>
  stepsOf(...history)
    .filter(({ endedOn }) => endedOn === null)
    .map(({ step }) => step);
const last = (name: StepName, ...history: readonly RequestEvent[]): Step | undefined =>
  stepsOf(...history).findLast(({ step }) => step === name);
const assigned = (officeCode: string, assignedOn: string, reassignedFrom: string | null = null): RequestEvent => ({
  type: 'FieldOfficeAssigned',
  data: { requestId, officeCode, assignedOn, reason: null, ranking: [], reassignedFrom },
});
const accepted = (officeCode: string, acceptedOn: string): RequestEvent => ({
  type: 'AssignmentAccepted',
  data: { requestId, officeCode, acceptedOn },
});
const reported = (to: string, reportedOn: string): RequestEvent => ({
  type: 'ProgressReported',
  data: { ...events.ProgressReported.data, to, reportedOn },
});
const planned = (change: Partial<typeof workplan>): RequestEvent => ({
  type: 'WorkplanAgreed',
  data: { requestId, ...workplan, ...change },
});
const ENDS = new Set(['RequestDeclined', 'RequestClosed', 'RequestCancelled', 'RequestWithdrawn']);
const days = fc.integer({ min: 0, max: 300 }).map((count) => addDays('2026-01-05', count));
const roea = { kind: 'field-office', name: 'ROEA' };

describe('What is waited for in intake', () => {
  test('is the acknowledgement and the screening, from the manager', () => {
    expect(open(...until.intake)).toEqual(['acknowledge', 'screen']);
    expect(open(...until.intake, events.RequestAcknowledged)).toEqual(['screen']);
    expect(last('acknowledge', ...until.intake, events.RequestAcknowledged)).toEqual({
      ...{ step: 'acknowledge', of: null, since: '2026-01-05', dueOn: null, done: true, endedOn: '2026-01-06' },
      turn: { kind: 'programme-manager', name: null },
    });
  });

  test('is the answer of the State, after a question, which also acknowledges', () => {
    const asked = [...until.intake, events.InformationRequested];
    expect(open(...asked)).toEqual(['screen', 'provide-information']);
    expect(last('provide-information', ...asked)?.turn).toEqual({ kind: 'state', name: 'KE' });
    expect(courseOf(...asked).stops.question).toEqual([{ from: '2026-01-07', to: null }]);
    const answered = [...asked, events.InformationProvided];
    expect(open(...answered)).toEqual(['screen']);
    expect(courseOf(...answered).stops.question).toEqual([{ from: '2026-01-07', to: '2026-01-09' }]);
  });

  test.each([
    [{ kind: 'regional-body', name: 'African Union' } as const, { kind: 'regional-body', name: 'African Union' }],
    [{ kind: 'centre' } as const, { kind: 'programme-manager', name: null }],
  ])('is the answer of who asks: %j', (origin, turn) => {
    const submitted: RequestEvent = { type: 'RequestSubmitted', data: { ...submission, origin } };
    expect(last('provide-information', submitted, events.InformationRequested)?.turn).toEqual(turn);
  });

  test('ends with the decision, and a question that was not answered is given up', () => {
    expect(open(...until.funding)).toEqual([]);
    const declined = [...until.intake, events.InformationRequested, events.RequestDeclined];
    expect(open(...declined)).toEqual([]);
    expect(last('screen', ...declined)).toMatchObject({ done: true });
    expect(last('provide-information', ...declined)).toMatchObject({ done: false, endedOn: '2026-01-12' });
  });
});

describe('What is waited for in funding', () => {
  const reserved = [...until.funding, events.ResourcesReserved];
  test('is the confirmation, until the last day of the reservation', () => {
    expect(last('confirm-funding', ...reserved)).toMatchObject({ since: '2026-01-13', dueOn: '2026-02-12' });
    expect(open(...until.assignment)).toEqual(['assign-office']);
  });

  test('is given up when the reservation lapses or is revoked, and begins anew', () => {
    for (const event of [events.ReservationLapsed, events.ReservationRevoked]) {
      expect(last('confirm-funding', ...reserved, event)).toMatchObject({ done: false });
      expect(open(...reserved, event, events.ResourcesReserved)).toEqual(['confirm-funding']);
    }
  });
});

describe('What is waited for in assignment', () => {
  const asked = [...until.assignment, assigned('ROEA', '2026-01-26')];
  test('is an office, and then its answer', () => {
    expect(open(...asked)).toEqual(['answer-assignment']);
    expect(last('answer-assignment', ...asked)?.turn).toEqual(roea);
  });

  test('is no answer of headquarters', () =>
    expect(open(...until.assignment, assigned('HQ', '2026-01-26'))).toEqual([]));

  test('is another office, when one declines or does not answer', () => {
    expect(open(...asked, events.AssignmentDeclined)).toEqual(['assign-office']);
    expect(open(...asked, events.AssignmentEscalated)).toEqual(['answer-assignment', 'assign-office']);
    expect(open(...asked, events.AssignmentEscalated, events.AssignmentDeclined)).toEqual(['assign-office']);
    const another = [...asked, events.AssignmentEscalated, assigned('ROWCA', '2026-02-04')];
    expect(open(...another)).toEqual(['answer-assignment']);
    expect(stepsOf(...another).filter(({ step }) => step === 'answer-assignment')).toMatchObject([
      { turn: roea, endedOn: '2026-02-04', done: false },
      { turn: { name: 'ROWCA' }, endedOn: null },
    ]);
    expect(open(...asked, events.AssignmentEscalated, events.AssignmentAccepted)).not.toContain('assign-office');
  });
});

describe('What is waited for in delivery', () => {
  test('is a workplan, and a report each quarter', () => {
    expect(open(...until.delivery)).toEqual(['agree-workplan', 'report-progress']);
    expect(last('agree-workplan', ...until.delivery)?.turn).toEqual(roea);
  });

  test('is, once there is a workplan, each of its milestones and its end', () => {
    const agreed = [...until.delivery, events.WorkplanAgreed];
    expect(open(...agreed)).toEqual(['report-progress', 'reach-milestone', 'complete-delivery']);
    expect(last('reach-milestone', ...agreed)).toMatchObject({ of: 'm1', dueOn: '2026-06-15', turn: roea });
    expect(last('complete-delivery', ...agreed)).toMatchObject({ dueOn: '2026-06-15' });
    expect(open(...agreed, events.MilestoneReached)).toEqual(['report-progress', 'complete-delivery']);
  });

  test('moves with another workplan, and what is not in it any more is not waited for', () => {
    const milestones = [{ milestoneId: 'm1', title: 'Law', dueOn: '2026-09-30' }];
    const moved = [...until.delivery, events.WorkplanAgreed, planned({ agreedOn: '2026-03-01', milestones })];
    expect(last('reach-milestone', ...moved)).toMatchObject({ since: '2026-02-09', dueOn: '2026-09-30' });
    expect(last('complete-delivery', ...moved)).toMatchObject({ since: '2026-02-09', dueOn: '2026-09-30' });
    const without = [...until.delivery, events.WorkplanAgreed, planned({ milestones: [] })];
    expect(last('reach-milestone', ...without)).toBeUndefined();
    expect(last('complete-delivery', ...without)).toMatchObject({ dueOn: '2026-05-08' });
    const again = [...until.delivery, events.WorkplanAgreed, events.MilestoneReached, planned({ milestones })];
    expect(open(...again)).not.toContain('reach-milestone');
  });

  test('is the next report from the last day that the one before covers', () => {
    const first = [...until.delivery, reported('2026-04-30', '2026-05-04')];
    expect(stepsOf(...first).filter(({ step }) => step === 'report-progress')).toMatchObject([
      { since: '2026-02-02', endedOn: '2026-05-04', done: true },
      { since: '2026-04-30', endedOn: null },
    ]);
    expect(last('report-progress', ...first, reported('2026-03-31', '2026-05-05'))).toMatchObject({
      since: '2026-04-30',
      endedOn: null,
    });
  });

  test('ends with delivery: a last report is no longer waited for, a milestone may still be told', () => {
    const completed = [...until.delivery, events.WorkplanAgreed, events.DeliveryCompleted];
    expect(open(...completed)).toEqual(['commission-evaluation']);
    expect(open(...completed, reported('2026-06-30', '2026-07-02'))).toEqual(['commission-evaluation']);
    expect(last('reach-milestone', ...completed)).toMatchObject({ done: false, endedOn: '2026-06-30' });
    expect(last('reach-milestone', ...completed, events.MilestoneReached)).toMatchObject({
      done: true,
      endedOn: '2026-06-11',
    });
  });

  test('stands still while it is suspended or another office is sought', () => {
    const { DeliverySuspended, DeliveryResumed } = events;
    const running = [...until.delivery, events.WorkplanAgreed];
    const stops = (...more: RequestEvent[]) => courseOf(...running, ...more).stops.interruption;
    expect(stops(DeliverySuspended)).toEqual([{ from: '2026-04-06', to: null }]);
    expect(stops(DeliverySuspended, DeliveryResumed)).toEqual([{ from: '2026-04-06', to: '2026-04-20' }]);
    const sought = assigned('ROWCA', '2026-04-10', 'ROEA');
    expect(stops(sought, accepted('ROWCA', '2026-04-15'))).toEqual([{ from: '2026-04-10', to: '2026-04-15' }]);
    expect(stops(DeliverySuspended, sought, accepted('ROWCA', '2026-04-15'), DeliveryResumed)).toEqual([
      { from: '2026-04-06', to: '2026-04-20' },
    ]);
  });

  test('is waited for from the office that takes over', () => {
    const { WorkplanAgreed } = events;
    const sought = [...until.delivery, WorkplanAgreed, assigned('ROWCA', '2026-04-10', 'ROEA')];
    expect(open(...sought)).toEqual(['reach-milestone', 'complete-delivery', 'answer-assignment']);
    const taken = [...sought, accepted('ROWCA', '2026-04-15')];
    expect(open(...taken)).toEqual(['reach-milestone', 'complete-delivery', 'report-progress']);
    const offices = stepsOf(...taken).flatMap(({ turn, endedOn }) => (endedOn === null ? [turn.name] : []));
    expect(offices).toEqual(['ROWCA', 'ROWCA', 'ROWCA']);
    const withoutPlan = [...until.delivery, assigned('ROWCA', '2026-04-10', 'ROEA'), accepted('ROWCA', '2026-04-15')];
    expect(open(...withoutPlan)).toEqual(['agree-workplan', 'report-progress']);
  });
});

describe('What is waited for in evaluation', () => {
  const { EvaluationCommissioned, EvaluationSubmitted, ManagementResponseRecorded, EvaluationWaived } = events;
  const commissioned = [...until.evaluation, EvaluationCommissioned];
  test('is who evaluates, the report, the response, the end', () => {
    expect(open(...until.evaluation)).toEqual(['commission-evaluation']);
    expect(open(...commissioned)).toEqual(['submit-evaluation']);
    expect(last('submit-evaluation', ...commissioned)).toMatchObject({
      dueOn: '2026-09-15',
      turn: { kind: 'evaluator', name: 'Institute for Evaluation' },
    });
    expect(open(...commissioned, EvaluationSubmitted)).toEqual(['respond-to-evaluation']);
    expect(open(...commissioned, EvaluationSubmitted, ManagementResponseRecorded)).toEqual(['close']);
    expect(open(...until.evaluation, EvaluationWaived)).toEqual(['close']);
  });

  test('is another evaluator, when the first one withdraws', () => {
    const again = { ...EvaluationCommissioned, data: { ...EvaluationCommissioned.data, dueOn: '2026-12-01' } };
    const steps = stepsOf(...commissioned, again).filter(({ step }) => step === 'submit-evaluation');
    expect(steps).toMatchObject([
      { dueOn: '2026-09-15', done: false },
      { dueOn: '2026-12-01', endedOn: null },
    ]);
  });
});

describe('Nothing is waited for', () => {
  test.each(['declined', 'closed', 'cancelled', 'withdrawn'] as const)('from a request that is %s', (phase) => {
    expect(open(...until[phase])).toEqual([]);
  });
});

test('A course has each step open once at most, and none after the end, whatever happens', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.values(events)), days), { maxLength: 60 }), (happened) => {
      let course = NO_COURSE;
      for (const [event, on] of happened) {
        const fact = stepFactOf(event);
        if (!fact) continue;
        course = courseAfter(course, { ...fact, on });
        const names = course.steps.flatMap(({ step, of, endedOn }) => (endedOn === null ? [`${step} ${of}`] : []));
        expect(names).toEqual([...new Set(names)]);
        const standing = Object.values(course.stops).map((stops) => stops.slice(0, -1).filter(({ to }) => to === null));
        expect(standing).toEqual([[], []]);
        expect(ENDS.has(event.type) && names.length > 0).toBe(false);
      }
    }),
    { numRuns: 500 },
  ));

test('A request keeps its course', () => {
  for (const history of Object.values(until)) {
    const state = stateAfter(requestFold, history);
    expect('course' in state ? state.course : NO_COURSE).toEqual(courseOf(...history));
  }
});
