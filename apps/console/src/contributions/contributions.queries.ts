import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';
import type { operations } from '../api/schema.js';
import { type FigureAsked, momentOf, type Place } from './place.js';
import type { Subject } from './use-place.js';

const PAGE = 200;

/** All of a list, page after page. */
const all = async <Item>(
  page: (cursor: string | undefined) => Promise<Readonly<{ items: readonly Item[]; next: string | null }>>,
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items: more, next } = await page(cursor);
    items.push(...more);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return items;
};

const paged = (cursor: string | undefined, place: Place) => ({
  ...momentOf(place),
  limit: PAGE,
  ...(cursor !== undefined && { cursor }),
});

export const donorsQuery = (place: Place) =>
  queryOptions({
    queryKey: ['donors', momentOf(place)],
    queryFn: () => all((cursor) => answered(api.GET('/api/v1/donors', { params: { query: paged(cursor, place) } }))),
  });

export const contributionsQuery = (place: Place, donorId?: string) =>
  queryOptions({
    queryKey: ['contributions', donorId, momentOf(place)],
    queryFn: () =>
      all((cursor) => {
        const query = { ...paged(cursor, place), ...(donorId !== undefined && { donorId }) };
        return answered(api.GET('/api/v1/contributions', { params: { query } }));
      }),
  });

export const donorQuery = (donorId: string, place: Place) =>
  queryOptions({
    queryKey: ['donor', donorId, momentOf(place)],
    queryFn: () =>
      answered(api.GET('/api/v1/donors/{donorId}', { params: { path: { donorId }, query: momentOf(place) } })),
  });

export const contributionQuery = (contributionId: string, place: Place) =>
  queryOptions({
    queryKey: ['contribution', contributionId, momentOf(place)],
    queryFn: () =>
      answered(
        api.GET('/api/v1/contributions/{contributionId}', {
          params: { path: { contributionId }, query: momentOf(place) },
        }),
      ),
  });

/** One for each currency. */
export const utilisationQuery = ({ kind, id }: Subject, place: Place) =>
  queryOptions({
    queryKey: [kind, id, 'utilisation', momentOf(place)],
    queryFn: async (): Promise<readonly Schemas['Utilisation'][]> => {
      const query = momentOf(place);
      if (kind === 'donor') {
        const path = { donorId: id };
        return (await answered(api.GET('/api/v1/donors/{donorId}/utilisation', { params: { path, query } }))).items;
      }
      const path = { contributionId: id };
      return [
        await answered(api.GET('/api/v1/contributions/{contributionId}/utilisation', { params: { path, query } })),
      ];
    },
  });

export const resultsQuery = ({ kind, id }: Subject, place: Place) =>
  queryOptions({
    queryKey: [kind, id, 'results', momentOf(place)],
    queryFn: async (): Promise<readonly Schemas['RequestResults'][]> => {
      const query = momentOf(place);
      const { items } =
        kind === 'donor'
          ? await answered(api.GET('/api/v1/donors/{donorId}/results', { params: { path: { donorId: id }, query } }))
          : await answered(
              api.GET('/api/v1/contributions/{contributionId}/results', {
                params: { path: { contributionId: id }, query },
              }),
            );
      return items;
    },
  });

type Explanation = Schemas['Explanation'];
type OfContribution = operations['explainContribution']['parameters'];

const explanation = (
  { kind, id }: Subject,
  { figure, currency, by, key }: FigureAsked,
  place: Place,
  cursor: string | undefined,
): Promise<Explanation> => {
  const query = { ...paged(cursor, place), ...(by !== undefined && { by }), ...(key !== undefined && { key }) };
  if (kind === 'donor')
    return answered(
      api.GET('/api/v1/donors/{donorId}/explanations/{figure}', {
        params: { path: { donorId: id, figure }, query: { ...query, currency } },
      }),
    );
  // Of a contribution there are some figures fewer; the api refuses the others.
  const params = { path: { contributionId: id, figure }, query } as Pick<OfContribution, 'path' | 'query'>;
  return answered(api.GET('/api/v1/contributions/{contributionId}/explanations/{figure}', { params }));
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
