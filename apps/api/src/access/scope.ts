import type { Principal, Role } from '#access';
import type { RequestScope } from '#assistance';

/** What of the things of a list may be seen. Null: all. */
export type Scope = Readonly<{
  /** Parties of requests; see RequestScope. */
  requests: RequestScope;
  /** Donors, by their ids, whose contributions these are. */
  donors: readonly string[] | null;
  /** Field offices, by their codes, whose own work this is. */
  offices: readonly string[] | null;
  /** Of one request, what this one sees: the widest of what the one who asks is to it. In a list, each has its own: see `seenAs`. */
  as: Viewer;
}>;

/** Who reads something, and what of it they may see. */
export type Reader = Readonly<{ principal: Principal; scope: Scope }>;

/** By what somebody sees a request who does not work on it in house, the widest first. */
const OUTSIDE = ['evaluator', 'field-office', 'requesting-state', 'donor'] as const satisfies readonly Role[];
/** Null: in house, where all of it is seen. */
export type Viewer = (typeof OUTSIDE)[number] | null;

/** What is seen by whoever has all of these roles; of none, the least. */
export const widest = (roles: readonly Role[]): Viewer => {
  const viewers = roles.map((role) => OUTSIDE.find((one) => one === role) ?? null);
  return viewers.includes(null) ? null : (OUTSIDE.find((one) => viewers.includes(one)) ?? 'donor');
};

export const EVERYTHING: Scope = { requests: null, donors: null, offices: null, as: null };
export const NOTHING: Scope = { requests: [], donors: [], offices: [], as: 'donor' };

/** The field offices that somebody acts for, where they act for nobody else. */
export const officesOf = ({ requests, offices }: Scope): readonly string[] | null =>
  requests?.every((party) => party.startsWith('office:')) ? offices : null;

const VIEWERS: Readonly<Record<string, Role>> = {
  state: 'requesting-state',
  programme: 'programme-manager',
  office: 'field-office',
  evaluator: 'evaluator',
  donor: 'donor',
};

/** What is seen of a request by whoever is all of these parties of it. */
export const seenAs = (parties: readonly string[]): Viewer =>
  widest(parties.flatMap((party) => VIEWERS[party.slice(0, party.indexOf(':'))] ?? []));

/** Of a scope, the parties as which somebody sees what not all do. */
export const partiesThat = (scope: RequestScope, sees: (viewer: Viewer) => boolean): RequestScope =>
  scope && scope.filter((party) => sees(seenAs([party])));
