import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';
import { kept } from '../api/kept.js';

export type Waiting = Schemas['PipelineEntry'];

const MOST = 200;
const AT_WORK = new Set(['assignment', 'delivery', 'evaluation']);

/** The requests of an office that are not at their end. */
export const officeQuery = queryOptions({
  queryKey: ['pipeline', 'field-office'],
  queryFn: kept('pipeline', async (): Promise<readonly Waiting[]> => {
    const { items } = await answered(api.GET('/api/v1/pipeline', { params: { query: { perPhase: MOST } } }));
    return items.filter(({ phase }) => AT_WORK.has(phase)).flatMap(({ requests }) => requests);
  }),
});

/** With its budget lines; on this device once it was read. */
export const keptProjectQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId, 'kept-project'],
    queryFn: kept(`project ${requestId}`, () =>
      answered(api.GET('/api/v1/requests/{requestId}/project', { params: { path: { requestId } } })),
    ),
  });
