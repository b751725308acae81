import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';

export type WaitlistEntry = Schemas['WaitlistEntry'];

export const waitlistQuery = queryOptions({
  queryKey: ['waitlist'],
  queryFn: () => answered(api.GET('/api/v1/waitlist')),
});

/** The last check of a request that is told in full. */
export const lastCheckQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['last-check', requestId],
    queryFn: async () => {
      const checks: Schemas['TimelineEvent'][] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 200, ...(cursor !== undefined && { cursor }) };
        const page = await answered(
          api.GET('/api/v1/requests/{requestId}/timeline', { params: { path: { requestId }, query } }),
        );
        checks.push(...page.items.filter(({ data }) => Array.isArray(data['considered'])));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return checks.at(-1) ?? null;
    },
  });
