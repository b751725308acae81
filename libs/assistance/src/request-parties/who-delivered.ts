import { doersOf, type Recorded } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { RequestEvent } from '../request/request.events.js';
import { requestStream } from '../request/request.state.js';

export type WhoDelivered = Readonly<{
  /** Who took part in the delivery, and for whom, as events name them. */
  actors: ReadonlySet<string>;
  /** Codes of the offices that took it on. */
  offices: ReadonlySet<string>;
  /** The person with whom the evaluation is commissioned now; null: it is with nobody. */
  evaluator: string | null;
}>;

/** What an office does to deliver, also where headquarters does it for one: whoever did took part. */
const DELIVERING: ReadonlySet<RequestEvent['type']> = new Set<RequestEvent['type']>([
  'AssignmentAccepted',
  'WorkplanAgreed',
  'ProgressReported',
  'ActivityDelivered',
  'ActivityCorrected',
  'MilestoneReached',
  'IndicatorMeasured',
  'EvidenceAttached',
  'RiskRaised',
  'ExpenditureRecorded',
  'ExpenditureReversed',
  'ObligationRaised',
  'ObligationCancelled',
  'FactHeld',
  'DeliveryCompleted',
]);

/** From the stream of the request: nothing is behind what was acknowledged. */
export const whoDelivered = async (store: Pick<EventStore, 'read'>, requestId: string): Promise<WhoDelivered> => {
  // The stream of a request has no others.
  const events = (await store.read(requestStream(requestId))) as readonly Recorded<RequestEvent>[];
  const deeds = events.filter(({ type }) => DELIVERING.has(type));
  const commissioned = events.findLast(({ type }) => type === 'EvaluationCommissioned');
  return {
    actors: new Set(deeds.flatMap(({ metadata }) => doersOf(metadata))),
    offices: new Set(deeds.flatMap(({ type, data }) => (type === 'AssignmentAccepted' ? [data.officeCode] : []))),
    evaluator: commissioned?.type === 'EvaluationCommissioned' ? commissioned.data.evaluator.personId : null,
  };
};
