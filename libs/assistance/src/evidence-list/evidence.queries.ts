import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { NotFound, type Recorded } from '#event-sourcing';
import { EventStore } from '#event-store';
import { isSeenIn } from '#read-models';
import type { Evidence } from '../request/delivery/delivery.events.js';
import type { RequestEvent } from '../request/request.events.js';
import { requestStream } from '../request/request.state.js';

export type EvidenceView = Evidence &
  Readonly<{
    /** Told, and not yet accepted by a person: see held facts. */
    held: boolean;
    /** Of the event that told it. */
    revision: number;
  }>;

/**
 * The evidence of a request, as it was told, oldest first; what was rejected is not there. `isHeldSeen`: whether what an event
 * tells, and is held, is to be in it. Error: NotFound.
 */
export class ListEvidence extends Query<readonly EvidenceView[]> {
  constructor(
    readonly requestId: string,
    readonly isHeldSeen: (told: Recorded) => boolean,
  ) {
    super();
  }
}

/** Like a timeline, a read of the request's stream: what was acknowledged is there. */
@QueryHandler(ListEvidence)
export class ListEvidenceHandler {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async execute(query: ListEvidence): Promise<readonly EvidenceView[]> {
    const read = await this.store.read(requestStream(query.requestId));
    const events = read.filter(isSeenIn(query));
    if (events.length === 0) throw new NotFound('Request', query.requestId);
    const seen = events.filter((event) => event.type !== 'FactHeld' || query.isHeldSeen(event));
    return evidenceIn(seen as readonly Recorded<RequestEvent>[]); // the stream of a request has no others
  }
}

const evidenceIn = (events: readonly Recorded<RequestEvent>[]): readonly EvidenceView[] => {
  const found = new Map<string, EvidenceView>();
  for (const { type, data, revision } of events) {
    if (type === 'EvidenceAttached') found.set(`told ${data.evidenceId}`, viewOf(data, revision, false));
    if (type === 'FactHeld' && data.kind === 'AttachEvidence')
      // The data of that command.
      found.set(data.factId, viewOf(data.fact as Evidence, revision, true));
    if (type === 'FactAccepted' || type === 'FactRejected') found.delete(data.factId);
  }
  return [...found.values()].toSorted((one, other) => one.revision - other.revision);
};

const viewOf = (told: Evidence, revision: number, held: boolean): EvidenceView => {
  const { evidenceId, fileName, mediaType, size, sha256, describes, occurredOn } = told;
  return { evidenceId, fileName, mediaType, size, sha256, describes, occurredOn, held, revision };
};
