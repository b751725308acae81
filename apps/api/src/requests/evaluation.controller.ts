import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CancelRequest,
  CloseRequest,
  CommissionEvaluation,
  RecordLesson,
  RecordManagementResponse,
  ReopenRequest,
  SubmitEvaluation,
  WaiveEvaluation,
  WithdrawRequest,
} from '#assistance';
import type { CommandContext } from '#event-sourcing';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';

import {
  CancelRequestBody,
  CloseRequestBody,
  CommissionEvaluationBody,
  RecordLessonBody,
  RecordManagementResponseBody,
  SubmitEvaluationBody,
  WaiveEvaluationBody,
  WithdrawRequestBody,
} from './evaluation.bodies.js';
import { ReopenRequestBody } from './obligations.bodies.js';
import { RequestId } from './request-id.js';

@ApiTags('Requests: evaluation')
@Controller('requests/:requestId')
export class EvaluationController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('evaluation')
  @CommandRoute({ summary: 'Commissions an evaluation, by somebody who did not deliver' })
  commissionEvaluation(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: CommissionEvaluationBody,
  ): Promise<Answer> {
    return this.commands.execute(new CommissionEvaluation({ requestId, ...body }, context));
  }

  @Post('evaluation/waive')
  @CommandRoute({ summary: 'Waives the evaluation of a small project, with a reason' })
  waiveEvaluation(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: WaiveEvaluationBody,
  ): Promise<Answer> {
    return this.commands.execute(new WaiveEvaluation({ requestId, ...body }, context));
  }

  @Post('evaluation/report')
  @CommandRoute({ summary: 'Submits the evaluation: the six criteria of the OECD DAC, and recommendations' })
  submitEvaluation(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: SubmitEvaluationBody,
  ): Promise<Answer> {
    return this.commands.execute(new SubmitEvaluation({ requestId, ...body }, context));
  }

  @Post('evaluation/management-response')
  @CommandRoute({ summary: 'Answers every recommendation' })
  recordManagementResponse(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: RecordManagementResponseBody,
  ): Promise<Answer> {
    return this.commands.execute(new RecordManagementResponse({ requestId, ...body }, context));
  }

  @Post('lessons')
  @CommandRoute({ summary: 'Records a lesson' })
  recordLesson(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: RecordLessonBody,
  ): Promise<Answer> {
    return this.commands.execute(new RecordLesson({ requestId, ...body }, context));
  }

  @Post('close')
  @CommandRoute({ summary: 'Closes a request: what was committed and not spent goes back' })
  closeRequest(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: CloseRequestBody,
  ): Promise<Answer> {
    return this.commands.execute(new CloseRequest({ requestId, ...body }, context));
  }

  @Post('cancel')
  @CommandRoute({ summary: 'The Centre cancels it; what was not spent goes back' })
  cancelRequest(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: CancelRequestBody,
  ): Promise<Answer> {
    return this.commands.execute(new CancelRequest({ requestId, ...body }, context));
  }

  @Post('withdraw')
  @CommandRoute({ summary: 'The State withdraws it; what was not spent goes back' })
  withdrawRequest(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: WithdrawRequestBody,
  ): Promise<Answer> {
    return this.commands.execute(new WithdrawRequest({ requestId, ...body }, context));
  }

  @Post('reopen')
  @CommandRoute({
    summary: 'Reopens a closed request for a late charge: takes and binds the money that it needs',
    answers: { added: { type: 'array', items: { type: 'object', additionalProperties: true } } },
  })
  reopenRequest(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: ReopenRequestBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReopenRequest({ requestId, ...body }, context));
  }
}
