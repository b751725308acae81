import { MOST_CHANGES, type Priority } from '#assistance';
import { EarmarkBody, MoneyBody } from '../contributions/contributions.bodies.js';
import { Field, ListOfOneOf, Nested, Nullable, Optional } from '../fields/field.js';
import { basisPoints, day, id, number, oneOf, yesOrNo } from '../fields/kinds.js';
import { requestId } from '../fields/path-id.js';

/** A new pledge, as if it were signed and received. */
export class PledgeChangeBody {
  @Field(oneOf(['pledge']))
  kind!: 'pledge';

  @Field(id())
  donorId!: string;

  @Nested(() => MoneyBody)
  amount!: MoneyBody;

  @Nested(() => EarmarkBody)
  earmark!: EarmarkBody;

  @Optional({ default: 1300 })
  @Field(basisPoints)
  pscBasisPoints: number = 1300;

  @Nullable()
  @Field(day)
  expiresOn: string | null = null;
}

/** Money that comes in. */
export class ReceiptChangeBody {
  @Field(oneOf(['receipt']))
  kind!: 'receipt';

  @Field(id())
  contributionId!: string;

  @Nullable()
  @Field(id())
  instalmentId: string | null = null;

  @Nested(() => MoneyBody)
  received!: MoneyBody;
}

/** An instalment that falls due later: it shows on a day between the two. */
export class LaterInstalmentChangeBody {
  @Field(oneOf(['later-instalment']))
  kind!: 'later-instalment';

  @Field(id())
  contributionId!: string;

  @Field(id())
  instalmentId!: string;

  @Field(day)
  dueOn!: string;
}

/** A request that waits, and whose work begins later. */
export class LaterStartChangeBody {
  @Field(oneOf(['later-start']))
  kind!: 'later-start';

  @Field(requestId)
  requestId!: string;

  @Field(day)
  startsOn!: string;
}

/** Another earmark, with the donor's consent. */
export class EarmarkChangeBody {
  @Field(oneOf(['earmark']))
  kind!: 'earmark';

  @Field(id())
  contributionId!: string;

  @Nested(() => EarmarkBody)
  earmark!: EarmarkBody;

  @Optional({ default: false })
  @Field(yesOrNo)
  consentKeepsCommitments: boolean = false;
}

/** Another priority of a request that waits. */
export class PriorityChangeBody {
  @Field(oneOf(['priority']))
  kind!: 'priority';

  @Field(requestId)
  requestId!: string;

  @Field(number(1, 5))
  priority!: Priority;
}

export const CHANGES = {
  pledge: PledgeChangeBody,
  receipt: ReceiptChangeBody,
  'later-instalment': LaterInstalmentChangeBody,
  'later-start': LaterStartChangeBody,
  earmark: EarmarkChangeBody,
  priority: PriorityChangeBody,
};

export class WhatIfBody {
  /** Tried in this order. The n-th makes `what-if-n` where it makes a contribution. */
  @ListOfOneOf('kind', CHANGES, { max: MOST_CHANGES })
  changes!: InstanceType<(typeof CHANGES)[keyof typeof CHANGES]>[];

  /** Today unless another is given; not before it. Instalments that fall due until then count as received. */
  @Optional()
  @Field(day)
  on?: string;
}
