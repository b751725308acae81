import { requestId, risk } from '../request.samples.js';
import type { HeldFactEvent } from './held-fact.events.js';

/** A risk that was told after the work, and what became of it. */
export const heldFactEvents: { [Type in HeldFactEvent['type']]: Extract<HeldFactEvent, { type: Type }> } = {
  FactHeld: {
    type: 'FactHeld',
    data: {
      requestId,
      ...{ factId: 'F-1', kind: 'RaiseRisk', fact: { requestId, ...risk, riskId: 'risk-2', occurredOn: '2026-07-01' } },
      ...{ occurredOn: '2026-07-01', heldOn: '2026-07-02', because: 'OccurredAfterCompletion', facts: {}, held: 1 },
    },
  },
  FactAccepted: {
    type: 'FactAccepted',
    data: {
      requestId,
      ...{ factId: 'F-1', kind: 'RaiseRisk', acceptedOn: '2026-07-03', reason: 'It concerns the follow-up' },
      ...{ underId: null, held: 0 },
    },
  },
  FactRejected: {
    type: 'FactRejected',
    data: { requestId, factId: 'F-1', kind: 'RaiseRisk', rejectedOn: '2026-07-03', reason: 'Told too late', held: 0 },
  },
};
