import { type DacCriterion, type Rating, RESPONSES } from '#assistance';
import { Field, ListOf, ListOfBodies, Nested, Nullable, Optional } from '../fields/field.js';
import { day, id, oneOf, text, theme } from '../fields/kinds.js';
import { officeCode } from '../fields/path-id.js';

/** The name is kept encrypted, under a key of the person's own. */
export class EvaluatorBody {
  @Field(id())
  personId!: string;

  @Field(text({ max: 200 }))
  name!: string;

  @Field(text({ max: 200 }))
  organisation!: string;

  @Nullable()
  @Field(officeCode)
  officeCode: string | null = null;
}

export class CommissionEvaluationBody {
  @Nested(() => EvaluatorBody)
  evaluator!: EvaluatorBody;

  @Field(day)
  commissionedOn!: string;

  @Field(day)
  dueOn!: string;
}

export class WaiveEvaluationBody {
  @Field(day)
  waivedOn!: string;

  @Field(text({ max: 5_000 }))
  reason!: string;
}

export class AssessmentBody {
  /** 1 highly unsatisfactory … 6 highly satisfactory. */
  @Field(oneOf([1, 2, 3, 4, 5, 6]))
  rating!: Rating;

  @Field(text({ max: 20_000 }))
  findings!: string;
}

export class AssessmentsBody implements Record<DacCriterion, AssessmentBody> {
  @Nested(() => AssessmentBody)
  relevance!: AssessmentBody;

  @Nested(() => AssessmentBody)
  coherence!: AssessmentBody;

  @Nested(() => AssessmentBody)
  effectiveness!: AssessmentBody;

  @Nested(() => AssessmentBody)
  efficiency!: AssessmentBody;

  @Nested(() => AssessmentBody)
  impact!: AssessmentBody;

  @Nested(() => AssessmentBody)
  sustainability!: AssessmentBody;
}

export class RecommendationBody {
  @Field(id())
  recommendationId!: string;

  @Field(text({ max: 5_000 }))
  text!: string;
}

export class SubmitEvaluationBody {
  @Field(day)
  submittedOn!: string;

  @Field(text({ max: 20_000 }))
  summary!: string;

  @Nested(() => AssessmentsBody)
  assessments!: AssessmentsBody;

  @Optional()
  @ListOfBodies(() => RecommendationBody, { max: 50 })
  recommendations: RecommendationBody[] = [];
}

export class ResponseBody {
  @Field(id())
  recommendationId!: string;

  @Field(oneOf(RESPONSES))
  response!: (typeof RESPONSES)[number];

  /** What will be done, or why not. */
  @Field(text({ max: 5_000 }))
  action!: string;

  /** By when; null where nothing will be done. */
  @Nullable()
  @Field(day)
  dueOn: string | null = null;
}

export class RecordManagementResponseBody {
  @Field(day)
  recordedOn!: string;

  @ListOfBodies(() => ResponseBody, { max: 50 })
  responses!: ResponseBody[];
}

export class RecordLessonBody {
  @Field(id())
  lessonId!: string;

  @Field(text({ max: 10_000 }))
  lesson!: string;

  @Optional()
  @ListOf(theme, { max: 20 })
  themes: string[] = [];

  @Field(day)
  recordedOn!: string;
}

export class CloseRequestBody {
  @Field(day)
  closedOn!: string;
}

export class CancelRequestBody {
  @Field(day)
  cancelledOn!: string;

  @Field(text({ max: 5_000 }))
  reason!: string;
}

export class WithdrawRequestBody {
  @Field(day)
  withdrawnOn!: string;

  @Field(text({ max: 5_000 }))
  reason!: string;
}
