import {
  CHANNELS,
  FUNDING_BASES,
  KINDS_OF_ASSISTANCE,
  type KindOfAssistance,
  type Priority,
  STANDINGS,
  type Submission,
  URGENCIES,
} from '#assistance';
import { LINE_CATEGORIES, type LineCategory } from '#contributions';
import { MoneyBody } from '../contributions/contributions.bodies.js';
import { Field, ListOf, ListOfBodies, ListOfOneOf, Nested, NestedOneOf, Nullable, Optional } from '../fields/field.js';
import { country, currency, day, id, minorUnits, number, oneOf, region, text, theme } from '../fields/kinds.js';
import { budgetSection, citation } from '../fields/path-id.js';

export class StateOriginBody {
  @Field(oneOf(['state']))
  kind!: 'state';

  @Field(country)
  country!: string;
}

export class RegionalBodyOriginBody {
  @Field(oneOf(['regional-body']))
  kind!: 'regional-body';

  @Field(text({ max: 200 }))
  name!: string;
}

export class CentreOriginBody {
  @Field(oneOf(['centre']))
  kind!: 'centre';
}

const share = number(1, 10_000, { description: 'Basis points; those of all beneficiaries add up to 10000' });

export class CountryBeneficiaryBody {
  @Field(oneOf(['country']))
  kind!: 'country';

  @Field(country)
  code!: string;

  @Field(share)
  share!: number;
}

export class RegionBeneficiaryBody {
  @Field(oneOf(['region']))
  kind!: 'region';

  @Field(region)
  code!: string;

  @Field(share)
  share!: number;
}

export class GlobalBeneficiaryBody {
  @Field(oneOf(['global']))
  kind!: 'global';

  @Field(oneOf(['001']))
  code!: '001';

  @Field(share)
  share!: number;
}

/** Whom the Centre writes to. Name, e-mail and telephone are kept encrypted, under a key of the person's own. */
export class FocalPointBody {
  @Field(id())
  personId!: string;

  @Field(text({ max: 200 }))
  name!: string;

  @Nullable()
  @Field(text({ max: 254 }))
  email: string | null = null;

  @Nullable()
  @Field(text({ max: 50 }))
  telephone: string | null = null;
}

export const ORIGINS = { state: StateOriginBody, 'regional-body': RegionalBodyOriginBody, centre: CentreOriginBody };
export const BENEFICIARIES = {
  country: CountryBeneficiaryBody,
  region: RegionBeneficiaryBody,
  global: GlobalBeneficiaryBody,
};

export class SubmitRequestBody implements Omit<Submission, 'requestId'> {
  @NestedOneOf('kind', ORIGINS)
  origin!: StateOriginBody | RegionalBodyOriginBody | CentreOriginBody;

  @ListOfOneOf('kind', BENEFICIARIES, { min: 1, max: 250 })
  beneficiaries!: (CountryBeneficiaryBody | RegionBeneficiaryBody | GlobalBeneficiaryBody)[];

  @Nullable()
  @Field(text({ max: 200 }))
  ministry: string | null = null;

  @Nullable()
  @Nested(() => FocalPointBody)
  focalPoint: FocalPointBody | null = null;

  @Field(oneOf(CHANNELS))
  channel!: Submission['channel'];

  @Field(text({ max: 300 }))
  title!: string;

  @Field(text({ max: 20_000 }))
  description!: string;

  /** Why it is asked. */
  @Field(text({ max: 20_000 }))
  justification!: string;

  @ListOf(theme, { min: 1, max: 20 })
  themes!: string[];

  @Optional()
  @ListOf(oneOf(KINDS_OF_ASSISTANCE), { max: KINDS_OF_ASSISTANCE.length })
  kinds: KindOfAssistance[] = [];

  /** Actions of the plan: `18a`. */
  @Optional()
  @ListOf(citation, { max: 50 })
  mandates: string[] = [];

  @Nullable()
  @Field(text({ max: 100 }))
  instrument: string | null = null;

  @Nullable()
  @Nested(() => MoneyBody)
  estimatedCost: MoneyBody | null = null;

  @Nullable()
  @Field(day)
  wantedStart: string | null = null;

  @Optional({ default: 'routine' })
  @Field(oneOf(URGENCIES))
  urgency: Submission['urgency'] = 'routine';

  @Field(day)
  submittedOn!: string;

  /** Its identifier in the system that it came from. */
  @Nullable()
  @Field(text({ max: 200 }))
  externalReference: string | null = null;
}

export class AcknowledgeRequestBody {
  @Field(day)
  acknowledgedOn!: string;
}

export class RequestInformationBody {
  @Field(text({ max: 5_000 }))
  question!: string;

  @Field(day)
  askedOn!: string;
}

export class ProvideInformationBody {
  @Field(text({ max: 20_000 }))
  answer!: string;

  @Field(day)
  providedOn!: string;
}

export class BudgetLineBody {
  @Field(id(40))
  lineId!: string;

  @Field(oneOf(LINE_CATEGORIES))
  category!: LineCategory;

  @Field(text({ max: 500 }))
  description!: string;

  /** Direct cost. */
  @Field(minorUnits())
  amount!: number;
}

export class BudgetBody {
  @Field(currency)
  currency!: string;

  @ListOfBodies(() => BudgetLineBody, { min: 1, max: 100 })
  lines!: BudgetLineBody[];
}

export class AcceptRequestBody {
  @Field(day)
  acceptedOn!: string;

  /** The Centre's action of the plan under which it falls. */
  @Field(citation)
  mandate!: string;

  /** The action of States that it supports. */
  @Nullable()
  @Field(citation)
  stateAction: string | null = null;

  @Field(id())
  programme!: string;

  /** The regular budget pays for core functions only; no mandate implies it. */
  @Optional({ default: 'voluntary-contributions' })
  @Field(oneOf(FUNDING_BASES))
  fundingBasis: (typeof FUNDING_BASES)[number] = 'voluntary-contributions';

  /** For the regular budget, and required there: the section of the programme budget. */
  @Nullable()
  @Field(budgetSection)
  budgetSection: string | null = null;

  /** For the regular budget, and required there: why it is a core function. */
  @Nullable()
  @Field(text({ max: 2_000 }))
  coreFunctionReason: string | null = null;

  @Nested(() => BudgetBody)
  budget!: BudgetBody;

  /** When the work is to start; null: on the day that was wanted, or of acceptance. */
  @Nullable()
  @Field(day)
  startsOn: string | null = null;

  /** 1 is the most urgent; null: what the system proposes. */
  @Nullable()
  @Field(oneOf([1, 2, 3, 4, 5]))
  priority: Priority | null = null;

  @Nullable()
  @Field(text({ max: 2_000 }))
  priorityReason: string | null = null;

  /** Where the State stands towards the instrument concerned. */
  @Optional({ default: 'not-concerned' })
  @Field(oneOf(STANDINGS))
  ratification: (typeof STANDINGS)[number] = 'not-concerned';
}

export class DeclineRequestBody {
  @Field(text({ max: 5_000 }))
  reason!: string;

  @Field(day)
  declinedOn!: string;
}
