import type { JWTPayload } from 'jose';
import type { Grant } from '../grant.js';
import { grantOf } from './grant-names.js';
import type { GroupGrants } from './group-grants.js';

export type ClaimNames = Readonly<{
  nameClaim: string;
  /** As `grantsClaim`; undefined: nobody is told to be a person. */
  personClaim: string | undefined;
  /** A claim, or a path to it like `realm_access.roles`. */
  grantsClaim: string;
  /** Where there are some, only they count: a group that happens to be called as a role gives nothing. */
  groups: GroupGrants | undefined;
}>;

export type Facts = Readonly<{
  name: string;
  personId: string | null;
  grants: readonly Grant[];
  /** What was claimed and gives nothing, shortened. */
  notUnderstood: readonly string[];
}>;

/** As a command's context takes it. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._@:/-]{0,99}$/;
const LONGEST_PERSON_ID = 200;
const MOST_VALUES = 200;
const LONGEST_TOLD = 100;

/** Who acts, and what they may do. Undefined: nobody whom events could name. */
export const factsOf = (
  claims: JWTPayload,
  { nameClaim, personClaim, grantsClaim, groups }: ClaimNames,
): Facts | undefined => {
  const name = [claims[nameClaim], claims.sub].find((one) => typeof one === 'string' && NAME.test(one));
  if (typeof name !== 'string') return undefined;
  const values = valuesOf(claimAt(claims, grantsClaim));
  const found = values.slice(0, MOST_VALUES).map((value) => ({ value, grants: grantsOf(value, groups) }));
  const not = [
    ...found.filter(({ grants }) => grants.length === 0).map(({ value }) => value),
    ...values.slice(MOST_VALUES),
  ];
  return {
    name,
    personId: personClaim === undefined ? null : personIn(claimAt(claims, personClaim)),
    grants: found.flatMap(({ grants }) => grants),
    notUnderstood: not.slice(0, MOST_VALUES).map((value) => (JSON.stringify(value) ?? '').slice(0, LONGEST_TOLD)),
  };
};

const personIn = (claim: unknown): string | null =>
  typeof claim === 'string' && claim.trim() !== '' && claim.length <= LONGEST_PERSON_ID ? claim : null;

const grantsOf = (value: unknown, groups: GroupGrants | undefined): readonly Grant[] => {
  if (groups) return typeof value === 'string' ? (groups.get(value) ?? []) : [];
  const grant = grantOf(value);
  return grant ? [grant] : [];
};

/** A claim whose name has dots in it (`https://example.org/roles`) is found by that name first. */
const claimAt = (claims: JWTPayload, path: string): unknown =>
  Object.hasOwn(claims, path)
    ? claims[path]
    : path
        .split('.')
        .reduce<unknown>(
          (value, key) =>
            typeof value === 'object' && value !== null && Object.hasOwn(value, key)
              ? (value as Readonly<Record<string, unknown>>)[key]
              : undefined,
          claims,
        );

/** Text is a list with spaces between, as in `scope`. */
const valuesOf = (claim: unknown): readonly unknown[] => {
  if (Array.isArray(claim)) return claim;
  if (typeof claim === 'string') return claim.split(' ').filter((value) => value !== '');
  return claim === undefined ? [] : [claim];
};
