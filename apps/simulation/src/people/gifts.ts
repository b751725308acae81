import { type Earmark, UNEARMARKED } from '#contributions';
import { PROGRAMMES, THEMES } from '#mandates';
import { DONORS } from '../../../desk/src/demo/programme/donors.js';
import { OFFICES } from '../../../desk/src/demo/programme/offices.js';
import { FIRST_DAY, dayAfter } from '../days.js';
import type { Chance } from '../random.js';
import { DONORS_DO, MARKETS } from './behaviour.js';
import type { Setting } from './setting.js';
import { seasonalDay } from './state-request.js';

/** What a donor means to give. */
export type Gift = Readonly<{
  contributionId: string;
  donorId: string;
  currency: 'USD' | 'EUR';
  /** Minor units of the currency. */
  amount: number;
  pledgedOn: string;
  /** Level 4 is for requests that wait on the day of the pledge. */
  level: 1 | 2 | 3 | 4;
  earmark: Earmark;
  chance: Chance;
}>;

const PSC = 1.13;
/** Africa, the Americas, Asia, Europe (UN M49). */
const REGIONS = ['002', '019', '142', '150'];
const PLAN_THEMES = THEMES.map(({ slug }) => slug).filter((slug) => slug !== 'other');

/** All gifts of a simulation, in the order in which they are pledged: together a share of what is asked. */
export const giftsFor = ({ chance, years, cases }: Setting): readonly Gift[] => {
  const asked = [...cases.values()].reduce((sum, { request }) => sum + request.cost, 0);
  const count = Math.max(DONORS_DO.fewestGifts, Math.round(cases.size / DONORS_DO.requestsPerGift));
  const chances = Array.from({ length: count }, (_, index) => chance.of(`gift ${index}`));
  const sizes = chances.map((one) => one.of('size').around(1, DONORS_DO.spread));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const total = (asked * PSC * DONORS_DO.coverage) / 100;
  return chances
    .map((one, index) => gift(one, years, (total * (sizes[index] ?? 0)) / all))
    .toSorted((a, b) => (a.pledgedOn < b.pledgedOn ? -1 : a.pledgedOn > b.pledgedOn ? 1 : 0))
    .map((one, index) => ({
      contributionId: `VC-${one.pledgedOn.slice(0, 4)}-${String(index + 1).padStart(6, '0')}`,
      ...one,
    }));
};

const gift = (chance: Chance, years: number, cents: number): Omit<Gift, 'contributionId'> => {
  const currency = chance.happens(DONORS_DO.inEuro) ? 'EUR' : 'USD';
  const level = LEVELS[chance.pick(DONORS_DO.level)];
  const isEarly = chance.happens(DONORS_DO.pledgedBefore);
  return {
    donorId: chance.oneOf(DONORS).donorId,
    currency,
    amount: Math.max(1, Math.round((cents * (currency === 'EUR' ? MARKETS.euroPerUsd : 1)) / 100_000)) * 100_000,
    pledgedOn: isEarly
      ? dayAfter(FIRST_DAY, chance.between(0, 10))
      : seasonalDay(chance, years, DONORS_DO.pledgesByMonth),
    level,
    earmark: earmarkOf(chance.of('earmark'), level),
    chance,
  };
};

const LEVELS = { unearmarked: 1, softly: 2, earmarked: 3, tightly: 4 } as const;

const earmarkOf = (chance: Chance, level: Gift['level']): Earmark => {
  const programme = chance.oneOf(PROGRAMMES).code;
  const themes = [...new Set([chance.oneOf(PLAN_THEMES), chance.oneOf(PLAN_THEMES)])];
  const { countries } = chance.oneOf(OFFICES.filter((office) => office.countries.length > 0));
  if (level === 2)
    return chance.oneOf<Earmark>([
      { ...UNEARMARKED, level, themes },
      { ...UNEARMARKED, level, programmes: [programme] },
      { ...UNEARMARKED, level, regions: [chance.oneOf(REGIONS)] },
    ]);
  if (level === 3)
    return chance.oneOf<Earmark>([
      { ...UNEARMARKED, level, countries },
      { ...UNEARMARKED, level, programmes: [programme], excludedLines: ['equipment'] },
      { ...UNEARMARKED, level, countries: countries.slice(0, 5), themes: [] },
    ]);
  return UNEARMARKED;
};
