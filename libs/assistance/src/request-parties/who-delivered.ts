import { doersOf, type Recorded } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { RequestEvent } from '../request/request.events.js';
import { requestStream } from '../request/request.state.js';

export type WhoDelivered = Readonly<{
  /** Who acted for the offices, and for whom, as events name them. */
  actors: ReadonlySet<string>;
  /** Codes of the offices that took it on. */
  offices: ReadonlySet<string>;
  /** The person with whom the evaluation is commissioned now; null: it is with nobody. */
  evaluator: string | null;
}>;

/** What only an office does. */
const BY_OFFICES: ReadonlySet<RequestEvent['type']> = new Set<RequestEvent['type']>([
  'AssignmentAccepted',
  'ActivityDelivered',
  'MilestoneReached',
  'IndicatorMeasured',
  'EvidenceAttached',
]);

/** From the stream of the request: nothing is behind what was acknowledged. */
export const whoDelivered = async (store: Pick<EventStore, 'read'>, requestId: string): Promise<WhoDelivered> => {
  // The stream of a request has no others.
  const events = (await store.read(requestStream(requestId))) as readonly Recorded<RequestEvent>[];
  const deeds = events.filter(({ type }) => BY_OFFICES.has(type));
  const commissioned = events.findLast(({ type }) => type === 'EvaluationCommissioned');
  return {
    actors: new Set(deeds.flatMap(({ metadata }) => doersOf(metadata))),
    offices: new Set(deeds.flatMap(({ type, data }) => (type === 'AssignmentAccepted' ? [data.officeCode] : []))),
    evaluator: commissioned?.type === 'EvaluationCommissioned' ? commissioned.data.evaluator.personId : null,
  };
};
