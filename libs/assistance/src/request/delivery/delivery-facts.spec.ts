import { describe, test } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { request } from '../request.decider.js';
import type { RequestEvent } from '../request.events.js';
import { commands } from '../request-commands.samples.js';
import { events, until } from '../request-events.samples.js';
import { measurement, requestId, workplan, type evidence } from '../request.samples.js';
import type { DeliveredActivity } from './delivery.events.js';
import {
  atWork,
  attach,
  correct,
  corrected,
  delivered,
  log,
  measure,
  oneDay,
  reach,
  warn,
} from './delivery.samples.js';

const { WorkplanAgreed, ActivityDelivered } = events;

describe('An activity', () => {
  test('is told as it was, by the office at work', () =>
    given(request, ...atWork)
      .when(log({}))
      .then(delivered()));

  test('need not have been planned, nor have participants, a place or a country', () => {
    const bare = { plannedId: null, participants: null, sectors: {}, place: null, country: null, outputs: [] };
    given(request, ...until.delivery)
      .when(log(bare))
      .then(delivered(bare));
  });

  test.each<[string, string, Partial<DeliveredActivity>]>([
    ['without a name', 'title', { title: '' }],
    ['that ended before it began', 'to', { from: '2026-05-08', to: '2026-05-07' }],
    ['on no day', 'from', { from: '2026-05-32' }],
    ['of before the request was accepted', 'from', { from: '2026-01-11' }],
    ['of another century', 'from', oneDay('1926-05-04')],
    ['in no country', 'country', { country: 'ZZ' }],
    ['in an endless place', 'place', { place: 'x'.repeat(201) }],
    ['with an endless output', 'outputs', { outputs: ['Bench book', 'x'.repeat(501)] }],
    ['with fewer than no participants', 'participants', { participants: { female: -1, male: 30, notStated: 0 } }],
    ['with half a participant', 'participants', { participants: { female: 0.5, male: 30, notStated: 0 } }],
    [
      'with more participants than a country has',
      'participants',
      { participants: { female: 10_000_001, male: 0, notStated: 0 } },
    ],
    ['with more people by sector than took part', 'sectors', { sectors: { judiciary: 23 } }],
    ['with sectors of nobody', 'sectors', { participants: null, sectors: { judiciary: 1 } }],
    ['with a negative sector', 'sectors', { sectors: { judiciary: 20, police: -1 } }],
    ['without an id of its own', 'activityId', { activityId: '' }],
    ['with an endless id', 'activityId', { activityId: 'x'.repeat(201) }],
  ])('%s is refused, and %s named', (_, field, changed) =>
    given(request, ...atWork)
      .when(log(changed))
      .thenRefused('InvalidInput', { field }),
  );

  test('is one of the workplan, where it says so', () => {
    given(request, ...atWork)
      .when(log({ plannedId: 'a9' }))
      .thenRefused('PlannedActivityNotFound', { id: 'a9' });
    given(request, ...until.delivery)
      .when(log({}))
      .thenRefused('PlannedActivityNotFound', { id: 'a2' });
  });

  test('is corrected by a new fact, which says why', () => {
    const participants = { female: 13, male: 9, notStated: 0 };
    given(request, ...atWork, ActivityDelivered)
      .when(correct({ participants }))
      .then(corrected({ participants }));
    given(request, ...atWork, ActivityDelivered)
      .when(correct({ reason: '' }))
      .thenRefused('InvalidInput', { field: 'reason' });
  });

  test('that was corrected is corrected again', () =>
    given(request, ...atWork, ActivityDelivered, corrected({ place: 'Kilifi' }))
      .when(correct({ correctionId: 'correction-3', place: 'Lamu' }))
      .then(corrected({ correctionId: 'correction-3', place: 'Lamu' })));

  test('must be known before it is corrected', () =>
    given(request, ...atWork)
      .when(correct({}))
      .thenRefused('ActivityNotFound', { id: 'activity-1' }));

  test('is held to the same rules when it is corrected', () => {
    const told = given(request, ...atWork, ActivityDelivered);
    told.when(correct({ title: '' })).thenRefused('InvalidInput', { field: 'title' });
    told.when(correct({ to: '2026-09-02' })).thenRefused('OccurredInFuture', { field: 'to' });
    told.when(correct({ from: '2025-05-04' })).thenRefused('InvalidInput', { field: 'from' });
    told.when(correct({ plannedId: 'a9' })).thenRefused('PlannedActivityNotFound', { id: 'a9' });
    told.when(correct({ participants: null })).thenRefused('InvalidInput', { field: 'sectors' });
  });

  test('can be corrected after the workplan was replaced by one without it', () => {
    const another: RequestEvent = {
      ...WorkplanAgreed,
      data: { requestId, ...workplan, activities: workplan.activities.slice(0, 1) },
    };
    given(request, ...atWork, ActivityDelivered, another)
      .when(correct({ place: 'Lamu' }))
      .then(corrected({ place: 'Lamu' }));
  });
});

