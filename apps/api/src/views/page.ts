import { ApiProperty } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { isPosition } from '#event-store';
import { Field, NumberFromText, Optional } from '../fields/field.js';
import { moment, number, textOf } from '../fields/kinds.js';
import { InvalidRequest } from '../problems/invalid-request.js';

export const LONGEST_PAGE = 200;
const position = textOf(
  { description: 'The position that a command answered: the view waits until it shows that command' },
  'must be a position that a command answered',
  isPosition,
);
export const cursor = textOf(
  { pattern: '^[A-Za-z0-9_-]{1,300}$', description: '`next` of the page before' },
  'must be the `next` of a page',
  (value) => /^[A-Za-z0-9_-]{1,300}$/.test(value),
);

export class ViewQuery {
  @Optional()
  @Field(position)
  after?: string;

  @Optional({
    description: 'A moment that is not to come: the view as it was then, with what had been recorded. Without `after`',
  })
  @Field(moment)
  asAt?: string;
}

export class PageQuery extends ViewQuery {
  @Optional()
  @NumberFromText()
  @Field(number(1, LONGEST_PAGE, { default: 50 }))
  limit: number = 50;

  @Optional()
  @Field(cursor)
  cursor?: string;
}

export type Page<Item> = Readonly<{ items: readonly Item[]; /** Null: this is the last page. */ next: string | null }>;

/** The page that follows the cursor. `read` takes the last key of the page before, and how many are wanted. */
export const pageOf = async <Item>(
  { limit, cursor: given }: Pick<PageQuery, 'limit' | 'cursor'>,
  keyOf: (item: Item) => string,
  read: (after: string | null, limit: number) => Promise<readonly Item[]>,
): Promise<Page<Item>> => {
  const found = await read(given === undefined ? null : keyIn(given), limit + 1); // one more tells whether there is another page
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: found.length > limit && last !== undefined ? Buffer.from(keyOf(last)).toString('base64url') : null,
  };
};

export const badCursor = (): InvalidRequest =>
  new InvalidRequest(400, [{ field: 'cursor', rule: 'must be the `next` of a page' }]);

const keyIn = (given: string): string => {
  const key = Buffer.from(given, 'base64url').toString('utf8');
  if (!/^[\x20-\x7e]+$/.test(key))
    throw new InvalidRequest(400, [{ field: 'cursor', rule: 'must be the `next` of a page' }]);
  return key;
};

/** The class of a page of these items, for the description of the api. */
export const PageOf = (view: Type): Type => {
  const name = `${view.name}Page`;
  const page = { [name]: class {} }[name] ?? class {};
  ApiProperty({ type: view, isArray: true })(page.prototype, 'items');
  ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null: this is the last' })(
    page.prototype,
    'next',
  );
  return page;
};
