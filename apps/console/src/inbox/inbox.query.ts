import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { isUnknown } from '../api/problem.js';

/** Newest first; `unread`: only what was not read. */
export const inboxQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['inbox', unread],
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...(unread && { unread: 'true' as const }), ...(pageParam && { cursor: pageParam }) };
      return answered(api.GET('/api/v1/inbox', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const unreadQuery = queryOptions({
  queryKey: ['inbox', 'count'],
  queryFn: async () => (await answered(api.GET('/api/v1/inbox', { params: { query: { limit: 1 } } }))).unread,
  staleTime: 60_000,
});

/** How somebody is told, which is registered for some: null for the others. */
export const toldQuery = (actor: string) =>
  queryOptions({
    queryKey: ['recipients', actor],
    queryFn: async () => {
      try {
        return await answered(api.GET('/api/v1/recipients/{actor}', { params: { path: { actor } } }));
      } catch (error) {
        if (isUnknown(error)) return null;
        throw error;
      }
    },
  });
