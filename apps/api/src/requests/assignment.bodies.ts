import { Field, Nullable } from '../fields/field.js';
import { day, text } from '../fields/kinds.js';
import { officeCode } from '../fields/path-id.js';

export class AssignFieldOfficeBody {
  /** `HQ` is headquarters, which accepts at once. */
  @Field(officeCode)
  officeCode!: string;

  @Field(day)
  assignedOn!: string;

  /** Needed when the office is not the first of the ranking, or takes over from another. */
  @Nullable()
  @Field(text({ max: 2_000 }))
  reason: string | null = null;
}

export class AcceptAssignmentBody {
  @Field(officeCode)
  officeCode!: string;

  @Field(day)
  acceptedOn!: string;
}

export class DeclineAssignmentBody {
  @Field(officeCode)
  officeCode!: string;

  @Field(day)
  declinedOn!: string;

  @Field(text({ max: 5_000 }))
  reason!: string;
}

export class EscalateAssignmentBody {
  @Field(day)
  escalatedOn!: string;
}
