import { isCountry } from '#countries';
import { InvalidInput, requireText } from '#event-sourcing';
import { THEMES } from '#mandates';
import type { Coverage, OfficeDescription } from './field-office.events.js';
import { HEADQUARTERS } from './field-office.state.js';

const MOST_PROJECTS = 10_000;

const themes: ReadonlySet<string> = new Set(THEMES.map(({ slug }) => slug));
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Throws InvalidInput for the first field that breaks its rule. */
export const requireDescription = (office: OfficeDescription): void => {
  const { code, name, hostCountry, capacity } = office;
  if (!/^[A-Z0-9]{2,10}$/.test(code))
    throw new InvalidInput('code', 'must be 2 to 10 capital letters A-Z or digits', { value: code });
  requireName(name);
  if (!isCountry(hostCountry))
    throw new InvalidInput('hostCountry', 'must be an ISO 3166-1 alpha-2 country', { value: hostCountry });
  requireCoverage(office);
  requireCapacity(capacity);
};

export const requireName = (name: string): void => requireText('name', name, 300);

/** Headquarters may cover no country of its own; an office that covers none is a slip. */
export const requireCoverage = ({ code, countries, themes: slugs, languages }: Coverage & { code: string }): void => {
  if (countries.length === 0 && code !== HEADQUARTERS)
    throw new InvalidInput('countries', 'must name at least one country');
  requireEach('countries', countries, 'must be ISO 3166-1 alpha-2 countries', isCountry);
  requireEach('themes', slugs, 'must be themes of the mandate catalogue', (slug) => themes.has(slug));
  if (languages.length === 0) throw new InvalidInput('languages', 'must name at least one language');
  requireEach('languages', languages, 'must be known BCP 47 languages in canonical form, as en or pt-BR', isLanguage);
};

export const requireCapacity = (capacity: number): void => {
  if (!Number.isInteger(capacity) || capacity < 0 || capacity > MOST_PROJECTS)
    throw new InvalidInput('capacity', `must be a whole number from 0 to ${MOST_PROJECTS}`, { value: capacity });
};

const requireEach = (
  field: keyof Coverage,
  values: readonly string[],
  rule: string,
  holds: (value: string) => boolean,
): void => {
  const wrong = values.find((value) => !holds(value));
  if (wrong !== undefined) throw new InvalidInput(field, rule, { value: wrong });
  const repeated = values.find((value, index) => values.indexOf(value) < index);
  if (repeated !== undefined) throw new InvalidInput(field, 'must not name one twice', { value: repeated });
};

/** One spelling for each language (`en`, not `EN` or `eng`), without extensions, and known to Unicode CLDR by name. */
const isLanguage = (tag: string): boolean => {
  try {
    return new Intl.Locale(tag).baseName === tag && languageNames.of(tag) !== undefined;
  } catch {
    return false; // Intl throws a RangeError for what is no language tag
  }
};
