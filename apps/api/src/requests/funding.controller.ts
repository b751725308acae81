import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApproveRegularBudget,
  CheckResources,
  ConfirmFunding,
  LapseReservation,
  RecheckWaitlist,
  ReviseBudget,
  SetWaitlistPolicy,
  SplitIntoStages,
  SubstituteFunding,
} from '#assistance';
import type { CommandContext } from '#event-sourcing';
import type { Answer } from '../commands/answer.js';
import { CommandRoute, type Schemas } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import {
  ApproveRegularBudgetBody,
  CheckedOnBody,
  ConfirmFundingBody,
  LapseReservationBody,
  RecheckWaitlistBody,
  ReviseBudgetBody,
  SplitIntoStagesBody,
  SubstituteFundingBody,
  WaitlistPolicyBody,
} from './funding.bodies.js';
import { RequestId } from './request-id.js';

const ALLOCATIONS = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      contributionId: { type: 'string' },
      amount: { type: 'integer', description: 'Minor units of the budget' },
      currency: { type: 'string', description: 'In which the contribution is held' },
      held: { type: 'integer', description: 'Minor units of `currency`' },
    },
  },
} as const satisfies Schemas[string];

@ApiTags('Requests: funding')
@Controller()
export class FundingController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('requests/:requestId/resource-checks')
  @CommandRoute({
    summary:
      'Asks whether there is money: reserves it, or puts the request on the waitlist; either way it says why. What is reserved already is answered',
    answers: {
      outcome: { type: 'string', enum: ['reserved', 'waitlisted'] },
      expiresOn: { type: 'string', format: 'date', description: 'When the reservation lapses' },
      allocations: ALLOCATIONS,
      shortfall: { type: 'integer', description: 'What is missing, minor units of `currency`' },
      currency: { type: 'string' },
      awaits: { type: 'string', description: 'The stage before it, which has no money yet' },
    },
  })
  checkResources(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: CheckedOnBody,
  ): Promise<Answer> {
    return this.commands.execute(new CheckResources({ requestId, ...body }, context));
  }

  @Post('requests/:requestId/confirm-funding')
  @CommandRoute({ summary: 'Turns the reservation into a commitment' })
  confirmFunding(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: ConfirmFundingBody,
  ): Promise<Answer> {
    return this.commands.execute(new ConfirmFunding({ requestId, ...body }, context));
  }

  @Post('requests/:requestId/approve-regular-budget')
  @CommandRoute({
    summary: 'Approves a request on the regular budget: commits its whole budget at once, or says what is missing',
  })
  approveRegularBudget(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: ApproveRegularBudgetBody,
  ): Promise<Answer> {
    return this.commands.execute(new ApproveRegularBudget({ requestId, ...body }, context));
  }

  @Post('requests/:requestId/lapse-reservation')
  @CommandRoute({ summary: 'Lets a reservation lapse that was not confirmed in time' })
  lapseReservation(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: LapseReservationBody,
  ): Promise<Answer> {
    return this.commands.execute(new LapseReservation({ requestId, ...body }, context));
  }

  @Post('requests/:requestId/stages')
  @CommandRoute({
    summary:
      'Splits a request that has no money yet into stages: it becomes the first, the others are requests of their own, and each is funded after the one before it',
    answers: {
      stages: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            requestId: { type: 'string' },
            stage: { type: 'integer', description: '1: the request itself' },
            title: { type: 'string' },
          },
        },
      },
    },
  })
  splitIntoStages(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: SplitIntoStagesBody,
  ): Promise<Answer> {
    return this.commands.execute(new SplitIntoStages({ requestId, ...body }, context));
  }

  @Post('requests/:requestId/budget-revisions')
  @CommandRoute({
    summary:
      'Revises the budget: an increase is committed at once or refused with the shortfall, a decrease is released',
    answers: { added: { ...ALLOCATIONS, description: 'Direct cost, minor units of the budget' } },
  })
  reviseBudget(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: ReviseBudgetBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReviseBudget({ requestId, ...body }, context));
  }

  @Post('requests/:requestId/funding-substitutions')
  @CommandRoute({
    summary: 'Lets another contribution take over what is still open of one, or says why it cannot',
    answers: { added: { ...ALLOCATIONS, description: 'Direct cost, minor units of the budget' } },
  })
  substituteFunding(
    @Context() context: CommandContext,
    @RequestId() requestId: string,
    @Body() body: SubstituteFundingBody,
  ): Promise<Answer> {
    return this.commands.execute(new SubstituteFunding({ requestId, ...body }, context));
  }

  @Post('waitlist/rechecks')
  @CommandRoute({
    summary: 'Checks every waiting request again, in the order of the policy in force',
    answers: {
      funded: {
        type: 'array',
        items: { type: 'object', properties: { requestId: { type: 'string' }, allocations: ALLOCATIONS } },
      },
      waiting: { type: 'array', items: { type: 'object', additionalProperties: true } },
      complete: { type: 'boolean' },
    },
  })
  recheckWaitlist(@Context() context: CommandContext, @Body() body: RecheckWaitlistBody): Promise<Answer> {
    return this.commands.execute(new RecheckWaitlist(body, context));
  }

  @Post('waitlist/policy')
  @CommandRoute({ summary: 'Sets the policy by which the waitlist is gone over, from a day on' })
  setWaitlistPolicy(@Context() context: CommandContext, @Body() body: WaitlistPolicyBody): Promise<Answer> {
    return this.commands.execute(new SetWaitlistPolicy(body, context));
  }
}
