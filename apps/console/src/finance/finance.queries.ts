import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';

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
