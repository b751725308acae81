import { infiniteQueryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';
import type { operations } from '../api/schema.js';
import { all, paged } from '../contributions/contributions.queries.js';
import { type FigureAsked, momentOf, type Place } from '../contributions/place.js';
import type { Subject } from '../contributions/use-place.js';

type Explanation = Schemas['Explanation'];
type Asked<Operation extends keyof operations> = Pick<operations[Operation]['parameters'], 'path' | 'query'>;

const explanation = (
  { kind, id }: Subject,
  { figure, currency, by, key }: FigureAsked,
  place: Place,
  cursor: string | undefined,
): Promise<Explanation> => {
  const page = paged(cursor, place);
  const query = { ...page, ...(by !== undefined && { by }), ...(key !== undefined && { key }) };
  // Each has figures of its own; the api refuses the others.
  switch (kind) {
    case 'donor': {
      const params = { path: { donorId: id, figure }, query: { ...query, currency } } as Asked<'explainDonor'>;
      return answered(api.GET('/api/v1/donors/{donorId}/explanations/{figure}', { params }));
    }
    case 'contribution': {
      const params = { path: { contributionId: id, figure }, query } as Asked<'explainContribution'>;
      return answered(api.GET('/api/v1/contributions/{contributionId}/explanations/{figure}', { params }));
    }
    case 'request': {
      const params = { path: { requestId: id, figure }, query } as Asked<'explainRequest'>;
      return answered(api.GET('/api/v1/requests/{requestId}/explanations/{figure}', { params }));
    }
    case 'mandate': {
      const spent = { ...page, ...(currency !== undefined && { currency }) };
      const params = { path: { mandateId: id, figure }, query: spent } as Asked<'explainMandate'>;
      return answered(api.GET('/api/v1/mandates/{mandateId}/explanations/{figure}', { params }));
    }
  }
};

/** The events that make up a figure, in the order in which they were recorded. */
export const explanationQuery = (subject: Subject, asked: FigureAsked, place: Place) =>
  infiniteQueryOptions({
    queryKey: [subject.kind, subject.id, 'explanation', asked, momentOf(place)],
    queryFn: ({ pageParam }): Promise<Explanation> => explanation(subject, asked, place, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** All of them, for a file. */
export const allChanges = (
  subject: Subject,
  asked: FigureAsked,
  place: Place,
): Promise<readonly Explanation['items'][number][]> => all((cursor) => explanation(subject, asked, place, cursor));
