import { Query } from '@nestjs/cqrs';
import { inScope, type RequestScope } from '#assistance';
import { queryHandler, wordsIn } from '#read-models';
import { type FOUND, searchEntryTable } from './search-entries.projection.js';
import { wordsOf } from './words.js';

/** `subtitle`: who asks or gives, or where it is; null where that is not for whoever searches. */
export type Found = Readonly<{ kind: (typeof FOUND)[number]; id: string; title: string; subtitle: string | null }>;

/** What may be found. Of an empty list: nothing; null: all. */
export type Findable = Readonly<{
  requests: RequestScope;
  /** Of these, those that are shown whole: the others are found by number and title only, and who asks is not told. */
  wholeRequests: RequestScope;
  /** Donors whose contributions these are. */
  contributionsOf: readonly string[] | null;
  donors: readonly string[] | null;
  fieldOffices: boolean;
}>;

/** Things that have all of the words, or words that begin so: first those that have them in their number or title. */
export class Search extends Query<readonly Found[]> {
  constructor(
    readonly text: string,
    readonly within: Findable,
    readonly limit: number,
  ) {
    super();
  }
}

const inTitle = `${wordsIn(['title_words'])} @@ $1::tsquery`;

export const searchQueries = [
  queryHandler(Search, ({ text, within, limit }, models) => {
    const { requests, wholeRequests, contributionsOf, donors, fieldOffices } = within;
    return models.rows<Found>(
      `select kind, id, title, case when kind = 'request' and not ${inScope('e.id', '$3')} then null else nullif(subtitle, '') end as subtitle
       from {search_entry} e
       where ${wordsIn(searchEntryTable.searched)} @@ $1::tsquery
         and case kind
               when 'request' then ${inScope('e.id', '$2')} and (${inTitle} or ${inScope('e.id', '$3')})
               when 'contribution' then ($4::text[] is null or donor_id = any($4))
               when 'donor' then ($5::text[] is null or donor_id = any($5))
               else $6 end
       order by (${inTitle}) desc, kind <> 'request', kind, id desc limit $7`,
      [beginning(text), requests, wholeRequests, contributionsOf, donors, fieldOffices, limit],
    );
  }),
];

/** A tsquery: words have nothing in them that it would read otherwise. */
const beginning = (text: string): string =>
  wordsOf(text)
    .map((word) => `'${word}':*`)
    .join(' & ');
