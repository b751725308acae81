import { Field, Optional } from '../fields/field.js';
import { textOf } from '../fields/kinds.js';

const path = textOf(
  { maxLength: 1_000, default: '/' },
  'must be at most 1000 characters',
  ({ length }) => length <= 1_000,
);

export class SignInQuery {
  @Optional({ description: 'Where the browser goes then: a path of this system' })
  @Field(path)
  returnTo: string = '/';
}
