import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { commandOn } from '../testing/index.js';
import { RecordInKind, RevalueInKind } from './in-kind.commands.js';
import { inKind } from './in-kind.decider.js';
import type { InKindEvent } from './in-kind.events.js';
import { recordInKind } from './record-in-kind.transaction.js';

const context = commandOn('2026-03-01');
const servers: RecordInKind['data'] = {
  ...{ inKindId: 'IK-1', donorId: 'NO', kind: 'equipment', title: 'Servers', description: 'Three, with their racks' },
  ...{ value: { minor: 2_000_000, currency: 'NOK' }, valuedBy: 'Invoice 17', receivedOn: '2026-02-01' },
  ...{ requestId: null, reference: null },
};
const revaluation: RevalueInKind['data'] = {
  ...{ inKindId: 'IK-1', value: { minor: 1_500_000, currency: 'NOK' }, valuedBy: 'Price list' },
  ...{ revaluedOn: '2026-02-15', reason: 'One was broken' },
};
const received: InKindEvent = { type: 'InKindReceived', data: servers };
const recording = (wrong: Partial<RecordInKind['data']> = {}) => new RecordInKind({ ...servers, ...wrong }, context);
const revaluing = (wrong: Partial<RevalueInKind['data']> = {}) =>
  new RevalueInKind({ ...revaluation, ...wrong }, context);

describe('What a donor gives beside money', () => {
  test('is recorded once, with its value and how that was found', () => {
    given(inKind).when(recording()).then(received);
    given(inKind, received).when(recording()).thenRefused('InKindExists', { inKindId: 'IK-1' });
  });

  test('is valued anew, with a reason, and no earlier than before', () => {
    const revalued: InKindEvent = { type: 'InKindRevalued', data: revaluation };
    given(inKind, received).when(revaluing()).then(revalued);
    given(inKind).when(revaluing()).thenRefused('InKindNotFound', { id: 'IK-1' });
    given(inKind, received, revalued)
      .when(revaluing({ revaluedOn: '2026-02-14' }))
      .thenRefused('InvalidInput', { field: 'revaluedOn' });
  });

  test.each<[string, Partial<RecordInKind['data']>]>([
    ['value.minor', { value: { minor: 0, currency: 'NOK' } }],
    ['value.currency', { value: { minor: 1, currency: 'XXX' } }],
    ['valuedBy', { valuedBy: ' ' }],
    ['title', { title: '' }],
    ['description', { description: '' }],
    ['reference', { reference: '' }],
    ['receivedOn', { receivedOn: '2026-03-02' }],
  ])('has a %s that holds', (field, wrong) =>
    given(inKind).when(recording(wrong)).thenRefused('InvalidInput', { field }),
  );

  test.each<[string, Partial<RevalueInKind['data']>]>([
    ['value.minor', { value: { minor: -1, currency: 'NOK' } }],
    ['reason', { reason: '' }],
    ['revaluedOn', { revaluedOn: '2026-01-31' }],
    ['revaluedOn', { revaluedOn: '2026-03-02' }],
  ])('is valued anew with a %s that holds', (field, wrong) =>
    given(inKind, received).when(revaluing(wrong)).thenRefused('InvalidInput', { field }),
  );

  test('comes from a donor that is registered', async () => {
    const load = { state: async <State>({ initial }: { initial: State }) => initial, revisionOf: () => -1 };
    await expect(recordInKind(recording(), load)).rejects.toThrow(new Refusal('DonorNotFound'));
  });
});
