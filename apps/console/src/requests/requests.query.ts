import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';

export type RequestRow = Schemas['Request'];

const PAGE = 200;

/** All requests that whoever is signed in may see. */
export const requestsQuery = queryOptions({
  queryKey: ['requests'],
  queryFn: async (): Promise<readonly RequestRow[]> => {
    const all: RequestRow[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
      const page = await answered(api.GET('/api/v1/requests', { params: { query } }));
      all.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return all;
  },
});
