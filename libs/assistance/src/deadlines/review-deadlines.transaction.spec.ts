import { describe, expect, test } from '@jest/globals';
import type { Event } from '#event-sourcing';
import { events, until } from '../request/request-events.samples.js';
import { loadFrom, on, requestId } from '../request/request.samples.js';
import { requestStream } from '../request/request.state.js';
import { ReviewDeadlines } from './deadlines.commands.js';
import { REVIEWED_AT_ONCE, reviewDeadlines } from './review-deadlines.transaction.js';

type History = Readonly<Record<string, readonly Event[]>>;

const review = (day: string, history: History, due: readonly string[] = [requestId]) =>
  reviewDeadlines(() => Promise.resolve(due))(new ReviewDeadlines({ dueOn: day }, on(day)), loadFrom(history));
const stream = requestStream(requestId);
const submitted = { [stream]: [events.RequestSubmitted] };
const noted = async (...asked: Parameters<typeof review>) => {
  const { appends } = await review(...asked);
  return appends.find((one) => one.stream === stream)?.events ?? [];
};

/** Submitted on 5 January 2026, a Monday: to be acknowledged within five working days. */
describe('A review of deadlines', () => {
  test('notes nothing of what is in time', async () => {
    expect(await review('2026-01-09', submitted)).toEqual({
      appends: [
        {
          stream: 'deadlines',
          events: [{ type: 'DeadlinesReviewed', data: { reviewedOn: '2026-01-09', noted: 0, complete: true } }],
        },
      ],
      answer: { noted: 0, complete: true },
    });
  });

  test('notes what is due on its last day, with whose turn it is', async () => {
    expect(await noted('2026-01-12', submitted)).toEqual([
      {
        type: 'StepFellDue',
        data: {
          requestId,
          step: 'acknowledge',
          of: null,
          since: '2026-01-05',
          dueOn: '2026-01-12',
          turn: { kind: 'programme-manager', name: null },
          notedOn: '2026-01-12',
        },
      },
    ]);
  });

  test('notes each once: that it is due, and that it is overdue', async () => {
    const due = { [stream]: [events.RequestSubmitted, events.StepFellDue] };
    expect(await noted('2026-01-12', due)).toEqual([]);
    expect(await noted('2026-01-13', due)).toMatchObject([
      { type: 'StepBecameOverdue', data: { step: 'acknowledge' } },
    ]);
    const overdue = { [stream]: [events.RequestSubmitted, events.StepFellDue, events.StepBecameOverdue] };
    expect(await noted('2026-01-14', overdue)).toEqual([]);
  });

  test('keeps to holidays, and to standards as they are set', async () => {
    const holidays = [{ day: '2026-01-12', name: 'A holiday' }];
    const calendar = {
      type: 'FieldOfficeCalendarSet',
      data: { code: 'HQ', weekend: ['saturday', 'sunday'], holidays },
    };
    const opened = {
      type: 'FieldOfficeOpened',
      data: {
        code: 'HQ',
        name: 'Headquarters',
        hostCountry: 'AT',
        covers: [],
        themes: [],
        languages: [],
        capacity: 5,
        openedOn: '2020-01-01',
      },
    };
    expect(await noted('2026-01-12', { ...submitted, 'field-office-HQ': [opened, calendar] })).toEqual([]);
    const standard = {
      type: 'ServiceStandardSet',
      data: { step: 'acknowledge', amount: 2, unit: 'working-days', from: '2026-01-01', reason: 'Faster' },
    };
    expect(await noted('2026-01-08', { ...submitted, 'service-standards': [standard] })).toMatchObject([
      { type: 'StepBecameOverdue', data: { dueOn: '2026-01-07' } },
    ]);
  });

  test('escalates an office that has not answered in time', async () => {
    const assigned = [...until.assignment, events.FieldOfficeAssigned];
    const [overdue, escalated] = await noted('2026-06-01', { [stream]: assigned });
    expect(overdue).toMatchObject({ type: 'StepBecameOverdue', data: { step: 'answer-assignment' } });
    const { officeCode, assignedOn } = events.FieldOfficeAssigned.data;
    expect(escalated).toEqual({
      type: 'AssignmentEscalated',
      data: { requestId, officeCode, escalatedOn: '2026-06-01', unansweredSince: assignedOn },
    });
  });

  test('notes a milestone again when its day is moved', async () => {
    const [milestone] = events.WorkplanAgreed.data.milestones;
    const { milestoneId = '', dueOn = '' } = milestone ?? {};
    const atWork = [...until.delivery, events.WorkplanAgreed];
    const first = (await noted(dueOn, { [stream]: atWork })).filter(({ type }) => type === 'StepFellDue') as Event<
      string,
      { step: string; of: string }
    >[];
    expect(first.map(({ data }) => [data.step, data.of])).toContainEqual(['reach-milestone', milestoneId]);
    const moved = {
      ...events.WorkplanAgreed,
      data: { ...events.WorkplanAgreed.data, milestones: [{ milestoneId, title: 'Moved', dueOn: '2026-12-01' }] },
    };
    const again = await noted('2026-12-01', { [stream]: [...atWork, ...(first as never[]), moved] });
    expect(again).toContainEqual(
      expect.objectContaining({
        type: 'StepFellDue',
        data: expect.objectContaining({ of: milestoneId, dueOn: '2026-12-01' }),
      }),
    );
  });

  test('goes on in the next review where there is more than one append holds', async () => {
    const ids = Array.from({ length: REVIEWED_AT_ONCE + 1 }, (_, index) => `TA-2026-${String(index).padStart(6, '0')}`);
    const all = Object.fromEntries(
      ids.map((id) => [
        requestStream(id),
        [{ ...events.RequestSubmitted, data: { ...events.RequestSubmitted.data, requestId: id } }],
      ]),
    );
    const { appends, answer } = await review('2026-01-12', all, ids);
    expect(answer).toEqual({ noted: REVIEWED_AT_ONCE, complete: false });
    expect(appends).toHaveLength(REVIEWED_AT_ONCE + 1);
  });
});
