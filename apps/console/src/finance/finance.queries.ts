import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { momentOf, type Place } from '../contributions/place.js';

const MOST = 200;

export const heldFactsQuery = queryOptions({
  queryKey: ['held-facts'],
  queryFn: async () => (await answered(api.GET('/api/v1/held-facts', { params: { query: { limit: MOST } } }))).items,
});
export const inKindQuery = queryOptions({
  queryKey: ['in-kind'],
  queryFn: async () => (await answered(api.GET('/api/v1/in-kind', { params: { query: { limit: MOST } } }))).items,
});
export const regularBudgetsQuery = queryOptions({
  queryKey: ['regular-budgets'],
  queryFn: async () => (await answered(api.GET('/api/v1/regular-budgets'))).items,
});
export const periodsQuery = queryOptions({
  queryKey: ['periods'],
  queryFn: async () => (await answered(api.GET('/api/v1/periods'))).items,
});
export const currenciesQuery = (place: Place) =>
  queryOptions({
    queryKey: ['rates', momentOf(place)],
    queryFn: () => answered(api.GET('/api/v1/exchange-rates', { params: { query: momentOf(place) } })),
  });
export const ratesQuery = (currency: string, place: Place) =>
  infiniteQueryOptions({
    queryKey: ['rates', momentOf(place), currency],
    queryFn: ({ pageParam }) => {
      const query = { ...momentOf(place), ...(pageParam && { cursor: pageParam }) };
      return answered(api.GET('/api/v1/exchange-rates/{currency}', { params: { path: { currency }, query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
export const failedWorkQuery = queryOptions({
  queryKey: ['work', 'money'],
  queryFn: async () => {
    const query = { status: 'parked', limit: MOST } as const;
    return (await answered(api.GET('/api/v1/work/money', { params: { query } }))).items;
  },
});
