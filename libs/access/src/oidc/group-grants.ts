import { readFile } from 'node:fs/promises';
import { InvalidConfiguration } from '#configuration';
import type { Grant } from '../grant.js';
import { grantOf } from './grant-names.js';

/** What members of the provider's groups may do, by the name of the group. */
export type GroupGrants = ReadonlyMap<string, readonly Grant[]>;

/** A JSON object: group → list of grants, as names or objects. Errors: InvalidConfiguration, which says what is wrong. */
export const readGroupGrants = async (path: string): Promise<GroupGrants> => {
  const wrong = (rule: string): InvalidConfiguration =>
    new InvalidConfiguration([{ variable: 'OIDC_GRANTS_FILE', rule }]);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw wrong(`cannot be read (${error.code})`);
  });
  const groups = objectIn(text);
  if (!groups) throw wrong('must be a JSON object of groups, like {"Finance": ["finance-officer"]}');
  return new Map(
    Object.entries(groups).map(([group, values]) => {
      const grants = Array.isArray(values) ? values.map(grantOf) : [undefined];
      const known = grants.flatMap((grant) => grant ?? []);
      if (known.length !== grants.length)
        throw wrong(`must name for the group ${JSON.stringify(group)} a list of grants, like ["programme-manager:*"]`);
      return [group, known];
    }),
  );
};

const objectIn = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
