import {
  CHARGING_RULES,
  type ChargingRule,
  type EarmarkLevel,
  LINE_CATEGORIES,
  type LineCategory,
} from '#contributions';
import { Field, ListOf, ListOfBodies, Nested, Nullable, Optional } from '../fields/field.js';
import {
  basisPoints,
  country,
  currency,
  day,
  id,
  minorUnits,
  oneOf,
  region,
  text,
  theme,
  yesOrNo,
} from '../fields/kinds.js';
import { contributionId, requestId } from '../fields/path-id.js';

const REFERENCE = { max: 100 };
const REASON = { max: 2000 };

export class MoneyBody {
  @Field(minorUnits())
  minor!: number;

  @Field(currency)
  currency!: string;
}

export class PeriodBody {
  @Field(day)
  from!: string;

  @Field(day)
  to!: string;
}

/** Dimensions are ANDed, values within one ORed; an empty one allows all. */
export class EarmarkBody {
  /** 1 unearmarked, 2 softly earmarked, 3 earmarked, 4 tightly earmarked. */
  @Field(oneOf([1, 2, 3, 4]))
  level!: EarmarkLevel;

  @Optional()
  @ListOf(theme, { max: 20 })
  themes: string[] = [];

  @Optional()
  @ListOf(region, { max: 100 })
  regions: string[] = [];

  @Optional()
  @ListOf(country, { max: 250 })
  countries: string[] = [];

  @Optional()
  @ListOf(id(), { max: 50 })
  programmes: string[] = [];

  @Optional()
  @ListOf(requestId, { max: 200 })
  requests: string[] = [];

  @Optional()
  @ListOf(oneOf(LINE_CATEGORIES), { max: LINE_CATEGORIES.length })
  excludedLines: LineCategory[] = [];

  @Nullable()
  @Nested(() => PeriodBody)
  implementation: PeriodBody | null = null;
}

export class PledgeContributionBody {
  @Field(id())
  donorId!: string;

  @Field(text({ max: 300 }))
  title!: string;

  @Nested(() => MoneyBody)
  amount!: MoneyBody;

  @Field(day)
  pledgedOn!: string;

  @Nested(() => EarmarkBody)
  earmark!: EarmarkBody;

  /** The organisation's own money, kept as a contribution so that its spending has a source. */
  @Optional({ default: false })
  @Field(yesOrNo)
  ownResources: boolean = false;
}

export class ReducePledgeBody {
  /** What remains announced. */
  @Field(minorUnits({ min: 0 }))
  announced!: number;

  @Field(day)
  reducedOn!: string;

  @Field(text(REASON))
  reason!: string;
}

export class InstalmentBody {
  @Field(id())
  instalmentId!: string;

  @Field(day)
  dueOn!: string;

  @Field(minorUnits())
  amount!: number;
}

export class SignAgreementBody {
  @Field(text(REFERENCE))
  reference!: string;

  @Field(day)
  signedOn!: string;

  @Field(minorUnits())
  amount!: number;

  @Optional()
  @ListOfBodies(() => InstalmentBody, { max: 200 })
  instalments: InstalmentBody[] = [];

  /** 13 % unless the agreement says otherwise. */
  @Optional({ default: 1300 })
  @Field(basisPoints)
  pscBasisPoints: number = 1300;

  /** The last day on which a charge may be dated. */
  @Nullable()
  @Field(day)
  expiresOn: string | null = null;

  /** When the donor expects financial reports. */
  @Optional()
  @ListOf(day, { max: 200 })
  reportsDueOn: string[] = [];

  /** So much may be committed before it comes, against instalments that are still to come. */
  @Optional({ default: 0 })
  @Field(minorUnits({ min: 0 }))
  advanceAuthority: number = 0;

  /** How requests that it helps to fund are charged: by the order of use, or all their contributions in proportion. */
  @Optional({ default: 'order-of-use' })
  @Field(oneOf(CHARGING_RULES))
  chargingRule: ChargingRule = 'order-of-use';
}

/** What is left out stays as it is. */
export class AmendAgreementBody {
  @Field(text(REFERENCE))
  reference!: string;

  @Field(day)
  amendedOn!: string;

  @Field(text(REASON))
  reason!: string;

  /** All of it from now on: a top-up or a reduction, never below what is bound. */
  @Optional()
  @Field(minorUnits())
  amount?: number;

  /** All that are not cancelled; those that came, or came in part, stay. */
  @Optional()
  @ListOfBodies(() => InstalmentBody, { max: 200 })
  instalments?: InstalmentBody[];

  /** For new allocations only. */
  @Optional()
  @Field(basisPoints)
  pscBasisPoints?: number;

  /** Null: open-ended. */
  @Nullable()
  @Optional()
  @Field(day)
  expiresOn?: string | null;

  @Optional()
  @ListOf(day, { max: 200 })
  reportsDueOn?: string[];

  @Optional()
  @Field(minorUnits({ min: 0 }))
  advanceAuthority?: number;

  /** For requests that are confirmed, or given more, from then on. */
  @Optional()
  @Field(oneOf(CHARGING_RULES))
  chargingRule?: ChargingRule;
}

export class ReceiveInstalmentBody {
  @Field(id())
  receiptId!: string;

  @Nullable()
  @Field(id())
  instalmentId: string | null = null;

  /** As it was paid; converted into the held currency at the rate of its day. */
  @Nested(() => MoneyBody)
  received!: MoneyBody;

  @Field(day)
  receivedOn!: string;
}

export class CancelInstalmentBody {
  @Field(day)
  cancelledOn!: string;

  @Field(text(REASON))
  reason!: string;
}

export class RemindOfInstalmentBody {
  @Field(day)
  remindedOn!: string;
}

export class ReverseReceiptBody {
  @Field(minorUnits())
  amount!: number;

  @Field(day)
  reversedOn!: string;

  @Field(text(REASON))
  reason!: string;
}

export class CreditInterestBody {
  @Field(minorUnits())
  amount!: number;

  @Field(day)
  creditedOn!: string;
}

export class RefundBalanceBody {
  @Field(minorUnits())
  amount!: number;

  @Field(day)
  refundedOn!: string;

  @Field(text(REFERENCE))
  reference!: string;
}

export class TransferBalanceBody {
  @Field(contributionId)
  toContributionId!: string;

  /** In the currency in which the money is held now. */
  @Field(minorUnits())
  amount!: number;

  @Field(day)
  transferredOn!: string;

  @Field(text({ max: 200 }))
  consentReference!: string;

  /** The consent of the other contribution's donor, where that is another one. */
  @Nullable()
  @Field(text({ max: 200 }))
  receivingConsentReference: string | null = null;

  @Field(text(REASON))
  reason!: string;
}

export class ChangeEarmarkBody {
  @Nested(() => EarmarkBody)
  earmark!: EarmarkBody;

  @Field(day)
  changedOn!: string;

  @Field(text(REFERENCE))
  consentReference!: string;

  @Field(text(REASON))
  reason!: string;

  /** Whether the donor's consent covers keeping commitments that the new earmark would not allow. */
  @Field(yesOrNo)
  consentKeepsCommitments!: boolean;
}

export class ExpireContributionBody {
  /** After its last day. */
  @Field(day)
  expiredOn!: string;
}

export class ReleaseExpiredCommitmentBody {
  /** After the days of liquidation. */
  @Field(day)
  releasedOn!: string;
}

export class CloseContributionBody {
  @Field(day)
  closedOn!: string;
}
