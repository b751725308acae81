import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { type Role, useRoles } from '../app/session.js';

const READERS: readonly Role[] = ['programme-manager', 'finance-officer', 'auditor', 'donor'];
const MOST = 200;

/** Donors by their ids, for those who may read them. */
export const useDonorNames = (): ReadonlyMap<string, string> => {
  const roles = useRoles();
  const { data } = useQuery({
    queryKey: ['donors', 'names'],
    queryFn: async () => (await answered(api.GET('/api/v1/donors', { params: { query: { limit: MOST } } }))).items,
    enabled: READERS.some((role) => roles.has(role)),
    staleTime: 300_000,
  });
  return new Map((data ?? []).map(({ donorId, name }) => [donorId, name]));
};
