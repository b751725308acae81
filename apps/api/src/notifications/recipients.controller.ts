import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#event-sourcing';
import { ChangeRecipient, ListRecipients, type RecipientRow, RegisterRecipient, ShowRecipient } from '#notifications';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { actorName, PathId } from '../fields/path-id.js';
import { type Page, pageOf, PageQuery, ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { RecipientPage, RecipientView } from './notifications.views.js';
import { RecipientDetailsBody, RegisterRecipientBody, ROLES } from './recipients.bodies.js';

const Actor = () => PathId('actor', actorName);

@ApiTags('Recipients')
@ApiExtraModels(...Object.values(ROLES))
@Controller('recipients')
export class RecipientsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get()
  @ViewRoute({ summary: 'Who is told what happens, without their addresses', answers: RecipientPage })
  listRecipients(@Query() query: PageQuery): Promise<Page<RecipientRow>> {
    return pageOf(
      query,
      (row) => row.actor,
      (after, limit) => this.views.ask(new ListRecipients(after, limit), query),
    );
  }

  @Get(':actor')
  @ViewRoute({ summary: 'One recipient', answers: RecipientView, problems: [400, 404, 503] })
  getRecipient(@Actor() actor: string, @Query() query: ViewQuery): Promise<RecipientRow> {
    return this.views.ask(new ShowRecipient(actor), query);
  }

  @Post()
  @CommandRoute({ summary: 'Registers who is told what happens, by what they are to the Centre', creates: true })
  async registerRecipient(@Context() context: CommandContext, @Body() body: RegisterRecipientBody): Promise<Answer> {
    const { actor: id, personId = id } = body;
    return { id, ...(await this.commands.execute(new RegisterRecipient({ ...body, personId }, context))) };
  }

  @Post(':actor/details')
  @CommandRoute({ summary: 'Replaces roles, language, address and how often e-mail is sent' })
  changeRecipient(
    @Context() context: CommandContext,
    @Actor() actor: string,
    @Body() body: RecipientDetailsBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeRecipient({ actor, ...body }, context));
  }
}
