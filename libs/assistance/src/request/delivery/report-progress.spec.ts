import { describe, test } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import type { RequestEvent } from '../request.events.js';
import { request } from '../request.decider.js';
import { events, until } from '../request-events.samples.js';
import { on, report, requestId, today } from '../request.samples.js';
import { ReportProgress } from './delivery.commands.js';

type Report = typeof report;
const tell = (change: Partial<Report> = {}, day = today) =>
  new ReportProgress({ requestId, ...report, ...change }, on(day));
const told = (change: Partial<Report> = {}, officeCode = 'ROEA'): RequestEvent => ({
  type: 'ProgressReported',
  data: { requestId, ...report, ...change, officeCode },
});
const delivering = given(request, ...until.delivery);

describe('A progress report', () => {
  test('tells what the office did in a time', () => delivering.when(tell()).then(told()));

  test('told again changes nothing, and is refused in other words under the same id', () => {
    given(request, ...until.delivery, told())
      .when(tell())
      .then();
    given(request, ...until.delivery, told())
      .when(tell({ summary: 'Other' }))
      .thenRefused('FactIdReused', { field: 'reportId' });
    given(request, ...until.closed.slice(0, -2), told(), events.EvaluationWaived, events.RequestClosed)
      .when(tell())
      .then();
  });

  test('comes also while delivery is suspended, and after it was completed', () => {
    given(request, ...until.delivery, events.DeliverySuspended)
      .when(tell())
      .then(told());
    given(request, ...until.evaluation)
      .when(tell())
      .then(told());
  });

  test('is of the office that worked then', () => {
    const { FieldOfficeAssigned, AssignmentAccepted } = events;
    const sought: RequestEvent = {
      type: 'FieldOfficeAssigned',
      data: { ...FieldOfficeAssigned.data, officeCode: 'ROWCA', assignedOn: '2026-05-02', reassignedFrom: 'ROEA' },
    };
    const taken: RequestEvent = {
      type: 'AssignmentAccepted',
      data: { ...AssignmentAccepted.data, officeCode: 'ROWCA', acceptedOn: '2026-05-03' },
    };
    const takenOver = given(request, ...until.delivery, sought, taken);
    takenOver.when(tell()).then(told());
    takenOver.when(tell({ to: '2026-05-04' })).then(told({ to: '2026-05-04' }, 'ROWCA'));
  });

  test('covers days in order, from the acceptance to the day on which it is told, which is not in the future', () => {
    delivering.when(tell({ from: '2026-01-11' })).thenRefused('InvalidInput', { field: 'from' });
    delivering.when(tell({ to: '2026-02-01' })).thenRefused('InvalidInput', { field: 'to' });
    delivering.when(tell({ reportedOn: '2026-04-29' })).thenRefused('InvalidInput', { field: 'reportedOn' });
    delivering.when(tell({}, '2026-05-03')).thenRefused('InvalidInput', { field: 'reportedOn' });
    delivering.when(tell({ from: '2026-02-30' })).thenRefused('InvalidInput', { field: 'from' });
  });

  test('says something, under an id', () => {
    for (const summary of ['', 'x'.repeat(20_001)])
      delivering.when(tell({ summary })).thenRefused('InvalidInput', { field: 'summary' });
    delivering.when(tell({ reportId: '' })).thenRefused('InvalidInput', { field: 'reportId' });
  });
});
