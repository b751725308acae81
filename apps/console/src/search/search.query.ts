import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';

export type Found = Schemas['Found'];
export const KINDS = ['request', 'contribution', 'donor', 'field-office'] as const satisfies readonly Found['kind'][];

const SHORTEST = 2;
export const isSought = (typed: string): boolean =>
  typed.length >= SHORTEST && /[\p{L}\p{N}]/u.test(typed) && typed.length <= 200;

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: async ({ signal }): Promise<readonly Found[]> =>
      (await answered(api.GET('/api/v1/search', { params: { query: { q } }, signal }))).items,
    enabled: isSought(q),
  });
