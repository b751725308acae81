import { createHash } from 'node:crypto';
import type { DonorType } from '#contributions';
import { isCountry } from '#countries';
import type { IatiActivity, Organisation } from '#iati';
import { english, shortened } from './text.js';

/** An organisation as it is registered as a donor. */
export type Donor = Readonly<{
  donorId: string;
  name: string;
  type: DonorType;
  country: string | null;
  organisationRef: string | null;
}>;

/** Codelist OrganisationType. */
const TYPES: Readonly<Record<string, DonorType>> = {
  '10': 'government',
  '11': 'local-government',
  '15': 'other-public-sector',
  '21': 'international-ngo',
  '22': 'national-ngo',
  '23': 'regional-ngo',
  '24': 'national-ngo',
  '30': 'public-private-partnership',
  '40': 'multilateral',
  '60': 'foundation',
  '70': 'private-sector',
  '71': 'private-sector',
  '72': 'private-sector',
  '73': 'private-sector',
  '80': 'academic',
};

/** Identifiers of the registers that IATI knows have a prefix; digits alone are a publisher's own numbers. */
const REGISTERED = /^[A-Z]{2,}(-[A-Z0-9._/]+)+$/i;
const PUBLISHERS_OWN = /^\d+$/;
const LONGEST_ID = 64;
const LONGEST_SLUG = 40;

/**
 * The donor that an organisation of an activity is: by its identifier where it has one, by the publisher and its own
 * number, or by its name. Some publishers put the name where the identifier belongs. Undefined: it is not named at all.
 */
export const donorOf = (organisation: Organisation | undefined, activity: IatiActivity): Donor | undefined => {
  const ref = organisation?.ref?.replaceAll(/\s+/g, ' ').trim() || undefined;
  const name = english(organisation?.name)?.replaceAll(/\s+/g, ' ');
  const identity = identityOf(ref, name, activity);
  if (identity === undefined) return undefined;
  const type = organisation?.type ?? typeElsewhere(ref, activity);
  return {
    donorId: donorIdOf(identity),
    name: shortened(name ?? ref ?? identity, 300),
    type: TYPES[type ?? ''] ?? 'other',
    ...registration(ref),
  };
};

/** What an identifier, if it is one, says: where it can be looked up, and the country of its register. */
const registration = (ref: string | undefined): Pick<Donor, 'country' | 'organisationRef'> => {
  if (ref === undefined || !(REGISTERED.test(ref) || PUBLISHERS_OWN.test(ref)))
    return { country: null, organisationRef: null };
  const prefix = ref.slice(0, 2).toUpperCase();
  const country = ref.charAt(2) === '-' && isCountry(prefix) ? prefix : null;
  return { country, organisationRef: shortened(ref, 200) };
};

const identityOf = (
  ref: string | undefined,
  name: string | undefined,
  { reportingOrg }: IatiActivity,
): string | undefined => {
  if (ref !== undefined && REGISTERED.test(ref)) return ref.toUpperCase();
  if (ref !== undefined && PUBLISHERS_OWN.test(ref)) return `${reportingOrg?.ref ?? ''}:${ref}`.toUpperCase();
  return (ref ?? name)?.toUpperCase();
};

/** Participating organisations often have the type that the transaction leaves out. */
const typeElsewhere = (
  ref: string | undefined,
  { participatingOrgs, reportingOrg }: IatiActivity,
): string | undefined =>
  [...participatingOrgs, ...(reportingOrg ? [reportingOrg] : [])].find(
    (one) => ref !== undefined && one.ref === ref && one.type !== undefined,
  )?.type;

/** The identity itself where it reads as an id; else what of it does, and a part of its hash. */
const donorIdOf = (identity: string): string => {
  const plain = `IATI-${identity}`;
  if (plain.length <= LONGEST_ID && /^[A-Z0-9._-]+$/.test(plain)) return plain;
  const slug = identity
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, LONGEST_SLUG);
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 10).toUpperCase();
  return ['IATI', slug, hash].filter((part) => part !== '').join('-');
};
