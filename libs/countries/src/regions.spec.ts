import { describe, expect, test } from '@jest/globals';
import {
  countries,
  countriesIn,
  isCountry,
  isRegion,
  regionContains,
  regionFromDac,
  regionName,
  regions,
  regionsOf,
  WORLD,
} from './index.js';

describe('Regions', () => {
  test('are those of UN M49, without the codes of countries', () => {
    expect(regionName('014')).toBe('Eastern Africa');
    expect(isRegion(WORLD)).toBe(true);
    expect(['404', '14', 'KE', '', '998'].filter(isRegion)).toEqual([]);
    expect(() => regionName('404')).toThrow(RangeError);
    expect(() => countriesIn('404')).toThrow(new RangeError('404 is not a region of UN M49'));
  });

  test('hold their countries and those of their sub-regions', () => {
    expect(countriesIn('143')).toEqual(['KG', 'KZ', 'TJ', 'TM', 'UZ']);
    expect(countriesIn('002')).toEqual(expect.arrayContaining(['DZ', 'KE', 'ZA', 'SS']));
    expect(countriesIn('002')).not.toContain('FR');
    expect(countriesIn(WORLD)).toEqual(countries);
  });

  test('of a country go from the innermost to the world', () => {
    expect(regionsOf('KE')).toEqual(['014', '202', '002', '001']);
    expect(regionsOf('MN')).toEqual(['030', '142', '001']);
  });

  test('that M49 leaves out are placed where they lie', () => {
    expect(countriesIn('039')).toContain('XK');
    expect(countriesIn('030')).toContain('TW');
  });

  test('contain themselves and what lies within', () => {
    expect(regionContains('002', '014')).toBe(true);
    expect(regionContains('014', '014')).toBe(true);
    expect(regionContains('014', '002')).toBe(false);
    expect(regionContains('142', '014')).toBe(false);
    expect(regionContains(WORLD, 'nowhere')).toBe(false);
  });

  test('contain exactly those regions whose countries they contain', () => {
    for (const outer of regions) {
      const members = new Set(countriesIn(outer));
      for (const inner of regions) {
        expect(regionContains(outer, inner)).toBe(countriesIn(inner).every((country) => members.has(country)));
      }
    }
  });

  test('of the OECD DAC have one in UN M49', () => {
    expect(regionFromDac('298')).toBe('002');
    expect(regionFromDac('998')).toBe(WORLD);
    expect(regionFromDac('89')).toBe('150');
    expect(regionFromDac('R01')).toBeUndefined();
    const codes = '88 89 189 289 298 380 389 489 498 589 619 679 689 789 798 889 998'.split(' ');
    const later = '1027 1028 1029 1030 1031 1032 1033 1034 1035'.split(' ');
    expect([...codes, ...later].filter((code) => !isRegion(regionFromDac(code) ?? ''))).toEqual([]);
    const yugoslavia = ['BA', 'HR', 'ME', 'MK', 'RS', 'SI'];
    expect(yugoslavia.every((code) => isCountry(code) && countriesIn(regionFromDac('88') ?? '').includes(code))).toBe(
      true,
    );
  });
});
