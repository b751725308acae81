import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';

export type Verification = Schemas['Verification'];

const MOST_RUNS = 10;
const WATCH_MS = 1_000;

/** The last ones, the newest first; asked for again and again while one is running. */
export const verificationsQuery = queryOptions({
  queryKey: ['verifications'],
  queryFn: async () =>
    (await answered(api.GET('/api/v1/verifications', { params: { query: { limit: MOST_RUNS } } }))).items,
  refetchInterval: ({ state: { data } }) => (data?.[0]?.status === 'running' ? WATCH_MS : false),
});

export const sealsQuery = infiniteQueryOptions({
  queryKey: ['seals'],
  queryFn: ({ pageParam }) =>
    answered(api.GET('/api/v1/seals', { params: { query: { limit: 30, ...(pageParam && { cursor: pageParam }) } } })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next ?? undefined,
});

export const startVerification = () => answered(api.POST('/api/v1/verifications'));
