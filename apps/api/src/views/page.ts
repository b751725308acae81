import { ApiProperty } from '@nestjs/swagger';
import { applyDecorators, type Type } from '@nestjs/common';
import { isPosition } from '#event-store';
import { Field, NumberFromText, Optional } from '../fields/field.js';
import { moment, number, oneOf, textOf } from '../fields/kinds.js';
import { InvalidRequest } from '../problems/invalid-request.js';

const LONGEST_PAGE = 200;
const position = textOf(
  { description: 'The position that a command answered: the view waits until it shows that command' },
  'must be a position that a command answered',
  isPosition,
);
const cursor = textOf(
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

  @Optional({
    default: 'then',
    description:
      'With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later',
  })
  @Field(oneOf(['then', 'now']))
  known?: 'then' | 'now';
}

const Limit = (): PropertyDecorator =>
  applyDecorators(Optional(), NumberFromText(), Field(number(1, LONGEST_PAGE, { default: 50 })));
const Cursor = (): PropertyDecorator => applyDecorators(Optional(), Field(cursor));

export class PageQuery extends ViewQuery {
  @Limit()
  limit: number = 50;

  @Cursor()
  cursor?: string;
}

/** Of what is not made from the log, and has no earlier moments. */
export class LatestQuery {
  @Limit()
  limit: number = 50;

  @Cursor()
  cursor?: string;
}

export type Page<Item> = Readonly<{ items: readonly Item[]; /** Null: this is the last page. */ next: string | null }>;

/** The page that follows the cursor. `read` takes the last key of the page before, and how many are wanted. */
export const pageOf = async <Item>(
  { limit, cursor: given }: LatestQuery,
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

/** A number of the database's own, as text. */
export const NUMBER = /^\d{1,18}$/;

/** The key in a cursor, where that is such a number. */
export const numberIn = (key: string | null): string | null => {
  if (key !== null && !NUMBER.test(key)) throw badCursor();
  return key;
};

/** The first revision of the page that follows the key of one that ended with a revision. */
export const revisionAfter = (key: string | null): number => {
  if (key !== null && !/^\d{1,15}$/.test(key)) throw badCursor();
  return key === null ? 0 : Number(key) + 1;
};

const keyIn = (given: string): string => {
  const key = Buffer.from(given, 'base64url').toString('utf8');
  if (!/^[\x20-\x7e]+$/.test(key)) throw badCursor();
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
