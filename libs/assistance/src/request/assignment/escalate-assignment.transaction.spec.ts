import { describe, test } from '@jest/globals';
import { type FieldOfficeEvent, type OfficeCalendar, fieldOfficeStream } from '#field-offices';
import { Streams, givenStreams } from '../../testing/streams.js';
import type { StandardsEvent } from '../../service-standards/standards.events.js';
import { SERVICE_STANDARDS_STREAM } from '../../service-standards/standards.state.js';
import type { RequestEvent } from '../request.events.js';
import { events, until } from '../request-events.samples.js';
import { on, requestId, today } from '../request.samples.js';
import { requestStream } from '../request.state.js';
import { EscalateAssignment } from './assignment.commands.js';
import { escalateAssignment } from './escalate-assignment.transaction.js';

const escalate = (escalatedOn: string, day = today) => new EscalateAssignment({ requestId, escalatedOn }, on(day));
const assigned = (officeCode: string, assignedOn: string): RequestEvent => ({
  type: 'FieldOfficeAssigned',
  data: { requestId, officeCode, assignedOn, reason: null, ranking: [], reassignedFrom: null },
});
const stream = requestStream(requestId);
const requestWith = (...more: RequestEvent[]) =>
  givenStreams(new Streams().append([{ stream, events: [...until.assignment, ...more] }]));
/** Asked on Monday, 26 January 2026. */
const asked = assigned('ROEA', '2026-01-26');
const { AssignmentDeclined, AssignmentEscalated } = events;
const escalated = (escalatedOn: string) => ({
  stream,
  events: [{ ...AssignmentEscalated, data: { ...AssignmentEscalated.data, escalatedOn } }],
});

const closedOn = (calendar: OfficeCalendar) => {
  const office: FieldOfficeEvent[] = [
    {
      type: 'FieldOfficeOpened',
      data: { code: 'ROEA', name: 'R', hostCountry: 'KE', countries: ['KE'], themes: [], languages: [], capacity: 1 },
    },
    { type: 'FieldOfficeCalendarSet', data: { code: 'ROEA', ...calendar } },
  ];
  const streams = [
    { stream: fieldOfficeStream('ROEA'), events: office },
    { stream, events: [...until.assignment, asked] },
  ];
  return givenStreams(new Streams().append(streams));
};

describe('An office that does not answer', () => {
  test('has five working days, until the Monday after', async () => {
    for (const day of ['2026-01-26', '2026-01-30', '2026-02-01', '2026-02-02'])
      await requestWith(asked)
        .when(escalateAssignment, escalate(day))
        .thenRefused('OfficeStillHasTime', { officeCode: 'ROEA', dueOn: '2026-02-02', escalatedOn: day });
  });

  test('is escalated from the Tuesday on', () =>
    requestWith(asked).when(escalateAssignment, escalate('2026-02-03')).then(escalated('2026-02-03')));

  test('has five days on which it works itself', async () => {
    const weekend = ['friday', 'saturday'] as const;
    await closedOn({ weekend, holidays: [] })
      .when(escalateAssignment, escalate('2026-02-03'))
      .then(escalated('2026-02-03'));
    const holidays = [
      { day: '2026-01-28', name: 'Founding Day' },
      { day: '2026-01-30', name: 'On its weekend' },
    ];
    for (const day of ['2026-02-02', '2026-02-03'])
      await closedOn({ weekend, holidays })
        .when(escalateAssignment, escalate(day))
        .thenRefused('OfficeStillHasTime', { dueOn: '2026-02-03' });
    await closedOn({ weekend, holidays })
      .when(escalateAssignment, escalate('2026-02-04'))
      .then(escalated('2026-02-04'));
  });

  test('has as long as the standard says that was in force when it was asked', async () => {
    const standard = (from: string): StandardsEvent => ({
      type: 'ServiceStandardSet',
      data: { step: 'answer-assignment', amount: 10, unit: 'days', from, reason: 'Few staff' },
    });
    const from = (day: string) =>
      givenStreams(
        new Streams().append([
          { stream: SERVICE_STANDARDS_STREAM, events: [standard(day)] },
          { stream, events: [...until.assignment, asked] },
        ]),
      );
    await from('2026-01-26')
      .when(escalateAssignment, escalate('2026-02-05'))
      .thenRefused('OfficeStillHasTime', { dueOn: '2026-02-05' });
    await from('2026-01-27').when(escalateAssignment, escalate('2026-02-03')).then(escalated('2026-02-03'));
  });

  test('is escalated once: again changes nothing', () =>
    requestWith(asked, AssignmentEscalated).when(escalateAssignment, escalate('2026-02-10')).then());

  test('gives way to another one, which has its own five days', async () => {
    const another = [asked, AssignmentEscalated, assigned('ROWCA', '2026-02-04')];
    await requestWith(...another)
      .when(escalateAssignment, escalate('2026-02-11'))
      .thenRefused('OfficeStillHasTime', { officeCode: 'ROWCA' });
    await requestWith(...another)
      .when(escalateAssignment, escalate('2026-02-12'))
      .then({
        stream,
        events: [
          {
            type: 'AssignmentEscalated',
            data: { requestId, officeCode: 'ROWCA', escalatedOn: '2026-02-12', unansweredSince: '2026-02-04' },
          },
        ],
      });
  });

  test('is escalated by today, and only while its answer is awaited', async () => {
    await requestWith(asked)
      .when(escalateAssignment, escalate('2026-02-03', '2026-02-02'))
      .thenRefused('InvalidInput', { field: 'escalatedOn' });
    await requestWith(asked)
      .when(escalateAssignment, escalate('2026-01-20'))
      .thenRefused('InvalidInput', { field: 'escalatedOn' });
    await requestWith().when(escalateAssignment, escalate('2026-02-03')).thenRefused('NoAnswerAwaited');
    await requestWith(asked, AssignmentDeclined)
      .when(escalateAssignment, escalate('2026-02-03'))
      .thenRefused('NoAnswerAwaited');
  });

  test('belongs to a request that is in assignment', () =>
    givenStreams(new Streams().append([{ stream, events: until.delivery }]))
      .when(escalateAssignment, escalate('2026-02-03'))
      .thenRefused('WrongPhase', { phase: 'delivery' }));
});
