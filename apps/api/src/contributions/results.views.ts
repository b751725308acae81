import { DAC_CRITERIA, JUSTICE_SECTORS, KINDS_OF_ASSISTANCE } from '#assistance';
import { ObjectView } from '../views/row-view.js';

const count = { type: 'integer' } as const;
const people = { female: count, male: count, not_stated: count };
const rating = { type: 'integer', minimum: 1, maximum: 6 } as const;

const PeopleView = ObjectView('Participants', people);
const KindView = ObjectView('ResultsByKind', {
  kind: { enum: [...KINDS_OF_ASSISTANCE] },
  activities: count,
  ...people,
});
const SectorView = ObjectView('ResultsBySector', { sector: { enum: [...JUSTICE_SECTORS] }, participants: count });
const RatingsView = ObjectView('Ratings', Object.fromEntries(DAC_CRITERIA.map((criterion) => [criterion, rating])));
const RequestResultsView = ObjectView('RequestResults', {
  request_id: { type: String },
  title: { type: String },
  activities: count,
  participants: { type: PeopleView, description: 'Of all activities: who took part in two counts twice' },
  by_kind: { type: KindView, isArray: true },
  by_sector: { type: SectorView, isArray: true },
  outputs: { ...count, description: 'Things that activities brought forth, such as drafts and manuals' },
  ratings: {
    type: RatingsView,
    nullable: true,
    description: 'From 1, highly unsatisfactory, to 6, highly satisfactory; null: no evaluation was submitted',
  },
});
export const ResultsView = ObjectView('Results', {
  items: {
    type: RequestResultsView,
    isArray: true,
    description:
      'Of the requests that whoever asks sees now, also with `asAt`; of each all, also where others help to pay. The utilisation has the money of all requests',
  },
});
