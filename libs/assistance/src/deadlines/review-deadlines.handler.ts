import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type Outcome } from '#event-store';
import { ReviewDeadlines } from './deadlines.commands.js';
import { DueRequestsFromReadModel } from './due-requests.js';
import { reviewDeadlines } from './review-deadlines.transaction.js';

@CommandHandler(ReviewDeadlines)
export class ReviewDeadlinesHandler implements ICommandHandler<ReviewDeadlines> {
  constructor(
    @Inject(CommandRunner) private readonly runner: CommandRunner,
    @Inject(DueRequestsFromReadModel) private readonly dueRequests: DueRequestsFromReadModel,
  ) {}

  async execute(command: ReviewDeadlines): Promise<Outcome> {
    return this.runner.run(command, reviewDeadlines(await this.dueRequests.knownByNow()));
  }
}
