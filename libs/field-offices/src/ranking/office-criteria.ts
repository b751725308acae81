import { countriesIn } from '#countries';
import type { OfficeDescription } from '../field-office/field-office.events.js';
import { HEADQUARTERS } from '../field-office/field-office.state.js';

/** What a request asks of the office that is to deliver it. */
export type OfficeNeed = Readonly<{
  /** Countries by ISO 3166-1 alpha-2, regions and the world by UN M49; shares in basis points, together 10,000. */
  beneficiaries: readonly Readonly<{ kind: 'country' | 'region' | 'global'; code: string; share: number }>[];
  /** Slugs of themes. */
  themes: readonly string[];
  /** Languages of the work, BCP 47. None: the request asks for none, and every office has them all. */
  languages: readonly string[];
}>;

export type OfficeStanding = OfficeDescription &
  Readonly<{
    open: boolean;
    /** Projects that it runs or was assigned. */
    running: number;
  }>;

type Scored<Name extends string, Facts> = Readonly<{
  criterion: Name;
  points: number;
  of: number;
  facts: Readonly<Facts>;
}>;

/** How an office meets one criterion: its points, the most there are, and the facts behind them, as data. */
export type OfficeCriterion =
  | Scored<'covers-beneficiaries', { beneficiaries: readonly CoveredBeneficiary[] }>
  | Scored<'thematic-expertise', Met>
  | Scored<'free-capacity', { capacity: number; running: number; free: number }>
  | Scored<'languages', Met>;

type CoveredBeneficiary = Readonly<{
  code: string;
  share: number;
  /** Countries that the beneficiary is made of, and how many of them the office covers. */
  countries: number;
  covered: number;
  /** The part of the share that counts, in basis points. */
  credited: number;
}>;
type Met = { met: readonly string[]; missing: readonly string[] };

/** The most points of each criterion: what a manager would ask first weighs most. */
export const MOST_POINTS = {
  'covers-beneficiaries': 400,
  'thematic-expertise': 300,
  'free-capacity': 200,
  languages: 100,
} as const;

/** What headquarters is credited with for any beneficiary: it can work anywhere, but from afar. In basis points. */
const HEADQUARTERS_REACH = 2_500;

/** RangeError: a beneficiary's region is none of UN M49. */
export const criteriaOf = (need: OfficeNeed, office: OfficeStanding): readonly OfficeCriterion[] => [
  coversBeneficiaries(need, office),
  thematicExpertise(need, office),
  freeCapacity(office),
  languages(need, office),
];

export const freeProjects = ({ capacity, running }: OfficeStanding): number => Math.max(0, capacity - running);

const coversBeneficiaries = ({ beneficiaries }: OfficeNeed, office: OfficeStanding): OfficeCriterion => {
  const own = new Set(office.countries);
  const reach = office.code === HEADQUARTERS ? HEADQUARTERS_REACH : 0;
  const covered = beneficiaries.map(({ kind, code, share }): CoveredBeneficiary => {
    const countries = kind === 'country' ? [code] : countriesIn(code);
    const here = countries.filter((country) => own.has(country)).length;
    const credited = Math.max(portion(share, here, countries.length), portion(share, reach, 10_000));
    return { code, share, countries: countries.length, covered: here, credited };
  });
  const of = MOST_POINTS['covers-beneficiaries'];
  const points = portion(of, sum(covered.map(({ credited }) => credited)), sum(covered.map(({ share }) => share)));
  return { criterion: 'covers-beneficiaries', points, of, facts: { beneficiaries: covered } };
};

const thematicExpertise = ({ themes }: OfficeNeed, office: OfficeStanding): OfficeCriterion => {
  const expertise = new Set(office.themes);
  return { criterion: 'thematic-expertise', ...met('thematic-expertise', themes, (theme) => expertise.has(theme)) };
};

/** The free part of the capacity, so that a small office with one of two places free is not behind a large busy one. */
const freeCapacity = (office: OfficeStanding): OfficeCriterion => {
  const { capacity, running } = office;
  const free = freeProjects(office);
  const of = MOST_POINTS['free-capacity'];
  const points = free === 0 ? 0 : portion(of, free, capacity);
  return { criterion: 'free-capacity', points, of, facts: { capacity, running, free } };
};

/** Regional forms count as one language: who works in `pt-BR` can work in `pt`. */
const languages = (need: OfficeNeed, office: OfficeStanding): OfficeCriterion => {
  const spoken = new Set(office.languages.map(primary));
  return { criterion: 'languages', ...met('languages', need.languages.map(primary), (tag) => spoken.has(tag)) };
};

const met = (
  criterion: 'thematic-expertise' | 'languages',
  asked: readonly string[],
  has: (one: string) => boolean,
) => {
  const distinct = [...new Set(asked)];
  const facts: Met = { met: distinct.filter(has), missing: distinct.filter((one) => !has(one)) };
  const of = MOST_POINTS[criterion];
  return { points: portion(of, facts.met.length, distinct.length), of, facts };
};

/** All of it when nothing was asked; whole, rounded down, so that full marks mean that nothing is missing. */
const portion = (of: number, got: number, asked: number): number => (asked === 0 ? of : Math.floor((of * got) / asked));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const primary = (tag: string): string => tag.toLowerCase().split('-', 1).join();
