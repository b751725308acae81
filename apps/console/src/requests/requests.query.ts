import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';

export type RequestRow = Schemas['Request'];
/** `isAll`: not only the first pages of them, which are there while the others are read. */
export type Requests = Readonly<{ rows: readonly RequestRow[]; isAll: boolean }>;

const PAGE = 200;

/** All requests that whoever is signed in may see. What was read before stays until all are read again. */
export const requestsQuery = queryOptions({
  queryKey: ['requests'],
  queryFn: async ({ client, queryKey }): Promise<Requests> => {
    const rows: RequestRow[] = [];
    for (let cursor: string | undefined; ;) {
      const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
      const page = await answered(api.GET('/api/v1/requests', { params: { query } }));
      rows.push(...page.items);
      if (page.next === null) return { rows, isAll: true };
      cursor = page.next;
      const seen = client.getQueryData<Requests>(queryKey);
      if (!seen?.isAll && rows.length > (seen?.rows.length ?? 0))
        client.setQueryData<Requests>(queryKey, { rows: [...rows], isAll: false });
    }
  },
});
