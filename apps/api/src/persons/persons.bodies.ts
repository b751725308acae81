import { Field } from '../fields/field.js';
import { text } from '../fields/kinds.js';

export class ErasePersonBody {
  /** Why. It stays in the log for ever: name nobody in it. */
  @Field(text({ max: 2_000 }))
  reason!: string;
}