describe('A milestone', () => {
  test('is reached on its day', () =>
    given(request, ...atWork)
      .when(commands.ReachMilestone)
      .then(events.MilestoneReached));
  test('is one of the workplan', () => {
    given(request, ...atWork)
      .when(reach('2026-06-11', 'm9'))
      .thenRefused('MilestoneNotFound', { id: 'm9' });
    given(request, ...until.delivery)
      .when(reach('2026-06-11'))
      .thenRefused('MilestoneNotFound', { id: 'm1' });
  });
  test('is not reached tomorrow, nor before the request was accepted', () => {
    given(request, ...atWork)
      .when(reach('2026-09-02'))
      .thenRefused('OccurredInFuture', { field: 'occurredOn', today: '2026-09-01' });
    for (const day of ['2026-01-11', '2026-06-31'])
      given(request, ...atWork)
        .when(reach(day))
        .thenRefused('InvalidInput', { field: 'occurredOn' });
  });
});

describe('An indicator', () => {
  test('that counts people is measured by sex', () => {
    given(request, ...atWork)
      .when(measure({}))
      .then(events.IndicatorMeasured);
    given(request, ...atWork)
      .when(measure({ bySex: null }))
      .thenRefused('InvalidInput', { field: 'value.bySex' });
  });

  test('may leave open who is what', () => {
    const unknown = { value: '7', bySex: { female: 0, male: 0, notStated: 7 } };
    given(request, ...atWork)
      .when(measure(unknown))
      .then({ ...events.IndicatorMeasured, data: { requestId, ...measurement, ...unknown } });
  });

  test.each([
    ['22', 12, 9, 0],
    ['22', 12, 9, 2],
    ['22.5', 12, 9, 1],
    ['-22', 12, 9, 1],
    ['22', 31, -9, 0],
    ['22', 11.5, 9.5, 1],
  ])('does not say %s of %d women, %d men and %d others', (value, female, male, notStated) =>
    given(request, ...atWork)
      .when(measure({ value, bySex: { female, male, notStated } }))
      .thenRefused('InvalidInput', { field: 'value.bySex' }),
  );

  test('that counts other things is a decimal number', () => {
    for (const value of ['0', '-12', '0.5', '123456789012345.123456']) {
      const articles = { indicatorId: 'articles', value, bySex: null };
      given(request, ...atWork)
        .when(measure(articles))
        .then({ ...events.IndicatorMeasured, data: { requestId, ...measurement, ...articles } });
    }
    for (const value of ['', '1,5', '1e3', '.5', '1.', '٣', '1.1234567', '1234567890123456', 'NaN', '22 ', '+1'])
      given(request, ...atWork)
        .when(measure({ indicatorId: 'articles', value, bySex: null }))
        .thenRefused('InvalidInput', { field: 'value' });
    given(request, ...atWork)
      .when(measure({ indicatorId: 'articles' }))
      .thenRefused('InvalidInput', { field: 'value.bySex' });
  });

  test('is one of the workplan', () =>
    given(request, ...atWork)
      .when(measure({ indicatorId: 'lawyers' }))
      .thenRefused('IndicatorNotFound', { id: 'lawyers' }));
});

describe('Evidence', () => {
  test('is a file, known by its hash', () =>
    given(request, ...atWork)
      .when(attach({}))
      .then(events.EvidenceAttached));

  test.each<[string, Partial<typeof evidence>]>([
    ['fileName', { fileName: '' }],
    ['fileName', { fileName: 'x'.repeat(256) }],
    ['mediaType', { mediaType: 'pdf' }],
    ['mediaType', { mediaType: `text/${'x'.repeat(128)}` }],
    ['sha256', { sha256: 'A1'.repeat(32) }],
    ['sha256', { sha256: 'a1'.repeat(31) }],
    ['size', { size: 0 }],
    ['size', { size: 1.5 }],
    ['describes', { describes: '' }],
    ['evidenceId', { evidenceId: '' }],
    ['occurredOn', { occurredOn: '2026-01-11' }],
  ])('is refused for its %s when it is %j', (field, changed) =>
    given(request, ...atWork)
      .when(attach(changed))
      .thenRefused('InvalidInput', { field }),
  );
});

describe('A risk', () => {
  test('is raised with what is done about it', () => {
    given(request, ...atWork)
      .when(warn({}))
      .then(events.RiskRaised);
    given(request, ...atWork)
      .when(warn({ mitigation: ' ' }))
      .thenRefused('InvalidInput', { field: 'mitigation' });
    given(request, ...atWork)
      .when(warn({ title: 'x'.repeat(301) }))
      .thenRefused('InvalidInput', { field: 'title' });
  });
});
