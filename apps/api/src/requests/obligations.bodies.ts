import { obligations } from '#assistance';
import { MoneyBody } from '../contributions/contributions.bodies.js';
import { Field, Nested } from '../fields/field.js';
import { day, id, text } from '../fields/kinds.js';
import { ObjectView, RowView } from '../views/row-view.js';

class ObligationBody {
  /** Chosen by who raises it. */
  @Field(id())
  obligationId!: string;

  @Field(id(40))
  lineId!: string;

  @Field(text({ max: 300 }))
  supplier!: string;

  @Field(text({ max: 1_000 }))
  description!: string;

  /** In the currency of the contract. */
  @Nested(() => MoneyBody)
  amount!: MoneyBody;
}

export class RaiseObligationBody extends ObligationBody {
  @Field(day)
  raisedOn!: string;
}

/** A late charge, as an obligation: the charge then names it. */
export class ReopenRequestBody extends ObligationBody {
  @Field(day)
  reopenedOn!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}

export class CancelObligationBody {
  @Field(day)
  cancelledOn!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}

const ObligationView = RowView('Obligation', obligations, 'obligation', {
  open: { type: 'integer', description: 'Neither paid nor cancelled, minor units of `currency`' },
});
export const ObligationList = ObjectView('ObligationList', { items: { type: ObligationView, isArray: true } });
