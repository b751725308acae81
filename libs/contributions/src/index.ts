export {
  charge,
  commit,
  payableFor,
  releaseCommitment,
  releaseReservation,
  reserve,
  reverseCharge,
} from './contribution/allocations.js';
export { advanceShortfall, unusedAuthority } from './contribution/advance.js';
export {
  type Allocation,
  type Balance,
  brokenIdentities,
  cashOf,
  emptyAllocation,
  emptyBalance,
  grossCost,
} from './contribution/balance.js';
export {
  AmendAgreement,
  CancelInstalment,
  ChangeEarmark,
  CloseContribution,
  CreditInterest,
  ExpireContribution,
  MarkInstalmentOverdue,
  RemindOfInstalment,
  PledgeContribution,
  ReceiveInstalment,
  ReducePledge,
  RefundBalance,
  ReverseReceipt,
  SignAgreement,
  TransferBalance,
} from './contribution/contribution.commands.js';
export { receive } from './contribution/cash.js';
export { contribution } from './contribution/contribution.decider.js';
export { expire, requireLiquidated } from './contribution/expiry.js';
export { underAgreement } from './contribution/under-agreement.js';
export {
  type Beneficiary,
  CHARGING_RULES,
  type ChargingRule,
  type ContributionEvent,
  type Instalment,
} from './contribution/contribution.events.js';
export {
  allocationOf,
  type Contribution,
  contributionFold,
  contributionStream,
  earmarkFor,
  type FundingLedger,
  type UnderAgreement,
} from './contribution/contribution.state.js';
export {
  type Earmark,
  type EarmarkLevel,
  LINE_CATEGORIES,
  type LineCategory,
  requireEarmark,
  UNEARMARKED,
} from './contribution/earmark.js';
export { ChangeDonor, type DonorCommand, RegisterDonor } from './donor/donor.commands.js';
export { donor, donorStream } from './donor/donor.decider.js';
export { RecordInKind, RevalueInKind } from './in-kind/in-kind.commands.js';
export { inKind } from './in-kind/in-kind.decider.js';
export { IN_KIND, type InKind, type InKindEvent } from './in-kind/in-kind.events.js';
export { inKindList } from './in-kind/in-kind-list.projection.js';
export { type InKindRow, type InKindTotal, ListInKind, ShowInKind } from './in-kind/in-kind.queries.js';
export { recordInKind } from './in-kind/record-in-kind.transaction.js';
export { DONOR_TYPES, type DonorEvent, type DonorType } from './donor/donor.events.js';
export { evenOut } from './resource-check/even-out.js';
export { type BudgetLine, type Cell, cellsOf, directCost, type Need } from './resource-check/need.js';
export {
  type AllocatedCell,
  CONSIDERED_LISTED,
  type Considered,
  type ProposedAllocation,
  type ResourceCheck,
  ResourcePass,
  summarised,
} from './resource-check/resource-check.js';
export { byOrderOfUse, type Exclusion, mayPay, type Source, sourceOf, termsExclude } from './resource-check/source.js';
export { type Candidates, CandidatesFromReadModel } from './resource-check/candidates.js';
export { closedPeriods } from './period/closed-periods.projection.js';
export { type ClosedPeriodRow, ListClosedPeriods } from './period/closed-periods.queries.js';
export { accountingDay, inOpenPeriod } from './period/open-period.js';
export { ClosePeriod } from './period/period.commands.js';
export { chargesBy, periodOf, PERIODS, periods } from './period/period.decider.js';
export type { PeriodEvent } from './period/period.events.js';
export { ContributionsModule } from './contributions.module.js';
export { donorList } from './donor/donor-list.projection.js';
export { IN_KIND_FIGURES } from './in-kind/in-kind-figures.js';
export { ExplainContribution, ExplainDonor, ExplainInKind } from './utilisation/explanation.queries.js';
export { EXPLAINED_FIGURES } from './utilisation/ledger-figures.js';
export { contributionLedger } from './utilisation/contribution-ledger.projection.js';
export {
  type ContributionRow,
  type DonorRow,
  ListContributions,
  ListDonors,
  ShowContribution,
  ShowContributionUtilisation,
  ShowDonor,
  ShowDonorUtilisation,
} from './utilisation/utilisation.queries.js';
export type { LedgerFigures, Quarter, Slice, Utilisation } from './utilisation/utilisation.js';
export { pledgeContribution } from './contribution/pledge-contribution.transaction.js';
export { receiveInstalment } from './contribution/receive-instalment.transaction.js';
