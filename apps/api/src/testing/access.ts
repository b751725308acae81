import type { Authenticator, Grant } from '#access';
import { EVERYTHING } from '../access/scope.js';
import type { Admission } from '../access/admission.js';

/** Names, and what they may be. */
export type People = Readonly<Record<string, readonly Grant[]>>;

/** Believes `Authorization: Name anna`, and `Cookie: name=anna` as a session. */
export const byName = (people: People): Authenticator => ({
  authenticate: async ({ authorization, cookie }) => {
    const key = /^Name (.+)$/.exec(authorization ?? '')?.[1];
    const name = key ?? /^name=(.+)$/.exec(cookie ?? '')?.[1];
    if (name === undefined) return undefined;
    const isService = key !== undefined;
    const grants = people[name] ?? [];
    return { name, personId: name, hasAccount: true, grants, by: isService ? 'api-key' : 'session', isService };
  },
});

/** Whoever has a name may do everything: what access says is tested where that is. */
export const openAccess: Admission = {
  authenticator: byName({}),
  clearance: {
    of: async () => EVERYTHING,
    separation: () => undefined,
    namesOf: async ({ name }) => [name],
    scopeOf: () => EVERYTHING,
    allowed: async (_, operations) => new Map(operations.map((operation) => [operation, null])),
  },
};
