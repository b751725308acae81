import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CancelObligation, ListObligations, type ObligationRow, RaiseObligation } from '#assistance';
import type { CommandContext } from '#event-sourcing';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { PathId } from '../fields/path-id.js';
import { ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { CancelObligationBody, ObligationList, RaiseObligationBody } from './obligations.bodies.js';
import { RequestId } from './request-id.js';

@ApiTags('Requests: delivery')
@Controller('requests/:requestId/obligations')
export class ObligationsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get()
  @ViewRoute({ summary: 'The contracts and orders of a request', answers: ObligationList })
  async listObligations(
    @RequestId() requestId: string,
    @Query() query: ViewQuery,
  ): Promise<Readonly<{ items: readonly ObligationRow[] }>> {
    return { items: await this.views.ask(new ListObligations(requestId), query) };
  }

  @Post()
  @CommandRoute({ summary: 'Raises an obligation: a contract or an order binds a part of the commitment' })
  raiseObligation(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: RaiseObligationBody,
  ): Promise<Answer> {
    return this.commands.execute(new RaiseObligation({ requestId, ...body }, context));
  }

  @Post(':obligationId/cancel')
  @CommandRoute({ summary: 'Cancels what is still open of an obligation' })
  cancelObligation(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @PathId('obligationId') obligationId: string,
    @Body() body: CancelObligationBody,
  ): Promise<Answer> {
    return this.commands.execute(new CancelObligation({ requestId, obligationId, ...body }, context));
  }
}
