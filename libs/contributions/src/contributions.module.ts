import { Module } from '@nestjs/common';
import { commandHandlers, transactionHandler } from '#event-store';
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
import { type InKindCommand, type RecordInKind, RevalueInKind } from './in-kind/in-kind.commands.js';
import { type InKindState, inKind } from './in-kind/in-kind.decider.js';
import type { InKindEvent } from './in-kind/in-kind.events.js';
import { inKindQueries } from './in-kind/in-kind.queries.js';
import { CandidatesFromReadModel } from './resource-check/candidates.js';
import { utilisationQueries } from './utilisation/utilisation.queries.js';

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
    ),
    transactionHandler(ReceiveInstalment, receiveInstalment),
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
