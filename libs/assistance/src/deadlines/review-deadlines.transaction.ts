import { type Decision, type Load, type StreamEvents, type Transaction, dayOf, requireNotAfter } from '#event-sourcing';
import { calendarOf, fieldOfficeFold, fieldOfficeStream, HEADQUARTERS } from '#field-offices';
import { requestFold } from '../request/request.evolve.js';
import type { RequestEvent } from '../request/request.events.js';
import { type Request, requestStream } from '../request/request.state.js';
import { openSteps } from '../service-standards/open-steps.js';
import { SERVICE_STANDARDS_STREAM, standardsFold } from '../service-standards/standards.state.js';
import type { Calendars, Measures } from '../service-standards/step-times.js';
import type { ReviewDeadlines } from './deadlines.commands.js';
import type { DeadlinesReviewed } from './deadlines.events.js';
import { DEADLINES, deadlinesFold } from './deadlines.state.js';
import type { DueRequests } from './due-requests.js';
import { noteworthy } from './noteworthy.js';

/** So many requests are noted in one append. */
export const REVIEWED_AT_ONCE = 50;

/**
 * Notes once of each step that it is due, and once that it is overdue; an office that has not answered in time is
 * escalated. Answers `{ noted, complete }`: where it is not complete, the next review goes on.
 */
export const reviewDeadlines =
  (dueRequests: DueRequests): Transaction<ReviewDeadlines> =>
  async (command, load): Promise<Decision> => {
    const on = dayOf(command);
    requireNotAfter('dueOn', command.data.dueOn, on);
    await load.state(deadlinesFold, DEADLINES);
    const due = await dueRequests(on);
    const reviewed = due.slice(0, REVIEWED_AT_ONCE);
    const requests = await Promise.all(
      reviewed.map(async (requestId) => load.state(requestFold, requestStream(requestId))),
    );
    const measures = await measuresFor(requests, load);
    const appends = requests.flatMap((request, index): StreamEvents[] => {
      const requestId = reviewed[index] ?? '';
      const events = notedOf(request, requestId, measures, on);
      return events.length === 0 ? [] : [{ stream: requestStream(requestId), events }];
    });
    const noted = appends.length;
    // What the read model knew was noted since: there is nothing left that another round would find.
    const complete = due.length <= REVIEWED_AT_ONCE || noted === 0;
    const review: DeadlinesReviewed = { type: 'DeadlinesReviewed', data: { reviewedOn: on, noted, complete } };
    return { appends: [{ stream: DEADLINES, events: [review] }, ...appends], answer: { noted, complete } };
  };

const notedOf = (request: Request, requestId: string, measures: Measures, on: string): readonly RequestEvent[] =>
  openSteps(request, measures).flatMap((open): RequestEvent[] => {
    const type = noteworthy(open, on);
    if (type === null || open.dueOn === null) return [];
    const { step, of, since, dueOn, turn } = open;
    const noted: RequestEvent = { type, data: { requestId, step, of, since, dueOn, turn, notedOn: on } };
    const awaited = request.phase === 'assignment' ? request.assignment : null;
    if (type !== 'StepBecameOverdue' || step !== 'answer-assignment' || !awaited || awaited.escalated) return [noted];
    const { officeCode, assignedOn: unansweredSince } = awaited;
    return [noted, { type: 'AssignmentEscalated', data: { requestId, officeCode, escalatedOn: on, unansweredSince } }];
  });

/** The standards, and the calendars of headquarters and of the offices whose turn it is. */
const measuresFor = async (requests: readonly Request[], load: Load): Promise<Measures> => {
  const standards = await load.state(standardsFold, SERVICE_STANDARDS_STREAM);
  const courses = requests.flatMap((request) => (request.phase === 'unknown' ? [] : (request.course ?? [])));
  const turns = courses.flatMap(({ steps }) => steps.flatMap(({ turn, endedOn }) => (endedOn === null ? turn : [])));
  const offices = turns.flatMap(({ kind, name }) => (kind === 'field-office' && name !== null ? [name] : []));
  const calendars: Calendars = new Map(
    await Promise.all(
      [...new Set([HEADQUARTERS, ...offices])].map(
        async (code) => [code, calendarOf(await load.state(fieldOfficeFold, fieldOfficeStream(code)))] as const,
      ),
    ),
  );
  return { standards, calendars };
};
