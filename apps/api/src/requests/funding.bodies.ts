import { WAITLIST_POLICIES, type WaitlistPolicy } from '#assistance';
import { Field, ListOfBodies, Optional } from '../fields/field.js';
import { day, id, minorUnits, oneOf, text } from '../fields/kinds.js';
import { budgetId, contributionId } from '../fields/path-id.js';
import { BudgetLineBody } from './intake.bodies.js';

export class CheckedOnBody {
  @Field(day)
  checkedOn!: string;
}

export class RecheckWaitlistBody extends CheckedOnBody {
  /** A position that a command answered: where a pass has seen everything up to there, nothing more is done. */
  @Optional()
  @Field(text({ max: 100 }))
  requestedUpTo?: string;
}

export class WaitlistPolicyBody {
  @Field(oneOf(WAITLIST_POLICIES))
  policy!: WaitlistPolicy;

  /** The first day on which it is in force. */
  @Field(day)
  from!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}

export class ConfirmFundingBody {
  @Field(day)
  confirmedOn!: string;
}

export class ApproveRegularBudgetBody {
  /** The allocation from which it is committed: of the section that was named at acceptance. */
  @Field(budgetId)
  budgetId!: string;

  @Field(day)
  approvedOn!: string;

  /** Of the approval. */
  @Field(text({ max: 200 }))
  reference!: string;
}

export class LapseReservationBody {
  @Field(day)
  lapsedOn!: string;
}

export class SubstituteFundingBody {
  /** Whose open commitment is taken over. */
  @Field(contributionId)
  contributionId!: string;

  @Field(contributionId)
  toContributionId!: string;

  @Field(day)
  substitutedOn!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}

export class ReviseBudgetBody {
  /** All lines as they are to be; amounts are direct cost. */
  @ListOfBodies(() => BudgetLineBody, { min: 1, max: 100 })
  lines!: BudgetLineBody[];

  @Field(day)
  revisedOn!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}

export class StageLineBody {
  @Field(id(40))
  lineId!: string;

  /** What the stage takes of the line, direct cost. */
  @Field(minorUnits())
  amount!: number;
}

export class StageBody {
  @Field(text({ max: 300 }))
  title!: string;

  @ListOfBodies(() => StageLineBody, { min: 1, max: 100 })
  lines!: StageLineBody[];

  /** When its work is to start; not before that of the stage before it. */
  @Field(day)
  startsOn!: string;
}

export class SplitIntoStagesBody {
  /** In the order in which they are funded. Line by line they add up to the budget. */
  @ListOfBodies(() => StageBody, { min: 2, max: 9 })
  stages!: StageBody[];

  @Field(day)
  splitOn!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}
