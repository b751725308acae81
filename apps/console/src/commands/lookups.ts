import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { figuresOf } from '../amounts/amounts.js';
import { type Language, useWords } from '../words/words.js';
import { COUNTRIES } from './countries.js';

export type Choice = Readonly<{ value: string; label: string }>;

/** What there is to choose from in fields that name things; by the field's name. Undefined: anything may be typed. */
export const useLookup = (name: string): readonly Choice[] | undefined => {
  const { language } = useWords();
  const kind = KINDS[name];
  const { data } = useQuery({
    queryKey: ['lookup', kind],
    queryFn: () => (kind && kind !== 'countries' ? LISTS[kind]() : []),
    enabled: kind !== undefined && kind !== 'countries',
    staleTime: 300_000,
  });
  if (kind === 'countries') return countriesIn(language);
  return kind === undefined ? undefined : (data ?? []);
};

const countries = new Map<Language, readonly Choice[]>();

/** By their names in a language, sorted as there; once, since it takes as long as it takes to draw a form. */
const countriesIn = (language: Language): readonly Choice[] => {
  const known = countries.get(language);
  if (known) return known;
  const { country } = figuresOf(language);
  const { compare } = new Intl.Collator(language);
  const sorted = COUNTRIES.map((code) => ({ value: code, label: country(code) })).toSorted((a, b) =>
    compare(a.label, b.label),
  );
  countries.set(language, sorted);
  return sorted;
};

type Kind =
  | 'programmes'
  | 'mandates'
  | 'mandates of the Centre'
  | 'actions of States'
  | 'themes'
  | 'offices'
  | 'donors'
  | 'contributions'
  | 'regular budgets'
  | 'countries';

const KINDS: Readonly<Record<string, Kind>> = {
  programme: 'programmes',
  programmes: 'programmes',
  mandate: 'mandates of the Centre',
  mandates: 'mandates',
  stateAction: 'actions of States',
  theme: 'themes',
  themes: 'themes',
  office: 'offices',
  officeCode: 'offices',
  donorId: 'donors',
  contributionId: 'contributions',
  toContributionId: 'contributions',
  budgetId: 'regular budgets',
  country: 'countries',
  countries: 'countries',
};

const MOST = 200;

const mandatesOf = async (isOf: (actor: string) => boolean): Promise<readonly Choice[]> =>
  (await answered(api.GET('/api/v1/mandates'))).items
    .filter(({ actor }) => isOf(actor))
    .map(({ id, title }) => ({ value: id, label: `${id} – ${title}` }));

const LISTS: Readonly<Record<Exclude<Kind, 'countries'>, () => Promise<readonly Choice[]>>> = {
  programmes: async () =>
    (await answered(api.GET('/api/v1/programmes'))).items.map(({ code, title }) => ({
      value: code,
      label: `${code} – ${title}`,
    })),
  mandates: () => mandatesOf(() => true),
  'mandates of the Centre': () => mandatesOf((actor) => actor !== 'states'),
  'actions of States': () => mandatesOf((actor) => actor === 'states'),
  themes: async () =>
    (await answered(api.GET('/api/v1/themes'))).items.map(({ slug, label }) => ({ value: slug, label })),
  offices: async () =>
    (await answered(api.GET('/api/v1/field-offices'))).items.map(({ code, name }) => ({
      value: code,
      label: `${code} – ${name}`,
    })),
  donors: async () =>
    (await answered(api.GET('/api/v1/donors', { params: { query: { limit: MOST } } }))).items.map(
      ({ donorId, name }) => ({
        value: donorId,
        label: name,
      }),
    ),
  contributions: async () =>
    (await answered(api.GET('/api/v1/contributions', { params: { query: { limit: MOST } } }))).items.map(
      ({ contributionId, title }) => ({ value: contributionId, label: `${contributionId} – ${title}` }),
    ),
  'regular budgets': async () =>
    (await answered(api.GET('/api/v1/regular-budgets'))).items.map(({ budgetId, title }) => ({
      value: budgetId,
      label: `${budgetId} – ${title}`,
    })),
};
