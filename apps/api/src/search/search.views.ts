import { FOUND, wordsOf } from '#search';
import { Field, NumberFromText, Optional } from '../fields/field.js';
import { number, textOf } from '../fields/kinds.js';
import { ObjectView } from '../views/row-view.js';

const LONGEST = 200;
const MOST_WORDS = 10;

const sought = textOf(
  { minLength: 1, maxLength: LONGEST, description: 'Words, or how they begin: without regard to accents and capitals' },
  `must have 1 to ${MOST_WORDS} words of letters or digits, and at most ${LONGEST} characters`,
  (value) => value.length <= LONGEST && wordsOf(value).length > 0 && wordsOf(value).length <= MOST_WORDS,
);

export class SearchQuery {
  @Field(sought)
  q!: string;

  @Optional()
  @NumberFromText()
  @Field(number(1, 50, { default: 20 }))
  limit: number = 20;
}

const FoundView = ObjectView('Found', {
  kind: { enum: [...FOUND] },
  id: { type: String, example: 'TA-2026-000123' },
  title: { type: String },
  subtitle: { type: String, nullable: true, description: 'Who asks or gives, or where it is' },
});

export const FoundList = ObjectView('FoundList', {
  items: { type: FoundView, isArray: true, description: 'Those that have the words in their number or title first' },
});
