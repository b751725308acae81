import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';

export type RequestDetails = Schemas['RequestDetails'];
export type Project = Schemas['ProjectDetails'];
export type StoryEvent = Schemas['TimelineEvent'];
export type OpenCommand = Schemas['OpenCommand'];

const of = (requestId: string) => ({ params: { path: { requestId } } });

export const requestQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId],
    queryFn: () => answered(api.GET('/api/v1/requests/{requestId}', of(requestId))),
  });

/** What it is about and what became of it. */
export const projectQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'project'],
    queryFn: () => answered(api.GET('/api/v1/requests/{requestId}/project', of(requestId))),
  });

/** What whoever is signed in may do about it, and why not now. */
export const openCommandsQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'commands'],
    queryFn: () => answered(api.GET('/api/v1/requests/{requestId}/commands', of(requestId))),
  });

export const stepsQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'steps'],
    queryFn: async () => (await answered(api.GET('/api/v1/requests/{requestId}/steps', of(requestId)))).items,
  });

const PAGE = 200;

/** All that happened to it, oldest first. */
export const timelineQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'timeline'],
    queryFn: async (): Promise<readonly StoryEvent[]> => {
      const all: StoryEvent[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
        const page = await answered(
          api.GET('/api/v1/requests/{requestId}/timeline', { params: { path: { requestId }, query } }),
        );
        all.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return all;
    },
  });

export const obligationsQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'obligations'],
    queryFn: async () => (await answered(api.GET('/api/v1/requests/{requestId}/obligations', of(requestId)))).items,
  });

export const heldFactsQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'held-facts'],
    queryFn: async () => (await answered(api.GET('/api/v1/requests/{requestId}/held-facts', of(requestId)))).items,
  });

export const evidenceQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'evidence'],
    queryFn: async () => (await answered(api.GET('/api/v1/requests/{requestId}/evidence', of(requestId)))).items,
  });

/** Its place on the waitlist; null: it has none. */
export const positionQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'position'],
    queryFn: async () => {
      const { items } = await answered(api.GET('/api/v1/waitlist'));
      return items.find((one) => one.requestId === requestId)?.position ?? null;
    },
  });

export const rankingQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'ranking'],
    queryFn: async () => (await answered(api.GET('/api/v1/requests/{requestId}/office-ranking', of(requestId)))).items,
  });
