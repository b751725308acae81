import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CandidatesFromReadModel } from '#contributions';
import { NotFound } from '#event-sourcing';
import { CommandRunner } from '#event-store';
import { ReadModels } from '#read-models';
import { amongInScope, type RequestScope } from '../request-parties/request-scope.js';
import { requestsIn, type WhatIfChange } from './changes.js';
import { answerAbout, requestsOf, type WhatIfAnswer, whatIf } from './what-if.js';

/**
 * What a pass over the waitlist would do on a day, today or later, were these things so. Nothing is recorded. `scope`: the
 * pass is over all, and tells of these. Error: NotFound, of a request that is not in scope as of one that there is not.
 */
export class AskWhatIf extends Query<WhatIfAnswer> {
  constructor(
    readonly changes: readonly WhatIfChange[],
    readonly on: string,
    readonly today: string,
    readonly scope: RequestScope = null,
  ) {
    super();
  }
}

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(
    @Inject(CommandRunner) readonly runner: CommandRunner,
    @Inject(CandidatesFromReadModel) readonly candidates: CandidatesFromReadModel,
    @Inject(ReadModels) readonly readModels: ReadModels,
  ) {}

  async execute(asked: AskWhatIf): Promise<WhatIfAnswer> {
    const { changes, scope } = asked;
    if (scope !== null) {
      await this.readModels.caughtUp();
      const named = requestsIn(changes);
      const theirs = await amongInScope(named, scope, this.readModels);
      const other = named.find((requestId) => !theirs.has(requestId));
      if (other !== undefined) throw new NotFound('Request', other);
    }
    const candidates = await this.candidates.knownByNow();
    const answer = await this.runner.look((load) => whatIf(load, candidates, asked));
    if (scope === null) return answer;
    return answerAbout(await amongInScope(requestsOf(answer), scope, this.readModels), answer);
  }
}
