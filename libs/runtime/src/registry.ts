import { accountList, accountPersonalFields } from '#access';
import {
  agreementProcess,
  ArrangeEvaluation,
  CheckResources,
  deadlinesProcess,
  evaluationProcess,
  fundingProcess,
  heldFacts,
  LapseReservation,
  obligations,
  RecheckWaitlist,
  ReleaseExpiredCommitment,
  requestOverview,
  requestParties,
  requestPersonalFields,
  ReviewDeadlines,
  serviceStandardList,
  stepFacts,
  waitlistEntries,
  waitlistProcess,
} from '#assistance';
import {
  closedPeriods,
  contributionLedger,
  donorList,
  ExpireContribution,
  inKindList,
  MarkInstalmentOverdue,
  RemindOfInstalment,
} from '#contributions';
import type { EventVersions, PersonalFields } from '#event-sourcing';
import { fieldOfficeList } from '#field-offices';
import { exchangeRateList } from '#money';
import { addressBook, recipientPersonalFields, webhookList, webhookPersonalFields } from '#notifications';
import type { AnyProcess, CommandClasses } from '#processes';
import type { AnyProjection } from '#read-models';
import { regularBudgetList } from '#regular-budget';
import { searchEntries } from '#search';

/** Every read model of the system. */
export const projections: readonly AnyProjection[] = [
  donorList,
  contributionLedger,
  closedPeriods,
  exchangeRateList,
  inKindList,
  regularBudgetList,
  fieldOfficeList,
  requestOverview,
  requestParties,
  obligations,
  heldFacts,
  waitlistEntries,
  serviceStandardList,
  stepFacts,
  addressBook,
  webhookList,
  accountList,
  searchEntries,
];

/** Everything that moves by itself. */
export const processes: readonly AnyProcess[] = [
  fundingProcess,
  waitlistProcess,
  evaluationProcess,
  deadlinesProcess,
  agreementProcess,
];

/** The commands that processes give. */
export const processCommands: CommandClasses = {
  ArrangeEvaluation,
  CheckResources,
  LapseReservation,
  ExpireContribution,
  MarkInstalmentOverdue,
  RecheckWaitlist,
  ReleaseExpiredCommitment,
  RemindOfInstalment,
  ReviewDeadlines,
};

/** What leads from earlier versions of events to how they are written now. No type has changed yet. */
export const eventVersions: EventVersions = {};

/** Everything that events tell of persons. */
export const personalFields: PersonalFields = {
  ...requestPersonalFields,
  ...recipientPersonalFields,
  ...webhookPersonalFields,
  ...accountPersonalFields,
};
