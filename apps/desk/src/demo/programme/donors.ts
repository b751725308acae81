import type { DonorType } from '#contributions';

type Donor = Readonly<{
  donorId: string;
  name: string;
  type: DonorType;
  country: string | null;
  organisationRef: string | null;
}>;

/** `code`: the OECD DAC's number for the donor, of which IATI makes its identifier. */
const government = (country: string, name: string, code: number): Donor => ({
  donorId: country,
  name,
  type: 'government',
  country,
  organisationRef: `XM-DAC-${code}`,
});

/** What they give here is made up: the programme is illustrative. */
export const DONORS: readonly Donor[] = [
  government('AT', 'Austria', 1),
  government('CA', 'Canada', 301),
  government('CH', 'Switzerland', 11),
  government('DE', 'Germany', 5),
  government('FI', 'Finland', 18),
  government('FR', 'France', 4),
  government('GB', 'United Kingdom', 12),
  government('IT', 'Italy', 6),
  government('JP', 'Japan', 701),
  government('KR', 'Republic of Korea', 742),
  government('KW', 'Kuwait', 552),
  government('NL', 'Netherlands', 7),
  government('NO', 'Norway', 8),
  government('SE', 'Sweden', 10),
  government('US', 'United States', 302),
  { donorId: 'EU', name: 'European Union', type: 'multilateral', country: null, organisationRef: 'XM-DAC-918' },
  {
    donorId: 'MERIDIAN',
    name: 'Meridian Justice Foundation',
    type: 'foundation',
    country: 'CH',
    organisationRef: null,
  },
];
