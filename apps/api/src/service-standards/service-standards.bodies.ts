import { LONGEST_STANDARD, type Unit, UNITS } from '#assistance';
import { Field, Optional } from '../fields/field.js';
import { day, id, number, oneOf, text } from '../fields/kinds.js';
import { officeCode } from '../fields/path-id.js';
import { ViewQuery } from '../views/page.js';

export class ServiceStandardBody {
  @Field(number(1, LONGEST_STANDARD))
  amount!: number;

  /** Working days are those of the office whose turn it is, or else of headquarters. */
  @Field(oneOf(UNITS))
  unit!: Unit;

  /** First day of steps that it is for. */
  @Field(day)
  from!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}

/** Steps that ended in this period, both days included. */
export class PerformanceQuery extends ViewQuery {
  /** Default: a year before the last day. */
  @Optional()
  @Field(day)
  from?: string;

  /** Default: today, or the day of `asAt`. */
  @Optional()
  @Field(day)
  to?: string;

  @Optional()
  @Field(id())
  programme?: string;

  /** Only steps that were this office's turn. */
  @Optional()
  @Field(officeCode)
  officeCode?: string;
}
