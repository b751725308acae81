import { describe, expect, test } from '@jest/globals';
import { NO_NOTES, allNotes, stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { acceptedOf } from '../accepted.js';
import { request } from '../request.decider.js';
import type { RequestEvent } from '../request.events.js';
import { events } from '../request-events.samples.js';
import { requestId } from '../request.samples.js';
import {
  agree,
  atWork,
  attach,
  complete,
  correct,
  corrected,
  delivered,
  handedOver,
  log,
  measure,
  oneDay,
  reach,
  resume,
  resumed,
  suspend,
  suspended,
  warn,
} from './delivery.samples.js';

const { ActivityDelivered, DeliveryCompleted } = events;

describe('A suspension', () => {
  const paused = [...atWork, suspended('2026-05-11')];

  test('has a day and a reason', () => {
    given(request, ...atWork)
      .when(suspend('2026-05-11'))
      .then(suspended('2026-05-11'));
    given(request, ...atWork)
      .when(suspend('2026-05-11', ''))
      .thenRefused('InvalidInput', { field: 'reason' });
    for (const day of ['2026-01-11', '2026-09-02'])
      given(request, ...atWork)
        .when(suspend(day))
        .thenRefused('InvalidInput', { field: 'suspendedOn' });
  });

  test('is one at a time, and ends once', () => {
    given(request, ...paused)
      .when(suspend('2026-05-12'))
      .thenRefused('DeliverySuspended', { since: '2026-05-11' });
    given(request, ...paused)
      .when(resume('2026-05-20'))
      .then(resumed('2026-05-20'));
    given(request, ...atWork)
      .when(resume('2026-05-20'))
      .thenRefused('DeliveryNotSuspended');
    given(request, ...paused, resumed('2026-05-20'))
      .when(resume('2026-05-21'))
      .thenRefused('DeliveryNotSuspended');
  });

  test('ends after it began, and the next one begins after that', () => {
    given(request, ...paused)
      .when(resume('2026-05-10'))
      .thenRefused('InvalidInput', { field: 'resumedOn' });
    given(request, ...paused)
      .when(resume('2026-09-02'))
      .thenRefused('InvalidInput', { field: 'resumedOn' });
    given(request, ...paused, resumed('2026-05-20'))
      .when(suspend('2026-05-19'))
      .thenRefused('InvalidInput', { field: 'suspendedOn' });
    given(request, ...paused, resumed('2026-05-20'))
      .when(suspend('2026-05-20'))
      .then(suspended('2026-05-20'));
  });

  test('lets in what occurred before, and corrections', () => {
    given(request, ...paused)
      .when(log({}))
      .then(delivered());
    given(request, ...paused)
      .when(measure({}))
      .then(events.IndicatorMeasured);
    given(request, ...paused, ActivityDelivered)
      .when(correct({ place: 'Lamu' }))
      .then(corrected({ place: 'Lamu' }));
  });

  test('that was told late does not stop corrections of what was told before', () => {
    const late = [...atWork, ActivityDelivered, suspended('2026-05-06')];
    given(request, ...late)
      .when(correct({ place: 'Lamu' }))
      .then(corrected({ place: 'Lamu' }));
  });

  test('keeps out what occurred in it, from its first day on', () => {
    const facts = [
      log(oneDay('2026-05-11')),
      measure({ occurredOn: '2026-05-12' }),
      attach({ occurredOn: '2026-05-13' }),
      reach('2026-06-11'),
      warn({ occurredOn: '2026-08-31' }),
    ];
    for (const fact of facts)
      given(request, ...paused)
        .when(fact)
        .thenRefused('OccurredWhileSuspended', { since: '2026-05-11' });
  });

  test('keeps out an activity that began or ended in it', () => {
    const over = [...paused, resumed('2026-05-20')];
    given(request, ...paused)
      .when(log({ to: '2026-05-11' }))
      .thenRefused('OccurredWhileSuspended', { occurredOn: '2026-05-11' });
    given(request, ...over)
      .when(log({ from: '2026-05-19', to: '2026-05-22' }))
      .thenRefused('OccurredWhileSuspended', { occurredOn: '2026-05-19' });
  });

  test('keeps out a correction that moves an activity into it', () =>
    given(request, ...paused, ActivityDelivered)
      .when(correct({ to: '2026-05-12' }))
      .thenRefused('OccurredWhileSuspended'));

  test('is over on the day of resumption, and for those who looked back at it from later', () => {
    const over = [...paused, resumed('2026-05-20')];
    given(request, ...over)
      .when(log(oneDay('2026-05-20')))
      .then(delivered(oneDay('2026-05-20')));
    given(request, ...over)
      .when(log(oneDay('2026-05-19')))
      .thenRefused('OccurredWhileSuspended');
    given(request, ...over, DeliveryCompleted)
      .when(log(oneDay('2026-05-19')))
      .thenRefused('OccurredWhileSuspended');
  });

  test('leaves no room for a new workplan or for completion', () => {
    given(request, ...paused)
      .when(agree({}))
      .thenRefused('DeliverySuspended');
    given(request, ...paused)
      .when(complete('2026-06-30'))
      .thenRefused('DeliverySuspended');
  });
});

describe('After a reassignment', () => {
  test('what the office did before is recorded as its own, until the day on which it left', () => {
    given(request, ...handedOver)
      .when(log({}))
      .then(delivered());
    given(request, ...handedOver)
      .when(log(oneDay('2026-06-01')))
      .then(delivered(oneDay('2026-06-01')));
    given(request, ...handedOver, ActivityDelivered)
      .when(correct({ place: 'Lamu' }))
      .then(corrected({ place: 'Lamu' }));
  });

  test('what it did afterwards is not', () => {
    given(request, ...handedOver)
      .when(log(oneDay('2026-06-02')))
      .thenRefused('OccurredAfterReassignment', { reassignedOn: '2026-06-01' });
    given(request, ...handedOver, ActivityDelivered)
      .when(correct({ to: '2026-06-02' }))
      .thenRefused('OccurredAfterReassignment');
  });

  const accepted: RequestEvent = {
    type: 'AssignmentAccepted',
    data: { requestId, officeCode: 'ROWCA', acceptedOn: '2026-06-03' },
  };

  test('what the first office tells late stays its own work, also while the next one is at it', () => {
    given(request, ...handedOver, accepted)
      .when(log({}))
      .then(delivered());
    given(request, ...handedOver, accepted, ActivityDelivered)
      .when(correct({ place: 'Lamu' }))
      .then(corrected({ place: 'Lamu' }));
  });

  test('the new office goes on with the same workplan', () => {
    given(request, ...handedOver, accepted)
      .when(log(oneDay('2026-06-10')))
      .then(delivered(oneDay('2026-06-10'), 'ROWCA'));
    given(request, ...handedOver, accepted)
      .when(reach('2026-06-11'))
      .then(events.MilestoneReached);
  });
});

describe('The completion of delivery', () => {
  test('has a day and a summary', () => {
    given(request, ...atWork)
      .when(complete('2026-06-30'))
      .then(DeliveryCompleted);
    given(request, ...atWork)
      .when(complete('2026-06-30', ''))
      .thenRefused('InvalidInput', { field: 'summary' });
    for (const day of ['2026-01-11', '2026-09-02'])
      given(request, ...atWork)
        .when(complete(day))
        .thenRefused('InvalidInput', { field: 'completedOn' });
  });

  test('is not before the office accepted the work', () =>
    given(request, ...atWork)
      .when(complete('2026-02-01'))
      .thenRefused('InvalidInput', { field: 'completedOn', rule: 'must not be before acceptedOn' }));

  test('is not before the last activity', () => {
    given(request, ...atWork, ActivityDelivered)
      .when(complete('2026-05-07'))
      .thenRefused('InvalidInput', { field: 'completedOn' });
    given(request, ...atWork, ActivityDelivered)
      .when(complete('2026-05-08'))
      .then({ ...DeliveryCompleted, data: { requestId, completedOn: '2026-05-08', summary: 'Law passed' } });
  });

  test('is not before the end of a suspension', () =>
    given(request, ...atWork, suspended('2026-05-11'), resumed('2026-05-20'))
      .when(complete('2026-05-15'))
      .thenRefused('InvalidInput', { field: 'completedOn', rule: 'must not be before resumedOn' }));

  test('lets in what occurred by then, and nothing later', () => {
    const done = [...atWork, DeliveryCompleted];
    given(request, ...done)
      .when(log(oneDay('2026-06-30')))
      .then(delivered(oneDay('2026-06-30')));
    given(request, ...done)
      .when(log(oneDay('2026-07-01')))
      .thenRefused('OccurredAfterCompletion', { completedOn: '2026-06-30' });
    given(request, ...done)
      .when(measure({ occurredOn: '2026-07-01' }))
      .thenRefused('OccurredAfterCompletion');
  });

  test('keeps all that was told', () => {
    const work = acceptedOf(
      stateAfter(request, [...atWork, ActivityDelivered, events.MilestoneReached, DeliveryCompleted]),
    )?.work;
    expect([allNotes(work?.activities ?? NO_NOTES).size, work?.milestonesReached.size]).toEqual([1, 1]);
  });
});
