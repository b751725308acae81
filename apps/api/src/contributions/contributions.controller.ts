import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReleaseExpiredCommitment } from '#assistance';
import { IdSequence } from '#configuration';
import {
  AmendAgreement,
  CancelInstalment,
  ChangeEarmark,
  CloseContribution,
  type ContributionRow,
  CreditInterest,
  ExpireContribution,
  ListContributions,
  MarkInstalmentOverdue,
  RemindOfInstalment,
  PledgeContribution,
  ReceiveInstalment,
  ReducePledge,
  RefundBalance,
  ReverseReceipt,
  ShowContribution,
  ShowContributionUtilisation,
  SignAgreement,
  TransferBalance,
  type Utilisation,
} from '#contributions';
import type { CommandContext } from '#event-sourcing';
import type { Scope } from '../access/scope.js';
import { Seen } from '../access/signed-in.js';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { contributionId as contributionIds, PathId } from '../fields/path-id.js';
import { RequestId } from '../requests/request-id.js';
import { type Page, pageOf, ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import {
  AmendAgreementBody,
  CancelInstalmentBody,
  ChangeEarmarkBody,
  CloseContributionBody,
  CreditInterestBody,
  ExpireContributionBody,
  PledgeContributionBody,
  ReceiveInstalmentBody,
  ReducePledgeBody,
  RefundBalanceBody,
  ReleaseExpiredCommitmentBody,
  RemindOfInstalmentBody,
  ReverseReceiptBody,
  SignAgreementBody,
  TransferBalanceBody,
} from './contributions.bodies.js';
import { ContributionDetails, ContributionPage, ContributionsQuery, UtilisationView } from './contributions.views.js';

const ContributionId = () => PathId('contributionId', contributionIds);

@ApiTags('Contributions')
@Controller('contributions')
export class ContributionsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
    @Inject(IdSequence) private readonly ids: IdSequence,
  ) {}

  @Get()
  @ViewRoute({ summary: 'The contributions, with their ledgers', answers: ContributionPage })
  listContributions(@Seen() seen: Scope, @Query() query: ContributionsQuery): Promise<Page<ContributionRow>> {
    const filter = { donorId: query.donorId ?? null, phase: query.phase ?? null };
    return pageOf(
      query,
      (row) => row.contribution_id,
      (after, limit) => this.views.ask(new ListContributions(filter, after, limit, seen.donors), query),
    );
  }

  @Get(':contributionId')
  @ViewRoute({
    summary: 'One contribution, with its instalments',
    answers: ContributionDetails,
    problems: [400, 404, 503],
  })
  getContribution(@ContributionId() contributionId: string, @Query() query: ViewQuery): Promise<ContributionRow> {
    return this.views.ask(new ShowContribution(contributionId), query);
  }

  @Get(':contributionId/utilisation')
  @ViewRoute({ summary: 'What a contribution was used for', answers: UtilisationView, problems: [400, 404, 503] })
  getContributionUtilisation(
    @ContributionId() contributionId: string,
    @Query() query: ViewQuery,
  ): Promise<Utilisation> {
    return this.views.ask(new ShowContributionUtilisation(contributionId), query);
  }

  @Post()
  @CommandRoute({ summary: 'Announces a contribution: indicative, not binding', creates: true })
  async pledgeContribution(@Context() context: CommandContext, @Body() body: PledgeContributionBody): Promise<Answer> {
    const id = await this.ids.idFor('contribution', context);
    return { id, ...(await this.commands.execute(new PledgeContribution({ contributionId: id, ...body }, context))) };
  }

  @Post(':contributionId/pledge-reductions')
  @CommandRoute({ summary: 'Reduces what is announced' })
  reducePledge(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: ReducePledgeBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReducePledge({ contributionId, ...body }, context));
  }

  @Post(':contributionId/agreement')
  @CommandRoute({ summary: 'Signs the agreement, with its schedule of instalments' })
  signAgreement(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: SignAgreementBody,
  ): Promise<Answer> {
    return this.commands.execute(new SignAgreement({ contributionId, ...body }, context));
  }

  @Post(':contributionId/amendments')
  @CommandRoute({ summary: 'Amends the agreement: amount, schedule, end, support costs of new allocations, authority' })
  amendAgreement(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: AmendAgreementBody,
  ): Promise<Answer> {
    return this.commands.execute(new AmendAgreement({ contributionId, ...body }, context));
  }

  @Post(':contributionId/receipts')
  @CommandRoute({ summary: 'Records money that came in' })
  receiveInstalment(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: ReceiveInstalmentBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReceiveInstalment({ contributionId, ...body }, context));
  }

  @Post(':contributionId/receipts/:receiptId/reversals')
  @CommandRoute({ summary: 'Takes back all or part of a receipt, never more than is available' })
  reverseReceipt(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @PathId('receiptId') receiptId: string,
    @Body() body: ReverseReceiptBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReverseReceipt({ contributionId, receiptId, ...body }, context));
  }

  @Post(':contributionId/instalments/:instalmentId/overdue')
  @CommandRoute({ summary: 'Notes that an instalment was not received in time' })
  markInstalmentOverdue(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @PathId('instalmentId') instalmentId: string,
  ): Promise<Answer> {
    return this.commands.execute(new MarkInstalmentOverdue({ contributionId, instalmentId }, context));
  }

  @Post(':contributionId/instalments/:instalmentId/reminders')
  @CommandRoute({ summary: 'Notes that the donor was reminded of an instalment that is overdue' })
  remindOfInstalment(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @PathId('instalmentId') instalmentId: string,
    @Body() body: RemindOfInstalmentBody,
  ): Promise<Answer> {
    return this.commands.execute(new RemindOfInstalment({ contributionId, instalmentId, ...body }, context));
  }

  @Post(':contributionId/instalments/:instalmentId/cancel')
  @CommandRoute({ summary: 'Cancels an instalment that will not come' })
  cancelInstalment(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @PathId('instalmentId') instalmentId: string,
    @Body() body: CancelInstalmentBody,
  ): Promise<Answer> {
    return this.commands.execute(new CancelInstalment({ contributionId, instalmentId, ...body }, context));
  }

  @Post(':contributionId/interest')
  @CommandRoute({ summary: 'Credits interest' })
  creditInterest(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: CreditInterestBody,
  ): Promise<Answer> {
    return this.commands.execute(new CreditInterest({ contributionId, ...body }, context));
  }

  @Post(':contributionId/refunds')
  @CommandRoute({ summary: 'Refunds what is available, or a part of it, to the donor' })
  refundBalance(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: RefundBalanceBody,
  ): Promise<Answer> {
    return this.commands.execute(new RefundBalance({ contributionId, ...body }, context));
  }

  @Post(':contributionId/transfers')
  @CommandRoute({ summary: 'Transfers what is available, or a part of it, to another contribution, with consent' })
  transferBalance(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: TransferBalanceBody,
  ): Promise<Answer> {
    return this.commands.execute(new TransferBalance({ contributionId, ...body }, context));
  }

  @Post(':contributionId/earmark')
  @CommandRoute({
    summary: "Changes the earmark, with the donor's consent; reservations that no longer fit are released",
    answers: {
      released: { type: 'array', items: { type: 'string' }, description: 'Requests whose reservations were released' },
    },
  })
  changeEarmark(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: ChangeEarmarkBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeEarmark({ contributionId, ...body }, context));
  }

  @Post(':contributionId/expire')
  @CommandRoute({
    summary: 'Lets a contribution expire after its last day; reservations are released, commitments may be liquidated',
    answers: {
      released: { type: 'array', items: { type: 'string' }, description: 'Requests whose reservations were released' },
      liquidateBy: { type: 'string', format: 'date', description: 'Last day for charging what is committed' },
    },
  })
  expireContribution(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: ExpireContributionBody,
  ): Promise<Answer> {
    return this.commands.execute(new ExpireContribution({ contributionId, ...body }, context));
  }

  @Post(':contributionId/commitments/:requestId/release')
  @CommandRoute({ summary: 'Releases what is left committed to a request when the days of liquidation are over' })
  releaseExpiredCommitment(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @RequestId() requestId: string,
    @Body() body: ReleaseExpiredCommitmentBody,
  ): Promise<Answer> {
    return this.commands.execute(new ReleaseExpiredCommitment({ contributionId, requestId, ...body }, context));
  }

  @Post(':contributionId/close')
  @CommandRoute({ summary: 'Closes a contribution of which nothing is left' })
  closeContribution(
    @Context() context: CommandContext,
    @ContributionId() contributionId: string,
    @Body() body: CloseContributionBody,
  ): Promise<Answer> {
    return this.commands.execute(new CloseContribution({ contributionId, ...body }, context));
  }
}
