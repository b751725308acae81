import { DONOR_TYPES, type DonorType } from '#contributions';
import { Field, Nullable } from '../fields/field.js';
import { country, id, oneOf, text } from '../fields/kinds.js';

export class DonorDetailsBody {
  @Field(text({ max: 300 }))
  name!: string;

  @Field(oneOf(DONOR_TYPES))
  type!: DonorType;

  /** Null for organisations of no one country. */
  @Nullable()
  @Field(country)
  country: string | null = null;

  /** Its identifier in a public register. */
  @Nullable()
  @Field(text({ max: 200 }))
  organisationRef: string | null = null;
}

export class RegisterDonorBody extends DonorDetailsBody {
  @Field(id())
  donorId!: string;
}
