import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcceptAssignment,
  AssignFieldOffice,
  DeclineAssignment,
  EscalateAssignment,
  RankOfficesFor,
} from '#assistance';
import type { CommandContext } from '#event-sourcing';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { Views } from '../views/views.js';
import {
  AcceptAssignmentBody,
  AssignFieldOfficeBody,
  DeclineAssignmentBody,
  EscalateAssignmentBody,
} from './assignment.bodies.js';
import { RequestId } from './request-id.js';

@ApiTags('Requests: assignment')
@Controller('requests/:requestId/assignment')
export class AssignmentController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Post()
  @CommandRoute({ summary: 'Assigns a field office, or reassigns; the ranking of that moment is kept with it' })
  async assignFieldOffice(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: AssignFieldOfficeBody,
  ): Promise<Answer> {
    const ranking = await this.views.askNow(new RankOfficesFor(requestId));
    return this.commands.execute(new AssignFieldOffice({ requestId, ...body, ranking }, context));
  }

  @Post('accept')
  @CommandRoute({ summary: 'The office accepts: delivery starts' })
  acceptAssignment(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: AcceptAssignmentBody,
  ): Promise<Answer> {
    return this.commands.execute(new AcceptAssignment({ requestId, ...body }, context));
  }

  @Post('decline')
  @CommandRoute({ summary: 'The office declines, with a reason' })
  declineAssignment(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: DeclineAssignmentBody,
  ): Promise<Answer> {
    return this.commands.execute(new DeclineAssignment({ requestId, ...body }, context));
  }

  @Post('escalate')
  @CommandRoute({ summary: 'Notes that the office did not answer within its service standard' })
  escalateAssignment(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: EscalateAssignmentBody,
  ): Promise<Answer> {
    return this.commands.execute(new EscalateAssignment({ requestId, ...body }, context));
  }
}
