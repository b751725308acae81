import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';

export const requestQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId],
    queryFn: () => answered(api.GET('/api/v1/requests/{requestId}', { params: { path: { requestId } } })),
  });
