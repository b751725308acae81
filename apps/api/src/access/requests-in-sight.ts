import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { amongInScope } from '#assistance';
import { ReadModels } from '#read-models';
import { Clearance } from './clearance.js';
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
}
