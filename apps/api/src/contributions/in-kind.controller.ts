import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdSequence } from '#configuration';
import { type InKindRow, ListInKind, RecordInKind, RevalueInKind, ShowInKind } from '#contributions';
import type { CommandContext } from '#event-sourcing';
import type { Scope } from '../access/scope.js';
import { Seen } from '../access/signed-in.js';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { inKindId as inKindIds, PathId } from '../fields/path-id.js';
import { type Page, pageOf, ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { InKindPage, InKindQuery, InKindView } from './contributions.views.js';
import { RecordInKindBody, RevalueInKindBody } from './in-kind.bodies.js';

const InKindId = () => PathId('inKindId', inKindIds);

@ApiTags('Contributions in kind')
@Controller('in-kind')
export class InKindController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
    @Inject(IdSequence) private readonly ids: IdSequence,
  ) {}

  @Get()
  @ViewRoute({ summary: 'What donors gave beside money, at its last value', answers: InKindPage })
  listInKind(@Seen() seen: Scope, @Query() query: InKindQuery): Promise<Page<InKindRow>> {
    const filter = { donorId: query.donorId ?? null, requestId: query.requestId ?? null };
    return pageOf(
      query,
      (row) => row.in_kind_id,
      (after, limit) => this.views.ask(new ListInKind(filter, after, limit, seen.donors), query),
    );
  }

  @Get(':inKindId')
  @ViewRoute({ summary: 'One contribution in kind', answers: InKindView, problems: [400, 404, 503] })
  getInKind(@InKindId() inKindId: string, @Query() query: ViewQuery): Promise<InKindRow> {
    return this.views.ask(new ShowInKind(inKindId), query);
  }

  @Post()
  @CommandRoute({
    summary: 'Records expertise, equipment or other things that a donor gave, with their value',
    creates: true,
  })
  async recordInKind(@Context() context: CommandContext, @Body() body: RecordInKindBody): Promise<Answer> {
    const id = await this.ids.idFor('in_kind', context);
    return { id, ...(await this.commands.execute(new RecordInKind({ inKindId: id, ...body }, context))) };
  }

  @Post(':inKindId/revaluations')
  @CommandRoute({ summary: 'Values a contribution in kind anew' })
  revalueInKind(
    @Context() context: CommandContext,
    @InKindId() inKindId: string,
    @Body() body: RevalueInKindBody,
  ): Promise<Answer> {
    return this.commands.execute(new RevalueInKind({ inKindId, ...body }, context));
  }
}
