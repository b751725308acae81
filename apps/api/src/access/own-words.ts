import type { Grant } from '#access';
import { NotAllowed } from './errors.js';

type Body = Readonly<Record<string, unknown>>;
type Words = (grants: readonly Grant[], body: Body) => NotAllowed | undefined;

const submitsOwn: Words = (grants, { origin }) => {
  if (grants.some(({ role }) => role === 'programme-manager')) return undefined;
  const states = grants.flatMap((grant) => (grant.role === 'requesting-state' ? [grant.country] : []));
  const country = isObject(origin) ? origin['country'] : undefined;
  return states.some((one) => one === country)
    ? undefined
    : new NotAllowed(`you submit requests of ${states.join(', ')}`);
};

const acceptsIntoOwn: Words = (grants, { programme }) => {
  const own = grants.flatMap((grant) => (grant.role === 'programme-manager' ? grant.programmes : []));
  const isOther = typeof programme === 'string' && !own.includes(programme);
  return isOther ? new NotAllowed(`you accept requests into ${own.join(', ')}`) : undefined;
};

const namesNoPayer: Words = (_, { chargedTo = null }) =>
  chargedTo === null ? undefined : new NotAllowed('a finance officer says who pays, where the charging rule does not');

/** What must not be in the body of those who may only do what is theirs, by operation. */
const WORDS: Readonly<Record<string, Words>> = {
  submitRequest: submitsOwn,
  acceptRequest: acceptsIntoOwn,
  recordExpenditure: namesNoPayer,
};

/** Error: NotAllowed. What is no object is told to be wrong by whoever reads it. */
export const requireOwnWords = (grants: readonly Grant[], operation: string, body: unknown): void => {
  const refused = isObject(body) ? WORDS[operation]?.(grants, body) : undefined;
  if (refused) throw refused;
};

const isObject = (value: unknown): value is Body => typeof value === 'object' && value !== null;
