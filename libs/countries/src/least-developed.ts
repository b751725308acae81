/**
 * Source: United Nations Committee for Development Policy, list of least developed countries and timeline of changes
 * to it, as of 2024-12-13; graduations scheduled for later are added when they take effect. Days are those of the
 * General Assembly's decisions, except graduations, which have their own.
 */
const INCLUDED: Readonly<Record<string, string>> = {
  '1971-11-18': 'AF BJ BT BW BF BI TD ET GN HT LA LS MW MV ML NP NE RW WS SO SD UG TZ YE',
  '1975-12-12': 'BD CF GM',
  '1977-12-13': 'CV KM',
  '1981-12-17': 'GW',
  '1982-12-17': 'DJ GQ ST SL TG',
  '1985-12-17': 'VU',
  '1986-12-08': 'KI MR TV',
  '1987-12-11': 'MM',
  '1988-12-20': 'MZ',
  '1990-12-21': 'LR',
  '1991-12-20': 'KH CD MG SB ZM',
  '1994-12-19': 'AO ER',
  '2001-04-12': 'SN', // the timeline says 2000, the year of the recommendation
  '2003-12-17': 'TL',
  '2012-12-18': 'SS',
};

const GRADUATED: ReadonlyMap<string, string> = new Map([
  ['BW', '1994-12-19'],
  ['CV', '2007-12-20'],
  ['MV', '2011-01-01'],
  ['WS', '2014-01-01'],
  ['GQ', '2017-06-04'],
  ['VU', '2020-12-04'],
  ['BT', '2023-12-13'],
  ['ST', '2024-12-13'],
]);

const includedOn: ReadonlyMap<string, string> = new Map(
  Object.entries(INCLUDED).flatMap(([on, codes]) => codes.split(' ').map((alpha2): [string, string] => [alpha2, on])),
);

/** Whether a country was on the list on that day (YYYY-MM-DD): from its inclusion until the day before it graduated. */
export const isLeastDeveloped = (alpha2: string, on: string): boolean => {
  const included = includedOn.get(alpha2);
  const graduated = GRADUATED.get(alpha2);
  return included !== undefined && included <= on && (graduated === undefined || on < graduated);
};
