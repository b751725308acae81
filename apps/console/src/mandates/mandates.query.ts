import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';

export type Coverage = Schemas['MandateCoverageEntry'];

export const coverageQuery = queryOptions({
  queryKey: ['mandate-coverage'],
  queryFn: async () => (await answered(api.GET('/api/v1/mandate-coverage'))).items,
});
