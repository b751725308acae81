import { Module } from '@nestjs/common';
import { commandHandlers, transactionHandler } from '#event-store';
import {
  CancelInstalment,
  CloseContribution,
  CreditInterest,
  MarkInstalmentOverdue,
  PledgeContribution,
  ReceiveInstalment,
  ReducePledge,
  RefundBalance,
  ReverseReceipt,
  SignAgreement,
} from './contribution/contribution.commands.js';
import { contribution } from './contribution/contribution.decider.js';
import { pledgeContribution } from './contribution/pledge-contribution.transaction.js';
import { receiveInstalment } from './contribution/receive-instalment.transaction.js';
import { ChangeDonor, RegisterDonor } from './donor/donor.commands.js';
import { donor } from './donor/donor.decider.js';
import { CandidatesFromReadModel } from './resource-check/candidates.js';
import { utilisationQueries } from './utilisation/utilisation.queries.js';

@Module({
  providers: [
    ...commandHandlers(donor, { RegisterDonor, ChangeDonor }),
    ...commandHandlers(
      contribution,
      {
        PledgeContribution,
        ReducePledge,
        SignAgreement,
        MarkInstalmentOverdue,
        CancelInstalment,
        ReverseReceipt,
        CreditInterest,
        RefundBalance,
        CloseContribution,
      },
      { PledgeContribution: pledgeContribution },
    ),
    transactionHandler(ReceiveInstalment, receiveInstalment),
    ...utilisationQueries,
    CandidatesFromReadModel,
  ],
  exports: [CandidatesFromReadModel],
})
export class ContributionsModule {}
