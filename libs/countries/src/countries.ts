import { createRequire } from 'node:module';
// Without its names: those of all languages are read otherwise.
import isoCountries from 'i18n-iso-countries/index.js';

const alpha2Codes: ReadonlySet<string> = new Set(Object.keys(isoCountries.getAlpha2Codes()));

/** All alpha-2 codes of ISO 3166-1, sorted, and XK, which it leaves to users and IATI assigns to Kosovo. */
export const countries: readonly string[] = [...alpha2Codes].toSorted();

/** Whether it is one of `countries`, in capitals. */
export const isCountry = (alpha2: string): boolean => alpha2Codes.has(alpha2);

/** Short name in a language (`fr`, `pt-BR`), in English where the language is not known. RangeError: no such country. */
export const countryName = (alpha2: string, locale = 'en'): string => {
  const [language = ''] = locale.toLowerCase().split('-');
  for (const one of [language, 'en']) learn(one);
  const name = isoCountries.getName(alpha2, language) ?? isoCountries.getName(alpha2, 'en');
  if (name === undefined || !isCountry(alpha2)) throw new RangeError(`${alpha2} is not an ISO 3166-1 alpha-2 code`);
  return name;
};

const require = createRequire(import.meta.url);
const languages = new Set(isoCountries.getSupportedLanguages());

/** The names in a language, once they are asked for. */
const learn = (language: string): void => {
  // True for those that there are: then it has to be learnt still.
  if (languages.delete(language)) isoCountries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
};
