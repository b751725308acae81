import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#event-sourcing';
import { CommandRunner } from '#event-store';
import { type OpenCommands, openCommands } from './open-commands.js';

/** What would come of each command about a request, as it stands now. Error: NotFound. */
export class ShowOpenCommands extends Query<OpenCommands> {
  constructor(
    readonly requestId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** On the streams as they are; nothing is recorded. */
@QueryHandler(ShowOpenCommands)
export class ShowOpenCommandsHandler implements IQueryHandler<ShowOpenCommands> {
  constructor(@Inject(CommandRunner) private readonly runner: CommandRunner) {}

  execute({ requestId, context }: ShowOpenCommands): Promise<OpenCommands> {
    return this.runner.look((load) => openCommands(load, requestId, context));
  }
}
