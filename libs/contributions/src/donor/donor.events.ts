import type { Event } from '#event-sourcing';

/** Kinds of donors, as IATI's OrganisationType codelist has them. */
export const DONOR_TYPES = [
  'government',
  'local-government',
  'other-public-sector',
  'international-ngo',
  'national-ngo',
  'regional-ngo',
  'public-private-partnership',
  'multilateral',
  'foundation',
  'private-sector',
  'academic',
  'other',
] as const;
export type DonorType = (typeof DONOR_TYPES)[number];

export type DonorEvent = Event<
  'DonorRegistered' | 'DonorChanged',
  {
    donorId: string;
    name: string;
    type: DonorType;
    /** ISO 3166-1 alpha-2; null for organisations of no one country. */
    country: string | null;
    /** Its identifier in a public register (`XM-DAC-…`), null when it has none. */
    organisationRef: string | null;
  }
>;
