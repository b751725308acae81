import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { Recorded } from '#event-sourcing';
import { EventStore } from '#event-store';
import { isSeenIn } from '#read-models';
import type { RequestEvent } from '../request/request.events.js';
import { requestStream } from '../request/request.state.js';
import { type RequestResults, resultsIn } from './request-results.js';

/** What came of these requests, in their order. */
export class ShowResults extends Query<readonly RequestResults[]> {
  constructor(readonly requestIds: readonly string[]) {
    super();
  }
}

const STREAMS_AT_ONCE = 100;

/** Like a timeline, a read of the requests' streams. */
@QueryHandler(ShowResults)
export class ShowResultsHandler {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async execute(query: ShowResults): Promise<readonly RequestResults[]> {
    const { requestIds } = query;
    const results: RequestResults[] = [];
    for (let first = 0; first < requestIds.length; first += STREAMS_AT_ONCE) {
      const some = requestIds.slice(first, first + STREAMS_AT_ONCE);
      const found = await this.store.readMany(new Map(some.map((id) => [requestStream(id), 0])));
      for (const id of some) {
        const events = (found.get(requestStream(id)) ?? []).filter(isSeenIn(query));
        // The stream of a request has no others.
        results.push(resultsIn(id, events as readonly Recorded<RequestEvent>[]));
      }
    }
    return results;
  }
}
