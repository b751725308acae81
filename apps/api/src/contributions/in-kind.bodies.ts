import { IN_KIND, type InKind } from '#contributions';
import { Field, Nested, Nullable } from '../fields/field.js';
import { day, id, oneOf, text } from '../fields/kinds.js';
import { requestId } from '../fields/path-id.js';
import { MoneyBody } from './contributions.bodies.js';

export class RecordInKindBody {
  @Field(id())
  donorId!: string;

  @Field(oneOf(IN_KIND))
  kind!: InKind;

  @Field(text({ max: 300 }))
  title!: string;

  @Field(text({ max: 5_000 }))
  description!: string;

  @Nested(() => MoneyBody)
  value!: MoneyBody;

  /** How the value was found: an invoice, a price list, a person's salary. */
  @Field(text({ max: 500 }))
  valuedBy!: string;

  @Field(day)
  receivedOn!: string;

  /** The request that it serves, if it is for one. */
  @Nullable()
  @Field(requestId)
  requestId: string | null = null;

  /** Of the agreement or letter. */
  @Nullable()
  @Field(text({ max: 100 }))
  reference: string | null = null;
}

export class RevalueInKindBody {
  @Nested(() => MoneyBody)
  value!: MoneyBody;

  @Field(text({ max: 500 }))
  valuedBy!: string;

  @Field(day)
  revaluedOn!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}
