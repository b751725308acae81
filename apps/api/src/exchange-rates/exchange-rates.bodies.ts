import { Field, ListOfBodies } from '../fields/field.js';
import { currency, day, matching, text } from '../fields/kinds.js';

const MOST_RATES = 5_000;

export class ExchangeRateBody {
  @Field(currency)
  currency!: string;

  @Field(day)
  effectiveOn!: string;

  @Field(
    matching(
      /^(0|[1-9]\d{0,11})(\.\d{1,10})?$/,
      'must be a decimal number, at most 12 digits before and 10 after the point, as text',
    ),
  )
  unitsPerUsd!: string;

  /** Where it was published. */
  @Field(text({ max: 200 }))
  source!: string;
}

export class LoadRatesBody {
  @ListOfBodies(() => ExchangeRateBody, { min: 1, max: MOST_RATES })
  rates!: ExchangeRateBody[];
}
