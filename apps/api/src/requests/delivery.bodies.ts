import { type JusticeSector, KINDS_OF_ASSISTANCE, type KindOfAssistance, type Risk, SEVERITIES } from '#assistance';
import { MoneyBody } from '../contributions/contributions.bodies.js';
import { Field, ListOf, ListOfBodies, Nested, Nullable, Optional } from '../fields/field.js';
import { country, day, decimal, id, matching, minorUnits, number, oneOf, text, yesOrNo } from '../fields/kinds.js';

const MOST = 200;
const REASON = { max: 2_000 };
const people = number(0, 10_000_000);

export class PlannedActivityBody {
  @Field(id(40))
  plannedId!: string;

  @Field(oneOf(KINDS_OF_ASSISTANCE))
  kind!: KindOfAssistance;

  @Field(text({ max: 300 }))
  title!: string;

  @Field(day)
  from!: string;

  @Field(day)
  to!: string;
}

export class MilestoneBody {
  @Field(id(40))
  milestoneId!: string;

  @Field(text({ max: 300 }))
  title!: string;

  @Field(day)
  dueOn!: string;
}

export class BySexBody {
  @Field(people)
  female!: number;

  @Field(people)
  male!: number;

  @Field(people)
  notStated!: number;
}

export class IndicatorValueBody {
  @Field(decimal)
  value!: string;

  /** Where people are counted; adds up to the value. */
  @Nullable()
  @Nested(() => BySexBody)
  bySex: BySexBody | null = null;
}

export class IndicatorBody {
  @Field(id(40))
  indicatorId!: string;

  @Field(text({ max: 500 }))
  title!: string;

  @Field(text({ max: 60 }))
  unit!: string;

  @Field(yesOrNo)
  countsPeople!: boolean;

  @Nullable()
  @Nested(() => IndicatorValueBody)
  baseline: IndicatorValueBody | null = null;

  @Nullable()
  @Nested(() => IndicatorValueBody)
  target: IndicatorValueBody | null = null;
}

/** Replaces the one before. */
export class AgreeWorkplanBody {
  @Field(day)
  agreedOn!: string;

  @ListOfBodies(() => PlannedActivityBody, { min: 1, max: MOST })
  activities!: PlannedActivityBody[];

  @Optional()
  @ListOfBodies(() => MilestoneBody, { max: MOST })
  milestones: MilestoneBody[] = [];

  @Optional()
  @ListOfBodies(() => IndicatorBody, { max: MOST })
  indicators: IndicatorBody[] = [];
}

export class ReportProgressBody {
  /** Chosen by the office: sending it again changes nothing. */
  @Field(id())
  reportId!: string;

  /** The first day that it covers. */
  @Field(day)
  from!: string;

  /** The last day that it covers: the next report is due three months after it. */
  @Field(day)
  to!: string;

  @Field(text({ max: 20_000 }))
  summary!: string;

  @Field(day)
  reportedOn!: string;
}

/** Participants by sector of justice. */
class SectorsBody implements Partial<Record<JusticeSector, number>> {
  @Optional()
  @Field(people)
  police?: number;

  @Optional()
  @Field(people)
  prosecution?: number;

  @Optional()
  @Field(people)
  judiciary?: number;

  @Optional()
  @Field(people)
  prisons?: number;

  @Optional()
  @Field(people)
  customs?: number;

  @Optional()
  @Field(people)
  legislature?: number;

  @Optional()
  @Field(people)
  'civil-society'?: number;

  @Optional()
  @Field(people)
  other?: number;
}

class ActivityBody {
  /** The activity of the workplan that it was. */
  @Nullable()
  @Field(id(40))
  plannedId: string | null = null;

  @Field(oneOf(KINDS_OF_ASSISTANCE))
  kind!: KindOfAssistance;

  @Field(text({ max: 300 }))
  title!: string;

  @Field(day)
  from!: string;

  @Field(day)
  to!: string;

  @Nullable()
  @Field(country)
  country: string | null = null;

  @Nullable()
  @Field(text({ max: 200 }))
  place: string | null = null;

  @Nullable()
  @Nested(() => BySexBody)
  participants: BySexBody | null = null;

