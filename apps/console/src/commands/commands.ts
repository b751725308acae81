import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ConsoleCommand, Field } from '../../../api/src/documentation/console-commands.js';

export type { ConsoleCommand, Field };

/** All commands of the api with the fields of their forms, by operation: asked for with the first form. */
const commandsQuery = queryOptions({
  queryKey: ['commands'],
  queryFn: async () => (await import('./commands.json')).default as unknown as Readonly<Record<string, ConsoleCommand>>,
  staleTime: Infinity,
});

export const useCommand = (operation: string) =>
  useQuery({ ...commandsQuery, select: (all) => all[operation] ?? null });

/** All that there are. */
export const useOperations = (): readonly string[] => Object.keys(useQuery(commandsQuery).data ?? {});
