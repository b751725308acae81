import { Module } from '@nestjs/common';
import { commandHandlers, singleStream, transactionHandler } from '#event-store';
import {
  AmendAgreement,
  CancelInstalment,
  CloseContribution,
  type ContributionCommand,
  CreditInterest,
  MarkInstalmentOverdue,
  RemindOfInstalment,
  type PledgeContribution,
  ReceiveInstalment,
  ReducePledge,
  RefundBalance,
  ReverseReceipt,
  SignAgreement,
  TransferBalance,
} from './contribution/contribution.commands.js';
import { contribution } from './contribution/contribution.decider.js';
import type { ContributionEvent } from './contribution/contribution.events.js';
import type { Contribution } from './contribution/contribution.state.js';
import { receiveInstalment } from './contribution/receive-instalment.transaction.js';
import { transferBalance } from './contribution/transfer-balance.transaction.js';
import { ChangeDonor, RegisterDonor } from './donor/donor.commands.js';
import { donor } from './donor/donor.decider.js';
import { closedPeriodQueries } from './period/closed-periods.queries.js';
import { inOpenPeriod } from './period/open-period.js';
import { ClosePeriod } from './period/period.commands.js';
import { periods } from './period/period.decider.js';
import { type InKindCommand, type RecordInKind, RevalueInKind } from './in-kind/in-kind.commands.js';
import { type InKindState, inKind } from './in-kind/in-kind.decider.js';
import type { InKindEvent } from './in-kind/in-kind.events.js';
import { inKindQueries } from './in-kind/in-kind.queries.js';
import { CandidatesFromReadModel } from './resource-check/candidates.js';
import { explanationQueries } from './utilisation/explanation.queries.js';
import { utilisationQueries } from './utilisation/utilisation.queries.js';

/** Finance, which enters these, can choose the day. */
const moneyInOpenPeriod = {
  ReverseReceipt: inOpenPeriod<ReverseReceipt>(({ data }) => data.reversedOn, singleStream(contribution)),
  CreditInterest: inOpenPeriod<CreditInterest>(({ data }) => data.creditedOn, singleStream(contribution)),
  RefundBalance: inOpenPeriod<RefundBalance>(({ data }) => data.refundedOn, singleStream(contribution)),
};

@Module({
  providers: [
    ...commandHandlers(donor, { RegisterDonor, ChangeDonor }),
    // Pledges are handled in assistance, since they may be for certain requests.
    ...commandHandlers<Contribution, Exclude<ContributionCommand, PledgeContribution>, ContributionEvent>(
      contribution,
      {
        ReducePledge,
        SignAgreement,
        AmendAgreement,
        MarkInstalmentOverdue,
        RemindOfInstalment,
        CancelInstalment,
        ReverseReceipt,
        CreditInterest,
        RefundBalance,
        CloseContribution,
      },
      moneyInOpenPeriod,
    ),
    transactionHandler(
      ReceiveInstalment,
      inOpenPeriod(({ data }) => data.receivedOn, receiveInstalment),
    ),
    ...commandHandlers(periods, { ClosePeriod }),
    ...utilisationQueries,
    ...explanationQueries,
    ...closedPeriodQueries,
    transactionHandler(TransferBalance, transferBalance),
    // What is for a certain request is recorded in assistance.
    ...commandHandlers<InKindState, Exclude<InKindCommand, RecordInKind>, InKindEvent>(inKind, { RevalueInKind }),
    ...utilisationQueries,
    ...inKindQueries,
    CandidatesFromReadModel,
  ],
  exports: [CandidatesFromReadModel],
})
export class ContributionsModule {}
