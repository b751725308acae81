import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import {
  AcceptRequest,
  AcknowledgeRequest,
  CountEarlierAssistance,
  DeclineRequest,
  ProvideInformation,
  RequestInformation,
  SubmitRequest,
} from '#assistance';
import { IdSequence } from '#configuration';
import type { CommandContext } from '#event-sourcing';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import {
  AcceptRequestBody,
  AcknowledgeRequestBody,
  BENEFICIARIES,
  DeclineRequestBody,
  ORIGINS,
  ProvideInformationBody,
  RequestInformationBody,
  SubmitRequestBody,
} from './intake.bodies.js';
import { Views } from '../views/views.js';
import { RequestId } from './request-id.js';

@ApiTags('Requests: intake')
@ApiExtraModels(...Object.values(ORIGINS), ...Object.values(BENEFICIARIES))
@Controller('requests')
export class IntakeController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(IdSequence) private readonly ids: IdSequence,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Post()
  @CommandRoute({ summary: 'Submits a request for assistance', creates: true })
  async submitRequest(@Context() context: CommandContext, @Body() body: SubmitRequestBody): Promise<Answer> {
    const id = await this.ids.idFor('request', context);
    return { id, ...(await this.commands.execute(new SubmitRequest({ requestId: id, ...body }, context))) };
  }

  @Post(':requestId/acknowledge')
  @CommandRoute({ summary: 'Acknowledges a request to whoever asked' })
  acknowledgeRequest(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: AcknowledgeRequestBody,
  ): Promise<Answer> {
    return this.commands.execute(new AcknowledgeRequest({ requestId, ...body }, context));
  }

  @Post(':requestId/questions')
  @CommandRoute({ summary: 'Asks for information; the clock of the service standard stops until the answer' })
  requestInformation(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: RequestInformationBody,
  ): Promise<Answer> {
    return this.commands.execute(new RequestInformation({ requestId, ...body }, context));
  }

  @Post(':requestId/answers')
  @CommandRoute({ summary: 'Provides the information that was asked for' })
  provideInformation(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: ProvideInformationBody,
  ): Promise<Answer> {
    return this.commands.execute(new ProvideInformation({ requestId, ...body }, context));
  }

  @Post(':requestId/accept')
  @CommandRoute({ summary: 'Accepts a request, with its mandate, programme, budget and priority' })
  async acceptRequest(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: AcceptRequestBody,
  ): Promise<Answer> {
    const earlierAssistance = await this.views.askNow(new CountEarlierAssistance(requestId));
    return this.commands.execute(new AcceptRequest({ requestId, earlierAssistance, ...body }, context));
  }

  @Post(':requestId/decline')
  @CommandRoute({ summary: 'Declines a request, in intake only, with a reason' })
  declineRequest(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: DeclineRequestBody,
  ): Promise<Answer> {
    return this.commands.execute(new DeclineRequest({ requestId, ...body }, context));
  }
}
