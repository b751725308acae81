import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { amongInScope, isAtWork } from '#assistance';
import { doersOf, type Recorded } from '#event-sourcing';
import { ReadModels } from '#read-models';
import { Clearance } from './clearance.js';
import type { Reader } from './scope.js';
import { sightOf } from './sight.js';

/** Which requests somebody sees in lists, for what tells of several. */
@Injectable()
export class RequestsInSight {
  constructor(
    @Inject(Clearance) private readonly clearance: Pick<Clearance, 'scopeOf'>,
    @Inject(ReadModels) private readonly models: ReadModels,
  ) {}

  /** Those of the requests; as things are now, whatever moment is shown. */
  async among(requestIds: readonly string[], principal: Principal): Promise<ReadonlySet<string>> {
    const { requests } = sightOf(principal, this.clearance);
    if (requests === null || requestIds.length === 0) return new Set(requestIds);
    return amongInScope(requestIds, requests, this.models);
  }

  /**
   * Which events of facts that are, or were, held are for whoever asks: outside headquarters, all for the office at work on the
   * request, and for everybody else what they did themselves.
   */
  async heldFactsOf(
    requestId: string,
    { principal, scope: { as, requests } }: Reader,
  ): Promise<(event: Recorded) => boolean> {
    if (as === null || (await isAtWork(requestId, requests ?? [], this.models))) return () => true;
    return ({ metadata }) => doersOf(metadata).includes(principal.name);
  }
}
