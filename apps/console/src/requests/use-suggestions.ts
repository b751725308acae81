import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { useRoles } from '../app/session.js';
import type { Choice } from '../commands/lookups.js';

const evaluatorsQuery = queryOptions({
  queryKey: ['evaluators'],
  queryFn: async () => (await answered(api.GET('/api/v1/evaluators'))).items,
});

/** What a form about a request suggests, by the field's name: persons with accounts for evaluating. */
export const useSuggestions = (operation: string): Readonly<Record<string, readonly Choice[]>> | undefined => {
  const enabled = useRoles().has('programme-manager') && operation === 'commissionEvaluation';
  const { data } = useQuery({ ...evaluatorsQuery, enabled });
  return (
    data && { personId: data.map(({ personId, displayName }) => ({ value: personId, label: displayName ?? personId })) }
  );
};
