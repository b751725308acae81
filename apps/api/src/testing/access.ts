import type { Authenticator, Grant } from '#access';
import { EVERYTHING } from '../access/scope.js';
import type { Admission } from '../api.module.js';

/** Names, and what they may be. */
export type People = Readonly<Record<string, readonly Grant[]>>;

/** Believes `Authorization: Name anna`. */
export const byName = (people: People): Authenticator => ({
  authenticate: async ({ authorization }) => {
    const name = /^Name (.+)$/.exec(authorization ?? '')?.[1];
    return name === undefined ? undefined : { name, grants: people[name] ?? [], by: 'api-key', isService: true };
  },
});

/** Whoever has a name may do everything: what access says is tested where that is. */
export const openAccess: Admission = { authenticator: byName({}), clearance: { of: async () => EVERYTHING } };
