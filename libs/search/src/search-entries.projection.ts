import type { RequestEvent } from '#assistance';
import type { ContributionEvent, DonorEvent } from '#contributions';
import { countryName } from '#countries';
import type { Projection, Recorded, Row, RowChange, Table } from '#event-sourcing';
import type { FieldOfficeEvent } from '#field-offices';
import { wordsOf } from './words.js';

export const FOUND = ['request', 'contribution', 'donor', 'field-office'] as const;

/** What can be found, by its number or code, its title, and what more is told of it. */
export const searchEntryTable = {
  name: 'search_entry',
  key: ['kind', 'id'],
  columns: {
    kind: 'text',
    id: 'text',
    title: 'text',
    subtitle: 'text',
    /** Of its id and title. */
    title_words: 'text',
    /** Of what else is told of it. */
    words: 'text',
    /** Of a contribution, and of a donor itself. */
    donor_id: 'text?',
    revision: 'integer',
  },
  searched: ['title_words', 'words'],
} as const satisfies Table;

type OfType<E, Type> = Extract<E, { type: Type }>;
type Searched =
  | OfType<RequestEvent, 'RequestSubmitted' | 'StageOpened' | 'RequestSplit'>
  | OfType<ContributionEvent, 'ContributionPledged'>
  | DonorEvent
  | OfType<FieldOfficeEvent, 'FieldOfficeOpened' | 'FieldOfficeRenamed'>;

export const searchEntries: Projection<Searched> = {
  name: 'search-entries',
  version: 1,
  tables: [searchEntryTable],
  handles: [
    'RequestSubmitted',
    'StageOpened',
    'RequestSplit',
    'ContributionPledged',
    'DonorRegistered',
    'DonorChanged',
    'FieldOfficeOpened',
    'FieldOfficeRenamed',
  ],
  project: (event) => [changeBy(event)],
};

const changeBy = ({ type, data, revision }: Recorded<Searched>): RowChange => {
  const entry = (kind: (typeof FOUND)[number], id: string, set: Row): RowChange => ({
    ...{ table: searchEntryTable.name, key: { kind, id } },
    set: { ...set, revision },
  });
  switch (type) {
    case 'RequestSubmitted': {
      const { requestId, title, description, justification, externalReference } = data;
      const more = [description, justification, externalReference];
      return entry('request', requestId, { ...titled(requestId, title), ...asked(data, more) });
    }
    case 'StageOpened': {
      const { requestId, submission } = data;
      return entry('request', requestId, { ...titled(requestId, submission.title), ...asked(submission, []) });
    }
    case 'RequestSplit':
      return entry('request', data.requestId, titled(data.requestId, data.title));
    case 'ContributionPledged': {
      const { contributionId, title, donorId } = data;
      const own = { subtitle: donorId, words: joined(donorId), donor_id: donorId };
      return entry('contribution', contributionId, { ...titled(contributionId, title), ...own });
    }
    case 'DonorRegistered':
    case 'DonorChanged': {
      const { donorId, name, country, organisationRef } = data;
      const subtitle = country === null ? '' : countryName(country);
      const own = { subtitle, words: joined(subtitle, country, organisationRef), donor_id: donorId };
      return entry('donor', donorId, { ...titled(donorId, name), ...own });
    }
    case 'FieldOfficeOpened': {
      const { code, name, hostCountry } = data;
      const subtitle = countryName(hostCountry);
      return entry('field-office', code, { ...titled(code, name), subtitle, words: joined(subtitle, hostCountry) });
    }
    case 'FieldOfficeRenamed':
      return entry('field-office', data.code, titled(data.code, data.name));
  }
};

const joined = (...texts: readonly (string | null)[]): string => wordsOf(...texts).join(' ');

const titled = (id: string, title: string): Row => ({ title, title_words: joined(id, title) });

type Asked = Pick<OfType<RequestEvent, 'RequestSubmitted'>['data'], 'origin' | 'ministry'>;

/** Who asks, in words; found by that, and by what else was told. */
const asked = ({ origin, ministry }: Asked, more: readonly (string | null)[]): Row => {
  const [subtitle, code] =
    origin.kind === 'state'
      ? [countryName(origin.country), origin.country]
      : [origin.kind === 'regional-body' ? origin.name : '', null];
  return { subtitle, words: joined(subtitle, code, ministry, ...more) };
};