  @Optional()
  @Nested(() => SectorsBody)
  sectors: SectorsBody = new SectorsBody();

  @Optional()
  @ListOf(text({ max: 500 }), { max: 100 })
  outputs: string[] = [];
}

export class LogActivityBody extends ActivityBody {
  /** Chosen by who logs it: sending it again changes nothing. */
  @Field(id())
  activityId!: string;
}

export class CorrectActivityBody extends ActivityBody {
  @Field(id())
  correctionId!: string;

  @Field(text(REASON))
  reason!: string;
}

export class OccurredOnBody {
  @Field(day)
  occurredOn!: string;
}

export class MeasureIndicatorBody extends IndicatorValueBody {
  @Field(id())
  measurementId!: string;

  @Field(day)
  occurredOn!: string;
}

export class AttachEvidenceBody {
  @Field(id())
  evidenceId!: string;

  @Field(text({ max: 255 }))
  fileName!: string;

  @Field(matching(/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/, 'must be a media type, like application/pdf'))
  mediaType!: string;

  /** Bytes. */
  @Field(number(1, Number.MAX_SAFE_INTEGER))
  size!: number;

  @Field(matching(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits, lower case'))
  sha256!: string;

  @Field(text({ max: 1_000 }))
  describes!: string;

  @Field(day)
  occurredOn!: string;
}

export class RaiseRiskBody {
  @Field(id())
  riskId!: string;

  @Field(text({ max: 300 }))
  title!: string;

  @Field(oneOf(SEVERITIES))
  severity!: Risk['severity'];

  @Field(text({ max: 5_000 }))
  mitigation!: string;

  @Field(day)
  occurredOn!: string;
}

export class NamedChargeBody {
  @Field(id())
  contributionId!: string;

  /** In the currency of the budget; one contribution alone needs none. */
  @Optional()
  @Field(minorUnits())
  amount?: number;
}

export class ChargedToBody {
  /** They add up to the expenditure. */
  @ListOfBodies(() => NamedChargeBody, { min: 1, max: MOST })
  charges!: NamedChargeBody[];

  @Field(text(REASON))
  reason!: string;
}

export class RecordExpenditureBody {
  /** Chosen by who records it. */
  @Field(id())
  expenditureId!: string;

  @Field(id(40))
  lineId!: string;

  /** In the currency spent. */
  @Nested(() => MoneyBody)
  amount!: MoneyBody;

  @Field(day)
  occurredOn!: string;

  @Field(text({ max: 500 }))
  description!: string;

  /** `organisation`: passed on to another one. */
  @Optional({ default: 'supplier' })
  @Field(oneOf(['supplier', 'organisation']))
  paidTo: 'supplier' | 'organisation' = 'supplier';

  /** The obligation that it pays; then on its line, and in its currency. */
  @Optional()
  @Field(id())
  obligationId?: string;

  /** Who pays it, where that is not to be as the charging rule says. */
  @Optional()
  @Nested(() => ChargedToBody)
  chargedTo?: ChargedToBody;
}

/** All that was not reversed of an expenditure is charged to these. */
export class RechargeExpenditureBody {
  @Field(id())
  rechargeId!: string;

  /** They add up to what was not reversed. */
  @ListOfBodies(() => NamedChargeBody, { min: 1, max: MOST })
  charges!: NamedChargeBody[];

  @Field(day)
  rechargedOn!: string;

  @Field(text(REASON))
  reason!: string;
}

export class ReverseExpenditureBody {
  @Field(id())
  reversalId!: string;

  /** In the currency spent. */
  @Nested(() => MoneyBody)
  amount!: MoneyBody;

  @Field(day)
  occurredOn!: string;

  @Field(text(REASON))
  reason!: string;
}

export class SuspendDeliveryBody {
  @Field(day)
  suspendedOn!: string;

  @Field(text({ max: 5_000 }))
  reason!: string;
}

export class ResumeDeliveryBody {
  @Field(day)
  resumedOn!: string;
}

export class CompleteDeliveryBody {
  @Field(day)
  completedOn!: string;

  @Field(text({ max: 20_000 }))
  summary!: string;
}
