import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type AccountPerson,
  type AccountRow,
  ChangeAccountPerson,
  ChangeGrants,
  CloseAccount,
  ListAccounts,
  OpenAccount,
  ShowAccount,
  ShowAccountPerson,
} from '#access';
import { Clock } from '#configuration';
import type { CommandContext } from '#event-sourcing';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { accountName, PathId } from '../fields/path-id.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { type Page, pageOf, PageQuery, ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { ChangeAccountPersonBody, ChangeGrantsBody, CloseAccountBody, OpenAccountBody } from './access.bodies.js';
import {
  AccountPage,
  AccountPersonView,
  AccountView,
  OneTimePasswordView,
  SessionListView,
  type SessionShown,
  sessionShown,
} from './access.views.js';
import { GRANTS } from './grants.bodies.js';

const Name = () => PathId('name', accountName);

@ApiTags('Accounts')
@ApiExtraModels(...Object.values(GRANTS))
@Controller('accounts')
export class AccountsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
    @Inject(Access) private readonly access: Access,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ViewRoute({ summary: 'All accounts and what they may do, closed ones too', answers: AccountPage })
  listAccounts(@Query() query: PageQuery): Promise<Page<AccountRow>> {
    return pageOf(
      query,
      ({ name }) => name,
      (after, limit) => this.views.ask(new ListAccounts(after, limit), query),
    );
  }

  @Get(':name')
  @ViewRoute({ summary: 'One account', answers: AccountView, problems: [400, 404, 503] })
  getAccount(@Name() name: string, @Query() query: ViewQuery): Promise<AccountRow> {
    return this.views.ask(new ShowAccount(name), query);
  }

  @Get(':name/person')
  @ViewRoute({ summary: 'Who is behind an account', answers: AccountPersonView, problems: [400, 404, 503] })
  getAccountPerson(@Name() name: string): Promise<AccountPerson> {
    return this.views.ask(new ShowAccountPerson(name), {});
  }

  @Get(':name/sessions')
  @ApiOperation({ summary: 'Where an account is signed in, the latest first' })
  @ApiResponse({ status: 200, description: 'All of them', type: SessionListView })
  @ApiProblems(400, 503)
  async listAccountSessions(@Name() name: string): Promise<Readonly<{ items: readonly SessionShown[] }>> {
    const sessions = await this.access.sessions.of(name, this.clock.now());
    return { items: sessions.map((one) => sessionShown(one, undefined)) };
  }

  @Post()
  @CommandRoute({ summary: 'Opens an account; a person needs a password then, a service an API key', creates: true })
  async openAccount(@Context() context: CommandContext, @Body() body: OpenAccountBody): Promise<Answer> {
    const { name: id, personId = id } = body;
    return { id, ...(await this.commands.execute(new OpenAccount({ ...body, personId }, context))) };
  }

  @Post(':name/grants')
  @CommandRoute({ summary: 'Replaces what an account may be' })
  changeGrants(
    @Context() context: CommandContext,
    @Name() name: string,
    @Body() body: ChangeGrantsBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeGrants({ name, ...body }, context));
  }

  @Post(':name/person')
  @CommandRoute({ summary: 'Tells that another person than was told before is behind an account' })
  changeAccountPerson(
    @Context() context: CommandContext,
    @Name() name: string,
    @Body() body: ChangeAccountPersonBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeAccountPerson({ name, ...body }, context));
  }

  @Post(':name/close')
  @CommandRoute({ summary: 'Closes an account for good: its sessions end, its password and API keys go' })
  closeAccount(
    @Context() context: CommandContext,
    @Name() name: string,
    @Body() body: CloseAccountBody,
  ): Promise<Answer> {
    return this.commands.execute(new CloseAccount({ name, ...body }, context));
  }

  @Post(':name/reset-password')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives a person a password for choosing another, and ends their sessions' })
  @ApiResponse({ status: 200, description: 'Shown this once', type: OneTimePasswordView })
  @ApiProblems(400, 404, 409, 503)
  async resetPassword(@Name() name: string): Promise<Readonly<{ password: string }>> {
    return { password: await this.access.resetPassword(name) };
  }
}
