import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type OfficeWorkload, ShowOfficeWorkload } from '#assistance';
import type { CommandContext } from '#event-sourcing';
import {
  ChangeFieldOfficeCapacity,
  ChangeFieldOfficeCoverage,
  CloseFieldOffice,
  OpenFieldOffice,
  RenameFieldOffice,
  SetFieldOfficeCalendar,
} from '#field-offices';
import type { Scope } from '../access/scope.js';
import { Seen } from '../access/signed-in.js';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { officeCode, PathId } from '../fields/path-id.js';
import { ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { OfficeList } from './field-offices.views.js';
import { asSeen } from './seen.js';
import {
  CalendarBody,
  CapacityBody,
  CloseFieldOfficeBody,
  CoverageBody,
  OfficeNameBody,
  OpenFieldOfficeBody,
} from './field-offices.bodies.js';

const OfficeCode = () => PathId('code', officeCode);

@ApiTags('Field offices')
@Controller('field-offices')
export class FieldOfficesController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get()
  @ViewRoute({
    summary: 'The field offices and what they run; an office reads of others whom to turn to, and for what',
    answers: OfficeList,
  })
  async listFieldOffices(
    @Query() query: ViewQuery,
    @Seen() scope: Scope,
  ): Promise<{ items: readonly Partial<OfficeWorkload>[] }> {
    const offices = await this.views.ask(new ShowOfficeWorkload(), query);
    return { items: offices.map((office) => asSeen(office, scope)) };
  }

  @Post()
  @CommandRoute({ summary: 'Opens a field office', creates: true })
  async openFieldOffice(@Context() context: CommandContext, @Body() body: OpenFieldOfficeBody): Promise<Answer> {
    return { id: body.code, ...(await this.commands.execute(new OpenFieldOffice(body, context))) };
  }

  @Post(':code/name')
  @CommandRoute({ summary: 'Renames a field office' })
  renameFieldOffice(
    @Context() context: CommandContext,
    @OfficeCode() code: string,
    @Body() body: OfficeNameBody,
  ): Promise<Answer> {
    return this.commands.execute(new RenameFieldOffice({ code, ...body }, context));
  }

  @Post(':code/coverage')
  @CommandRoute({ summary: 'Changes where it works, on what and in which languages; past assignments stay' })
  changeFieldOfficeCoverage(
    @Context() context: CommandContext,
    @OfficeCode() code: string,
    @Body() body: CoverageBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeFieldOfficeCoverage({ code, ...body }, context));
  }

  @Post(':code/capacity')
  @CommandRoute({ summary: 'Changes how many projects it can run at the same time' })
  changeFieldOfficeCapacity(
    @Context() context: CommandContext,
    @OfficeCode() code: string,
    @Body() body: CapacityBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeFieldOfficeCapacity({ code, ...body }, context));
  }

  @Post(':code/calendar')
  @CommandRoute({ summary: 'Sets its weekend and holidays, by which its service standards count working days' })
  setFieldOfficeCalendar(
    @Context() context: CommandContext,
    @OfficeCode() code: string,
    @Body() body: CalendarBody,
  ): Promise<Answer> {
    return this.commands.execute(new SetFieldOfficeCalendar({ code, ...body }, context));
  }

  @Post(':code/close')
  @CommandRoute({ summary: 'Closes a field office: no new assignments' })
  closeFieldOffice(
    @Context() context: CommandContext,
    @OfficeCode() code: string,
    @Body() body: CloseFieldOfficeBody,
  ): Promise<Answer> {
    return this.commands.execute(new CloseFieldOffice({ code, ...body }, context));
  }
}
