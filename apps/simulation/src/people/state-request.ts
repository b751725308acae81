import type { KindOfAssistance, Submission } from '#assistance';
import { type BudgetLine, type LineCategory } from '#contributions';
import { THEMES, type Theme } from '#mandates';
import { split } from '#money';
import { countryName } from '#countries';
import { OFFICES } from '../../../desk/src/demo/programme/offices.js';
import { FIRST_DAY, dayAfter, daysFrom, endOf } from '../days.js';
import type { Chance } from '../random.js';
import { STATES } from './behaviour.js';

/** What a State asks for, and when. */
export type StateRequest = Readonly<{
  requestId: string;
  country: string;
  themes: readonly Theme[];
  kinds: readonly KindOfAssistance[];
  urgency: Submission['urgency'];
  submittedOn: string;
  /** Direct cost, US cents. */
  cost: number;
  months: number;
}>;

const COUNTRIES = [...new Set(OFFICES.flatMap(({ countries }) => countries))].toSorted();
const PLAN_THEMES: readonly Theme[] = THEMES.map(({ slug }) => slug).filter((slug) => slug !== 'other');
const KINDS: readonly KindOfAssistance[] = [
  'legislative-drafting',
  'capacity-building',
  'expert-advice',
  'seminar',
  'assessment',
  'database',
  'equipment',
];

/** All requests of a simulation, in the order in which they come. */
export const stateRequests = (chance: Chance, years: number, count: number): readonly StateRequest[] =>
  Array.from({ length: count }, (_, index) => unnumbered(chance.of(`request ${index}`), years))
    .toSorted((a, b) => (a.submittedOn < b.submittedOn ? -1 : a.submittedOn > b.submittedOn ? 1 : 0))
    .map((request, index) => ({
      requestId: `TA-${request.submittedOn.slice(0, 4)}-${String(index + 1).padStart(6, '0')}`,
      ...request,
    }));

const unnumbered = (chance: Chance, years: number): Omit<StateRequest, 'requestId'> => {
  const submittedOn = seasonalDay(chance.of('day'), years, STATES.asksByMonth);
  const [median, spread] = STATES.cost;
  const [months, monthsSpread] = STATES.months;
  const first = chance.oneOf(PLAN_THEMES);
  const second = chance.oneOf(PLAN_THEMES);
  return {
    submittedOn,
    country: chance.oneOf(COUNTRIES),
    themes: chance.happens(STATES.asksForTwoThemes) && second !== first ? [first, second] : [first],
    kinds: [chance.oneOf(KINDS)],
    urgency: chance.pick(STATES.urgency),
    cost: Math.max(STATES.leastCost, Math.round(chance.around(median, spread) / 100) * 100) * 100,
    months: Math.min(STATES.mostMonths, Math.max(2, Math.round(chance.around(months, monthsSpread)))),
  };
};

/** A day of the simulation; those of busy months are more likely. */
export const seasonalDay = (chance: Chance, years: number, byMonth: readonly number[]): string => {
  const most = Math.max(...byMonth);
  const last = daysFrom(FIRST_DAY, endOf(years)) - 1;
  for (;;) {
    const day = dayAfter(FIRST_DAY, chance.between(0, last));
    if (chance.next() * most < (byMonth[Number(day.slice(5, 7)) - 1] ?? 0)) return day;
  }
};

export const submissionOf = (request: StateRequest): Submission => ({
  requestId: request.requestId,
  origin: { kind: 'state', country: request.country },
  beneficiaries: [{ kind: 'country', code: request.country, share: 10_000 }],
  ministry: 'Ministry of Justice',
  focalPoint: null,
  channel: 'online',
  title: `${request.kinds.join(', ')} on ${request.themes.join(' and ')}, ${countryName(request.country)}`,
  description: 'Asked for in a simulation.',
  justification: 'Needed in a simulation.',
  themes: request.themes,
  kinds: request.kinds,
  mandates: [],
  instrument: null,
  estimatedCost: { minor: request.cost, currency: 'USD' },
  wantedStart: null,
  urgency: request.urgency,
  submittedOn: request.submittedOn,
  externalReference: null,
});

const WEIGHTS: readonly (readonly [LineCategory, number])[] = [
  ['staff', 30],
  ['contractual-services', 30],
  ['travel', 25],
  ['operating-costs', 15],
];

/** The budget that the manager agrees with the State; equipment is most of the cost where it was asked for. */
export const budgetOf = ({ cost, kinds }: StateRequest): readonly BudgetLine[] => {
  const weights = kinds.includes('equipment') ? [...WEIGHTS, ['equipment', 150] as const] : WEIGHTS;
  const amounts = split(
    cost,
    weights.map(([, weight]) => weight),
  );
  return weights.map(([category], index) => ({
    lineId: category,
    category,
    description: category,
    amount: amounts[index] ?? 0,
  }));
};
