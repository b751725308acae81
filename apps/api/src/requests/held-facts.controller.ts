import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AcceptFact, type HeldFactRow, ListHeldFacts, RejectFact, placeOfHeldFact } from '#assistance';
import type { CommandContext } from '#event-sourcing';
import type { Scope } from '../access/scope.js';
import { Seen } from '../access/signed-in.js';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { PathId } from '../fields/path-id.js';
import { type Page, PageQuery, pageOf } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { AcceptFactBody, HeldFactPage, RejectFactBody } from './held-facts.bodies.js';
import { RequestId } from './request-id.js';

@ApiTags('Requests: delivery')
@Controller()
export class HeldFactsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get('held-facts')
  @ViewRoute({ summary: 'Facts of all requests that wait for a decision, the oldest first', answers: HeldFactPage })
  listAllHeldFacts(@Seen() seen: Scope, @Query() query: PageQuery): Promise<Page<HeldFactRow>> {
    return this.#page(null, query, seen);
  }

  @Get('requests/:requestId/held-facts')
  @ViewRoute({ summary: 'Facts of a request that wait for a decision, the oldest first', answers: HeldFactPage })
  listHeldFacts(
    @Seen() seen: Scope,
    @RequestId() requestId: string,
    @Query() query: PageQuery,
  ): Promise<Page<HeldFactRow>> {
    return this.#page(requestId, query, seen);
  }

  @Post('requests/:requestId/held-facts/:factId/accept')
  @CommandRoute({ summary: 'Accepts a held fact: it is applied in the same append, or refused while it does not fit' })
  acceptFact(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @PathId('factId') factId: string,
    @Body() body: AcceptFactBody,
  ): Promise<Answer> {
    return this.commands.execute(new AcceptFact({ requestId, factId, ...body }, context));
  }

  @Post('requests/:requestId/held-facts/:factId/reject')
  @CommandRoute({ summary: 'Rejects a held fact' })
  rejectFact(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @PathId('factId') factId: string,
    @Body() body: RejectFactBody,
  ): Promise<Answer> {
    return this.commands.execute(new RejectFact({ requestId, factId, ...body }, context));
  }

  #page(requestId: string | null, query: PageQuery, { requests }: Scope): Promise<Page<HeldFactRow>> {
    return pageOf(query, placeOfHeldFact, (after, limit) =>
      this.views.ask(new ListHeldFacts(requestId, after, limit, requests), query),
    );
  }
}
