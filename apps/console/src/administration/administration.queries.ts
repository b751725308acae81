import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';

const MOST = 200;

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: async (): Promise<readonly Schemas['Account'][]> => {
    const all: Schemas['Account'][] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: MOST, ...(cursor !== undefined && { cursor }) };
      const page = await answered(api.GET('/api/v1/accounts', { params: { query } }));
      all.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return all;
  },
});

const of = (name: string) => ({ params: { path: { name } } });

export const accountQuery = (name: string) =>
  queryOptions({
    queryKey: ['accounts', name],
    queryFn: () => answered(api.GET('/api/v1/accounts/{name}', of(name))),
  });
export const personQuery = (name: string) =>
  queryOptions({
    queryKey: ['accounts', name, 'person'],
    queryFn: () => answered(api.GET('/api/v1/accounts/{name}/person', of(name))),
  });
export const sessionsQuery = (name: string) =>
  queryOptions({
    queryKey: ['accounts', name, 'sessions'],
    queryFn: async () => (await answered(api.GET('/api/v1/accounts/{name}/sessions', of(name)))).items,
    staleTime: 0, // sessions begin and end elsewhere, and nothing tells of it
  });
export const apiKeysQuery = (name: string) =>
  queryOptions({
    queryKey: ['accounts', name, 'api-keys'],
    queryFn: async () => (await answered(api.GET('/api/v1/accounts/{name}/api-keys', of(name)))).items,
  });

export const officesQuery = queryOptions({
  queryKey: ['offices'],
  queryFn: async () => (await answered(api.GET('/api/v1/field-offices'))).items,
});
export const standardsQuery = queryOptions({
  queryKey: ['standards'],
  queryFn: async () => (await answered(api.GET('/api/v1/service-standards'))).items,
});
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await answered(api.GET('/api/v1/webhooks'))).items,
});
export const recipientsQuery = queryOptions({
  queryKey: ['recipients'],
  queryFn: async () => (await answered(api.GET('/api/v1/recipients', { params: { query: { limit: MOST } } }))).items,
});

export const deliveriesQuery = (webhookId: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', webhookId, 'deliveries'],
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...(pageParam && { cursor: pageParam }) };
      const params = { path: { webhookId }, query };
      return answered(api.GET('/api/v1/webhooks/{webhookId}/deliveries', { params }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const WORK_STATUSES = ['parked', 'refused', 'waiting', 'done'] as const;
export type WorkStatus = (typeof WORK_STATUSES)[number];
export const workQuery = (status: WorkStatus) =>
  infiniteQueryOptions({
    queryKey: ['work', status],
    queryFn: ({ pageParam }) => {
      const query = { status, limit: 50, ...(pageParam && { cursor: pageParam }) };
      return answered(api.GET('/api/v1/work', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
