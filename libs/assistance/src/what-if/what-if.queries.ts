import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CandidatesFromReadModel } from '#contributions';
import { CommandRunner } from '#event-store';
import type { WhatIfChange } from './changes.js';
import { type WhatIfAnswer, whatIf } from './what-if.js';

/** What a pass over the waitlist would do on a day, today or later, were these things so. Nothing is recorded. */
export class AskWhatIf extends Query<WhatIfAnswer> {
  constructor(
    readonly changes: readonly WhatIfChange[],
    readonly on: string,
    readonly today: string,
  ) {
    super();
  }
}

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(
    @Inject(CommandRunner) readonly runner: CommandRunner,
    @Inject(CandidatesFromReadModel) readonly candidates: CandidatesFromReadModel,
  ) {}

  async execute(asked: AskWhatIf): Promise<WhatIfAnswer> {
    const candidates = await this.candidates.knownByNow();
    return this.runner.look((load) => whatIf(load, candidates, asked));
  }
}
