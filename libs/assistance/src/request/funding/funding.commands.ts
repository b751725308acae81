import type { BudgetLine } from '#contributions';
import { Command } from '#event-sourcing';

type Of = { requestId: string };

/** Asks which contributions may pay and whether there is enough: reserves, or puts the request on the waitlist. */
export class CheckResources extends Command<'CheckResources', Of & { checkedOn: string }> {
  readonly type = 'CheckResources';
}

export class ConfirmFunding extends Command<'ConfirmFunding', Of & { confirmedOn: string }> {
  readonly type = 'ConfirmFunding';
}

/** By a finance officer: for a request on the regular budget; `reference`: of the approval. */
export class ApproveRegularBudget extends Command<
  'ApproveRegularBudget',
  Of & { budgetId: string; approvedOn: string; reference: string }
> {
  readonly type = 'ApproveRegularBudget';
}

/** Refused before the reservation has expired. */
export class LapseReservation extends Command<'LapseReservation', Of & { lapsedOn: string }> {
  readonly type = 'LapseReservation';
}

/** What is left committed of a contribution that expired goes back, once the days of its liquidation are over. */
export class ReleaseExpiredCommitment extends Command<
  'ReleaseExpiredCommitment',
  Of & { contributionId: string; releasedOn: string }
> {
  readonly type = 'ReleaseExpiredCommitment';
}

/** Another contribution takes over what is still open of one's commitment. */
export class SubstituteFunding extends Command<
  'SubstituteFunding',
  Of & { contributionId: string; toContributionId: string; substitutedOn: string; reason: string }
> {
  readonly type = 'SubstituteFunding';
}

export class ReviseBudget extends Command<
  'ReviseBudget',
  Of & { lines: readonly BudgetLine[]; revisedOn: string; reason: string }
> {
  readonly type = 'ReviseBudget';
}

/** What a stage takes of a line of the request's budget, minor units. */
export type StageLine = Readonly<{ lineId: string; amount: number }>;
/** `startsOn`: when its work is to start. */
export type StageSketch = Readonly<{ title: string; lines: readonly StageLine[]; startsOn: string }>;

/** The request becomes the first of its stages, and each further one a request of its own; line by line they add up. */
export class SplitIntoStages extends Command<
  'SplitIntoStages',
  Of & { stages: readonly StageSketch[]; splitOn: string; reason: string }
> {
  readonly type = 'SplitIntoStages';
}
