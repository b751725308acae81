import { HEADQUARTERS } from '../field-office/field-office.state.js';
import {
  type OfficeCriterion,
  type OfficeNeed,
  type OfficeStanding,
  criteriaOf,
  freeProjects,
} from './office-criteria.js';

export type RankedOffice = Readonly<{
  code: string;
  /** Whether it may be assigned; if not, why. */
  eligible: boolean;
  reason: 'office-closed' | 'no-free-capacity' | null;
  /** The sum of its criteria's points, at most 1,000. */
  points: number;
  /** Projects that it can still take. */
  free: number;
  criteria: readonly OfficeCriterion[];
}>;

/**
 * All offices, the most suitable first, each with what speaks for it: those that may be assigned, then the others; by
 * points, then free capacity, then code. The same offices give the same order, however they are listed.
 * RangeError: a beneficiary's region is none of UN M49.
 */
export const rankOffices = (need: OfficeNeed, offices: readonly OfficeStanding[]): readonly RankedOffice[] =>
  offices.map((office) => ranked(need, office)).toSorted(bySuitability);

const ranked = (need: OfficeNeed, office: OfficeStanding): RankedOffice => {
  const criteria = criteriaOf(need, office);
  const points = criteria.reduce((sum, one) => sum + one.points, 0);
  const reason = reasonAgainst(office);
  return { code: office.code, eligible: reason === null, reason, points, free: freeProjects(office), criteria };
};

/** Headquarters is the last resort, so nothing rules it out. */
const reasonAgainst = (office: OfficeStanding): RankedOffice['reason'] => {
  if (office.code === HEADQUARTERS) return null;
  if (!office.open) return 'office-closed';
  return freeProjects(office) === 0 ? 'no-free-capacity' : null;
};

const bySuitability = (one: RankedOffice, other: RankedOffice): number =>
  Number(other.eligible) - Number(one.eligible) ||
  other.points - one.points ||
  other.free - one.free ||
  (one.code < other.code ? -1 : 1);
