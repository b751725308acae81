import { HEADQUARTERS, type OfficeDescription } from '#field-offices';

const EVERY_THEME = [
  'transnational-organized-crime',
  'corruption',
  'trafficking-in-persons',
  'smuggling-of-migrants',
  'firearms',
  'money-laundering',
  'terrorism',
  'crime-prevention',
  'witnesses-and-victims',
  'treatment-of-offenders',
  'information-technology-crime',
];

const without = (...themes: readonly string[]): readonly string[] =>
  EVERY_THEME.filter((theme) => !themes.includes(theme));
const list = (codes: string): readonly string[] => codes.split(' ');

/** Eight field offices and headquarters. */
export const OFFICES: readonly OfficeDescription[] = [
  {
    ...{ code: HEADQUARTERS, name: 'Headquarters, Vienna', hostCountry: 'AT', capacity: 10 },
    ...{ countries: [], themes: [...EVERY_THEME, 'other'], languages: ['en', 'fr', 'es', 'ru'] },
  },
  {
    ...{ code: 'NAIROBI', name: 'Eastern Africa', hostCountry: 'KE', capacity: 5 },
    countries: list('BI DJ ER ET KE KM MG MU RW SC SO SS TZ UG'),
    themes: without('information-technology-crime'),
    languages: ['en', 'fr', 'sw'],
  },
  {
    ...{ code: 'PRETORIA', name: 'Southern Africa', hostCountry: 'ZA', capacity: 4 },
    countries: list('AO BW LS MW MZ NA SZ ZA ZM ZW'),
    themes: without('terrorism'),
    languages: ['en', 'pt'],
  },
  {
    ...{ code: 'DAKAR', name: 'West and Central Africa', hostCountry: 'SN', capacity: 7 },
    countries: list('BF BJ CD CI CM CV GA GH GM GN GW LR ML MR NE NG SL SN TD TG'),
    themes: without('treatment-of-offenders'),
    languages: ['fr', 'en', 'pt'],
  },
  {
    ...{ code: 'CAIRO', name: 'Middle East and North Africa', hostCountry: 'EG', capacity: 4 },
    countries: list('AE BH DZ EG IQ JO KW LB LY MA OM PS QA SD SY TN YE'),
    themes: without('firearms', 'crime-prevention'),
    languages: ['ar', 'en', 'fr'],
  },
  {
    ...{ code: 'SARAJEVO', name: 'South-Eastern and Eastern Europe', hostCountry: 'BA', capacity: 4 },
    countries: list('AL BA BG BY GE HR MD ME MK RO RS UA XK'),
    themes: without('terrorism'),
    languages: ['en', 'ru', 'sr'],
  },
  {
    ...{ code: 'TASHKENT', name: 'Central Asia and the Caucasus', hostCountry: 'UZ', capacity: 3 },
    countries: list('AF AM AZ KG KZ MN TJ TM UZ'),
    themes: without('witnesses-and-victims', 'crime-prevention'),
    languages: ['ru', 'en'],
  },
  {
    ...{ code: 'BANGKOK', name: 'South and South-East Asia and the Pacific', hostCountry: 'TH', capacity: 5 },
    countries: list('BD FJ FM ID KH KI LA LK MM MV MY NP PG PH SB TH TL TO VN VU WS'),
    themes: EVERY_THEME,
    languages: ['en', 'th', 'fr'],
  },
  {
    ...{ code: 'BOGOTA', name: 'Latin America and the Caribbean', hostCountry: 'CO', capacity: 6 },
    countries: list('AR BB BO BR BZ CL CO CR CU DM DO EC GT GY HN HT JM MX NI PA PE PY SR SV TT UY VE'),
    themes: EVERY_THEME,
    languages: ['es', 'en', 'fr', 'pt'],
  },
];
