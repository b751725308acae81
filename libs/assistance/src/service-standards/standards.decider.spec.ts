import { describe, expect, test } from '@jest/globals';
import { stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { on } from '../request/request.samples.js';
import type { Unit } from './service-standards.js';
import type { StepName } from './steps.js';
import { SetServiceStandard } from './standards.commands.js';
import { serviceStandards } from './standards.decider.js';
import type { StandardsEvent } from './standards.events.js';
import { allowedFrom } from './standards.state.js';

type Data = ConstructorParameters<typeof SetServiceStandard>[0];
const ten: Data = { step: 'screen', amount: 10, unit: 'working-days', from: '2026-04-01', reason: 'More staff' };
const set = (change: Partial<Data> = {}) => new SetServiceStandard({ ...ten, ...change }, on('2026-03-01'));
const wasSet = (change: Partial<Data> = {}): StandardsEvent => ({
  type: 'ServiceStandardSet',
  data: { ...ten, ...change },
});

describe('A service standard', () => {
  test('is set from a day on, with its reason', () => given(serviceStandards).when(set()).then(wasSet()));

  test('is set once: again changes nothing', () => {
    given(serviceStandards, wasSet())
      .when(set({ reason: 'Again' }))
      .then();
    given(serviceStandards, wasSet())
      .when(set({ amount: 11 }))
      .then(wasSet({ amount: 11 }));
    given(serviceStandards, wasSet())
      .when(set({ from: '2026-05-01' }))
      .then(wasSet({ from: '2026-05-01' }));
  });

  test('is for what begins from then on, in whatever order they were set', () => {
    const standards = stateAfter(serviceStandards, [
      wasSet({ from: '2026-05-01', amount: 1, unit: 'months' }),
      wasSet(),
      wasSet({ amount: 12 }),
    ]);
    expect(allowedFrom(standards, 'screen', '2026-03-31')).toEqual({ amount: 20, unit: 'working-days' });
    expect(allowedFrom(standards, 'screen', '2026-04-01')).toMatchObject({ amount: 12, unit: 'working-days' });
    expect(allowedFrom(standards, 'screen', '2026-05-01')).toMatchObject({ amount: 1, unit: 'months' });
    expect(allowedFrom(standards, 'close', '2026-05-01')).toEqual({ amount: 30, unit: 'days' });
    expect(allowedFrom(standards, 'reach-milestone', '2026-05-01')).toBeNull();
  });

  test('is not set where the day is agreed each time', () => {
    for (const step of ['reach-milestone', 'complete-delivery', 'submit-evaluation'] as const)
      given(serviceStandards).when(set({ step })).thenRefused('InvalidInput', { field: 'step', value: step });
  });

  test.each<[keyof Data, Partial<Data>]>([
    ['step', { step: 'lunch' as StepName }],
    ['step', { step: 'toString' as StepName }],
    ['unit', { unit: 'weeks' as Unit }],
    ['amount', { amount: 0 }],
    ['amount', { amount: 1_001 }],
    ['amount', { amount: 2.5 }],
    ['from', { from: '2026-02-30' }],
    ['reason', { reason: ' ' }],
  ])('is refused by its %s: %j', (field, wrong) =>
    given(serviceStandards).when(set(wrong)).thenRefused('InvalidInput', { field }),
  );
});
