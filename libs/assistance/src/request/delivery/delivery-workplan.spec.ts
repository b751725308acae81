import { describe, test } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { request } from '../request.decider.js';
import { events, until } from '../request-events.samples.js';
import { requestId, workplan } from '../request.samples.js';
import type { AgreeWorkplan } from './delivery.commands.js';
import { type Data, agree, atWork } from './delivery.samples.js';

const { WorkplanAgreed } = events;

describe('A workplan', () => {
  test('is agreed with its activities, milestones and indicators', () =>
    given(request, ...until.delivery)
      .when(agree({}))
      .then(WorkplanAgreed));

  test('may do without milestones and indicators', () => {
    const plain = { milestones: [], indicators: [] };
    given(request, ...until.delivery)
      .when(agree(plain))
      .then({ ...WorkplanAgreed, data: { requestId, ...workplan, ...plain } });
  });

  test('is replaced by another one', () => {
    const later = { agreedOn: '2026-03-09', milestones: [] };
    given(request, ...atWork)
      .when(agree(later))
      .then({ ...WorkplanAgreed, data: { requestId, ...workplan, ...later } });
  });

  const [activityPlanned, indicator] = [workplan.activities[0], workplan.indicators[0]];
  if (!activityPlanned || !indicator) throw new Error('the sample plans an activity and an indicator');
  const value = (text: string, female: number, male: number) => ({
    value: text,
    bySex: { female, male, notStated: 0 },
  });
  test.each<[string, string, Partial<Data<typeof AgreeWorkplan>>]>([
    ['without an activity', 'activities', { activities: [] }],
    ['with one activity twice', 'activities', { activities: [activityPlanned, activityPlanned] }],
    ['with a nameless activity', 'activities.title', { activities: [{ ...activityPlanned, title: '' }] }],
    ['with an activity of no id', 'activities.plannedId', { activities: [{ ...activityPlanned, plannedId: '' }] }],
    [
      'with an activity that ends before it begins',
      'activities.to',
      { activities: [{ ...activityPlanned, from: '2026-03-31', to: '2026-03-30' }] },
    ],
    ['with an activity on no day', 'activities.from', { activities: [{ ...activityPlanned, from: 'spring' }] }],
    ['with one milestone twice', 'milestones', { milestones: [...workplan.milestones, ...workplan.milestones] }],
    [
      'with a milestone on no day',
      'milestones.dueOn',
      { milestones: [{ milestoneId: 'm1', title: 'Law', dueOn: '2026-06-31' }] },
    ],
    [
      'with an endless milestone',
      'milestones.title',
      { milestones: [{ milestoneId: 'm1', title: 'x'.repeat(301), dueOn: '2026-06-30' }] },
    ],
    ['with one indicator twice', 'indicators', { indicators: [indicator, indicator] }],
    ['with an indicator without a unit', 'indicators.unit', { indicators: [{ ...indicator, unit: '' }] }],
    [
      'with a target that is no number',
      'indicators.target',
      { indicators: [{ ...indicator, target: { value: 'many', bySex: null } }] },
    ],
    [
      'with a baseline of people without their sex',
      'indicators.baseline.bySex',
      { indicators: [{ ...indicator, baseline: { value: '3', bySex: null } }] },
    ],
    [
      'with a target whose parts do not add up',
      'indicators.target.bySex',
      { indicators: [{ ...indicator, target: value('40', 20, 19) }] },
    ],
    [
      'with the sex of what is not people',
      'indicators.target.bySex',
      { indicators: [{ ...indicator, countsPeople: false, baseline: null }] },
    ],
    ['before the request was accepted', 'agreedOn', { agreedOn: '2026-01-11' }],
    ['of tomorrow', 'agreedOn', { agreedOn: '2026-09-02' }],
  ])('%s is refused, and %s named', (_, field, changed) =>
    given(request, ...until.delivery)
      .when(agree(changed))
      .thenRefused('InvalidInput', { field }),
  );
});
