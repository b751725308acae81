import { describe, expect, test } from '@jest/globals';
import type { Recorded } from '#event-sourcing';
import type { DeliveredActivity } from '../request/delivery/delivery.events.js';
import type { RequestEvent } from '../request/request.events.js';
import { resultsIn } from './request-results.js';

const REQUEST = 'TA-2026-000001';
const ACTIVITY: DeliveredActivity = {
  activityId: 'a-1',
  plannedId: null,
  kind: 'capacity-building',
  title: 'Course',
  from: '2026-03-02',
  to: '2026-03-04',
  country: 'KE',
  place: null,
  participants: { female: 12, male: 9, notStated: 1 },
  sectors: { police: 22 },
  outputs: [],
};
const recorded = (type: RequestEvent['type'], data: object): Recorded<RequestEvent> =>
  ({ type, data }) as unknown as Recorded<RequestEvent>; // no more of it is read
const delivered = (changed: Partial<DeliveredActivity> = {}) =>
  recorded('ActivityDelivered', { requestId: REQUEST, officeCode: 'NBO', ...ACTIVITY, ...changed });

describe('The results of a request', () => {
  test('count people by sex, kind and sector, over all activities', () => {
    const draft = { activityId: 'a-2', kind: 'legislative-drafting' as const, participants: null, outputs: ['Draft'] };
    expect(resultsIn(REQUEST, [delivered(), delivered({ ...draft, sectors: {} })])).toMatchObject({
      activities: 2,
      participants: { female: 12, male: 9, not_stated: 1 },
      by_kind: expect.arrayContaining([
        { kind: 'capacity-building', activities: 1, female: 12, male: 9, not_stated: 1 },
        { kind: 'legislative-drafting', activities: 1, female: 0, male: 0, not_stated: 0 },
      ]),
      by_sector: [{ sector: 'police', participants: 22 }],
      outputs: 1,
      ratings: null,
    });
  });

  test('take a correction in place of what it corrects', () => {
    const corrected = { ...ACTIVITY, participants: { female: 10, male: 9, notStated: 0 } };
    const { activities, participants } = resultsIn(REQUEST, [delivered(), recorded('ActivityCorrected', corrected)]);
    expect({ activities, participants }).toEqual({
      activities: 1,
      participants: { female: 10, male: 9, not_stated: 0 },
    });
  });

  test('tell how an evaluation rated it, without its words', () => {
    const rated = { rating: 5, findings: 'Words of the evaluator' };
    const assessments = {
      ...{ relevance: rated, coherence: rated, effectiveness: rated },
      ...{ efficiency: { ...rated, rating: 3 }, impact: rated, sustainability: rated },
    };
    const results = resultsIn(REQUEST, [recorded('EvaluationSubmitted', { assessments })]);
    expect(results.ratings).toMatchObject({ relevance: 5, efficiency: 3 });
    expect(JSON.stringify(results)).not.toContain('Words');
  });
});
