import { isCountry } from '#countries';
import { InvalidInput } from '#event-sourcing';
import { PROGRAMMES } from '#mandates';
import type { Grant } from '../grant.js';

const MOST_GRANTS = 50;
/** As the streams of offices and donors are named. */
const OFFICE = /^[A-Z0-9]{2,10}$/;
const DONOR = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const programmeCodes: ReadonlySet<string> = new Set(PROGRAMMES.map(({ code }) => code));

/** Throws InvalidInput for the first that breaks its rule. */
export const requireGrants = (field: string, grants: readonly Grant[]): void => {
  if (grants.length > MOST_GRANTS) throw new InvalidInput(field, `must be at most ${MOST_GRANTS}`);
  if (new Set(grants.map(identityOf)).size < grants.length) throw new InvalidInput(field, 'must not name one twice');
  for (const [index, grant] of grants.entries()) {
    const broken = brokenRule(grant);
    if (broken) throw new InvalidInput(`${field}.${index}.${broken[0]}`, broken[1]);
  }
};

const brokenRule = (grant: Grant): readonly [field: string, rule: string] | undefined => {
  switch (grant.role) {
    case 'requesting-state':
      return isCountry(grant.country) ? undefined : ['country', 'must be an ISO 3166-1 alpha-2 country'];
    case 'programme-manager':
      return isOfProgrammes(grant.programmes)
        ? undefined
        : ['programmes', `must be all, or one or more of ${[...programmeCodes].join(', ')}, each once`];
    case 'field-office':
      return OFFICE.test(grant.office) ? undefined : ['office', 'must be 2 to 10 capital letters or digits'];
    case 'donor':
      return DONOR.test(grant.donor) ? undefined : ['donor', 'must be the id of a donor'];
    case 'finance-officer':
    case 'evaluator':
    case 'auditor':
    case 'administrator':
      return undefined;
  }
};

const isOfProgrammes = (programmes: readonly string[] | 'all'): boolean =>
  programmes === 'all' ||
  (programmes.length > 0 &&
    new Set(programmes).size === programmes.length &&
    programmes.every((code) => programmeCodes.has(code)));

export const areSame = (some: readonly Grant[], others: readonly Grant[]): boolean =>
  some.length === others.length &&
  some.every((grant, index) => identityOf(grant) === identityOf(others[index] ?? grant));

/** Whether `held` covers all of `wanted`. */
export const cover = (held: readonly Grant[], wanted: readonly Grant[]): boolean =>
  areSame(grantsWithin(held, wanted), wanted);

/** What of `wanted` is covered by `held`; an account that loses something takes it from its keys. */
export const grantsWithin = (held: readonly Grant[], wanted: readonly Grant[]): readonly Grant[] =>
  wanted.flatMap((grant) => (grant.role === 'programme-manager' ? ofProgrammes(held, grant) : ofEqual(held, grant)));

const ofEqual = (held: readonly Grant[], wanted: Grant): readonly Grant[] =>
  held.some((grant) => identityOf(grant) === identityOf(wanted)) ? [wanted] : [];

const ofProgrammes = (
  held: readonly Grant[],
  { role, programmes }: Extract<Grant, { role: 'programme-manager' }>,
): readonly Grant[] => {
  const managed = held.flatMap((grant) => (grant.role === 'programme-manager' ? [grant.programmes] : []));
  if (managed.includes('all')) return [{ role, programmes }];
  const codes = managed.flat();
  const within = programmes === 'all' ? codes : programmes.filter((code) => codes.includes(code));
  return within.length === 0 ? [] : [{ role, programmes: within }];
};

/** Whatever the order of its members. */
const identityOf = (grant: Grant): string =>
  JSON.stringify(Object.entries(grant).toSorted(([one], [other]) => (one < other ? -1 : 1)));
