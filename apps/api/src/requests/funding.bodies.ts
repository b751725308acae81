import { Field, ListOfBodies } from '../fields/field.js';
import { day, text } from '../fields/kinds.js';
import { BudgetLineBody } from './intake.bodies.js';

export class CheckedOnBody {
  @Field(day)
  checkedOn!: string;
}

export class ConfirmFundingBody {
  @Field(day)
  confirmedOn!: string;
}

export class LapseReservationBody {
  @Field(day)
  lapsedOn!: string;
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
