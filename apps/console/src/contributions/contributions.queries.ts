import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';
import { momentOf, type Place } from './place.js';
import type { Subject } from './use-place.js';

const PAGE = 200;

/** All of a list, page after page. */
export const all = async <Item>(
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

export const paged = (cursor: string | undefined, place: Place) => ({
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
