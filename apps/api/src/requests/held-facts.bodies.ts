import { heldFacts } from '#assistance';
import type { Schemas } from '../commands/command.route.js';
import { Field, Optional } from '../fields/field.js';
import { day, id, text } from '../fields/kinds.js';
import { PageOf } from '../views/page.js';
import { RowView } from '../views/row-view.js';

const REASON = { max: 2_000 };

export class AcceptFactBody {
  @Field(day)
  acceptedOn!: string;

  @Field(text(REASON))
  reason!: string;

  /** Another id for the fact, where its own is that of another one. */
  @Optional()
  @Field(id())
  underId?: string;

  /** The obligation that it pays, of an expenditure that was told without. */
  @Optional()
  @Field(id())
  obligationId?: string;
}

export class RejectFactBody {
  @Field(day)
  rejectedOn!: string;

  @Field(text(REASON))
  reason!: string;
}

export const HeldFactPage = PageOf(RowView('HeldFact', heldFacts, 'held_fact'));

/** What a command answers that tells of something that has happened. */
export const HELD_ANSWER: Schemas = {
  held: { type: 'boolean', description: 'It breaks a rule, and waits for a person to decide' },
  factId: { type: 'string', description: 'Of the fact that is held, or was decided on' },
  because: { type: 'string', description: 'The rule that it breaks' },
  facts: { type: 'object', additionalProperties: true, description: 'What that rests on' },
  outcome: { type: 'string', enum: ['accepted', 'rejected'], description: 'What became of it, told again' },
};
