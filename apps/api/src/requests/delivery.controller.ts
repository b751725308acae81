import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AgreeWorkplan,
  AttachEvidence,
  CompleteDelivery,
  CorrectActivity,
  LogActivity,
  MeasureIndicator,
  RaiseRisk,
  ReachMilestone,
  RechargeExpenditure,
  RecordExpenditure,
  ReportProgress,
  ResumeDelivery,
  ReverseExpenditure,
  SuspendDelivery,
} from '#assistance';
import type { CommandContext } from '#event-sourcing';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { PathId } from '../fields/path-id.js';
import {
  AgreeWorkplanBody,
  AttachEvidenceBody,
  CompleteDeliveryBody,
  CorrectActivityBody,
  LogActivityBody,
  MeasureIndicatorBody,
  OccurredOnBody,
  RaiseRiskBody,
  RechargeExpenditureBody,
  RecordExpenditureBody,
  ResumeDeliveryBody,
  ReportProgressBody,
  ReverseExpenditureBody,
  SuspendDeliveryBody,
} from './delivery.bodies.js';
import { HELD_ANSWER } from './held-facts.bodies.js';
import { RequestId } from './request-id.js';

const CHARGES_ANSWER = {
  charges: {
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'What each contribution pays',
  },
} as const;

@ApiTags('Requests: delivery')
@Controller('requests/:requestId')
export class DeliveryController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('workplan')
  @CommandRoute({ summary: 'Agrees the workplan, or another in its place' })
  agreeWorkplan(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: AgreeWorkplanBody,
  ): Promise<Answer> {
    return this.commands.execute(new AgreeWorkplan({ requestId, ...body }, context));
  }

  @Post('progress-reports')
  @CommandRoute({ summary: 'Reports progress: what was done in a time, quarterly' })
  reportProgress(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: ReportProgressBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReportProgress({ requestId, ...body }, context));
  }

  @Post('activities')
  @CommandRoute({ summary: 'Logs an activity as it happened', answers: HELD_ANSWER })
  logActivity(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: LogActivityBody,
  ): Promise<Answer> {
    return this.commands.execute(new LogActivity({ requestId, ...body }, context));
  }

  @Post('activities/:activityId/corrections')
  @CommandRoute({ summary: 'Corrects an activity; what was logged before stays in the history', answers: HELD_ANSWER })
  correctActivity(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @PathId('activityId') activityId: string,
    @Body() body: CorrectActivityBody,
  ): Promise<Answer> {
    return this.commands.execute(new CorrectActivity({ requestId, activityId, ...body }, context));
  }

  @Post('milestones/:milestoneId/complete')
  @CommandRoute({ summary: 'Notes that a milestone was reached', answers: HELD_ANSWER })
  reachMilestone(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @PathId('milestoneId') milestoneId: string,
    @Body() body: OccurredOnBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReachMilestone({ requestId, milestoneId, ...body }, context));
  }

  @Post('indicators/:indicatorId/measurements')
  @CommandRoute({ summary: 'Measures an indicator', answers: HELD_ANSWER })
  measureIndicator(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @PathId('indicatorId') indicatorId: string,
    @Body() body: MeasureIndicatorBody,
  ): Promise<Answer> {
    return this.commands.execute(new MeasureIndicator({ requestId, indicatorId, ...body }, context));
  }

  @Post('evidence')
  @CommandRoute({ summary: 'Attaches evidence: a file, by its SHA-256', answers: HELD_ANSWER })
  attachEvidence(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: AttachEvidenceBody,
  ): Promise<Answer> {
    return this.commands.execute(new AttachEvidence({ requestId, ...body }, context));
  }

  @Post('risks')
  @CommandRoute({ summary: 'Raises a risk', answers: HELD_ANSWER })
  raiseRisk(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: RaiseRiskBody,
  ): Promise<Answer> {
    return this.commands.execute(new RaiseRisk({ requestId, ...body }, context));
  }

  @Post('expenditures')
  @CommandRoute({
    summary: 'Records an expenditure and charges the contributions that pay the line',
    answers: { ...HELD_ANSWER, ...CHARGES_ANSWER },
  })
  recordExpenditure(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: RecordExpenditureBody,
  ): Promise<Answer> {
    return this.commands.execute(new RecordExpenditure({ requestId, ...body }, context));
  }

  @Post('expenditures/:expenditureId/reversals')
  @CommandRoute({ summary: 'Reverses an expenditure or a part of it, at its original rates', answers: HELD_ANSWER })
  reverseExpenditure(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @PathId('expenditureId') expenditureId: string,
    @Body() body: ReverseExpenditureBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReverseExpenditure({ requestId, expenditureId, ...body }, context));
  }

  @Post('expenditures/:expenditureId/recharges')
  @CommandRoute({
    summary: 'Charges an expenditure to other contributions, or in other parts, as finance says',
    answers: CHARGES_ANSWER,
  })
  rechargeExpenditure(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @PathId('expenditureId') expenditureId: string,
    @Body() body: RechargeExpenditureBody,
  ): Promise<Answer> {
    return this.commands.execute(new RechargeExpenditure({ requestId, expenditureId, ...body }, context));
  }

  @Post('suspend')
  @CommandRoute({ summary: 'Suspends delivery' })
  suspendDelivery(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: SuspendDeliveryBody,
  ): Promise<Answer> {
    return this.commands.execute(new SuspendDelivery({ requestId, ...body }, context));
  }

  @Post('resume')
  @CommandRoute({ summary: 'Resumes delivery' })
  resumeDelivery(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: ResumeDeliveryBody,
  ): Promise<Answer> {
    return this.commands.execute(new ResumeDelivery({ requestId, ...body }, context));
  }

  @Post('complete')
  @CommandRoute({ summary: 'Completes delivery: evaluation is due' })
  completeDelivery(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: CompleteDeliveryBody,
  ): Promise<Answer> {
    return this.commands.execute(new CompleteDelivery({ requestId, ...body }, context));
  }
}
