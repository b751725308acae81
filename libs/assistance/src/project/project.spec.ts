import { describe, expect, test } from '@jest/globals';
import { type Recorded, stateAfter } from '#event-sourcing';
import { expenditureEvents } from '../request/delivery/expenditure-events.samples.js';
import { events, until } from '../request/request-events.samples.js';
import type { RequestEvent } from '../request/request.events.js';
import { requestFold } from '../request/request.evolve.js';
import { activity } from '../request/request.samples.js';
import { budgetOf } from './budget-lines.js';
import { projectOf } from './project-of.js';

const recorded = (told: readonly RequestEvent[]): readonly Recorded<RequestEvent>[] =>
  told.map((event, revision) => ({ ...event, revision }) as Recorded<RequestEvent>); // no more of it is read
const project = (...more: readonly RequestEvent[]) =>
  projectOf(recorded([...until.delivery, events.WorkplanAgreed, ...more]));
const budget = (...told: readonly RequestEvent[]) => budgetOf(stateAfter(requestFold, told));

describe('A project', () => {
  test('has each question with its answer', () => {
    const { submission, questions } = projectOf(
      recorded([
        events.RequestSubmitted,
        events.InformationRequested,
        events.InformationProvided,
        events.InformationRequested,
      ]),
    );
    expect(submission).toMatchObject({ title: 'A law on organized crime' });
    expect(questions).toEqual([
      { question: 'Which courts?', askedOn: '2026-01-07', answer: 'All', providedOn: '2026-01-09' },
      { question: 'Which courts?', askedOn: '2026-01-07', answer: null, providedOn: null },
    ]);
  });

  test('shows an activity as it was corrected, and what was told before', () => {
    const { activities } = project(events.ActivityDelivered, events.ActivityCorrected);
    expect(activities).toMatchObject([
      {
        activityId: 'activity-1',
        participants: { female: 13, male: 9, notStated: 0 },
        corrections: [{ reason: 'One was counted as not stated', before: activity }],
      },
    ]);
  });

  test('keeps what was reached and measured when the workplan is agreed again', () => {
    const { milestones, indicators } = project(
      events.MilestoneReached,
      events.IndicatorMeasured,
      events.WorkplanAgreed,
    );
    expect(milestones).toEqual([expect.objectContaining({ milestoneId: 'm1', reachedOn: '2026-06-11' })]);
    expect(indicators.map(({ measurements }) => measurements.length)).toEqual([1, 0]);
  });

  test('tells what of an expenditure was reversed, and who pays it', () => {
    const { expenditures } = project(expenditureEvents.ExpenditureRecorded, expenditureEvents.ExpenditureReversed);
    const { inBudget, reason } = expenditureEvents.ExpenditureReversed.data;
    expect(expenditures).toMatchObject([{ reversedInBudget: inBudget, reversals: [{ reason }] }]);
  });

  test('has each recommendation with the response to it', () => {
    const { evaluation, lessons } = project(
      events.EvaluationCommissioned,
      events.EvaluationSubmitted,
      events.ManagementResponseRecorded,
      events.LessonRecorded,
    );
    expect(evaluation).toMatchObject({
      commissioned: { dueOn: '2026-09-15' },
      report: {
        recommendations: [{ response: { response: 'partly-accepted' } }, { response: { response: 'not-accepted' } }],
      },
    });
    expect(lessons).toHaveLength(1);
  });
});

describe('A budget by line', () => {
  test('is not there before the request is accepted', () => {
    expect(budget(...until.intake)).toBeNull();
  });

  test.each([
    ['reserved', [...until.funding, events.ResourcesReserved]],
    ['committed', until.assignment],
    ['in delivery', [...until.delivery, expenditureEvents.ExpenditureRecorded]],
    ['cancelled', until.cancelled],
    ['winding down', until['winding-down']],
  ] as const)('adds up to what the request holds when it is %s', (_, told) => {
    const { lines = [] } = budget(...told) ?? {};
    const sum = (figure: 'reserved' | 'committed' | 'spent'): number =>
      lines.reduce((all, one) => all + one[figure], 0);
    const last = told.findLast(({ data }) => 'figures' in data);
    const { figures } = (last?.data ?? {}) as Readonly<{ figures: Record<string, number> }>;
    expect({ reserved: sum('reserved'), committed: sum('committed'), spent: sum('spent') }).toEqual(figures);
  });
});
