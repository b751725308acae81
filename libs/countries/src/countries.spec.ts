import { describe, expect, test } from '@jest/globals';
import { countries, countryName, isCountry, regionsOf } from './index.js';

describe('Countries', () => {
  test('are those of ISO 3166-1, in capitals', () => {
    expect(['KE', 'CI', 'SS', 'PS', 'XK'].filter((code) => !isCountry(code))).toEqual([]);
    expect(['ke', 'KEN', 'UK', 'ZZ', 'AN', '', '404', 'constructor'].filter(isCountry)).toEqual([]);
    expect(countries).toHaveLength(250);
  });

  test('have a name in the language asked for, or in English', () => {
    expect(countryName('KE')).toBe('Kenya');
    expect(countryName('US', 'fr')).toBe("États-Unis d'Amérique");
    expect(countryName('BR', 'pt-BR')).toBe('Brasil');
    expect(countryName('KE', 'tlh')).toBe('Kenya');
  });

  test('that do not exist are told', () => {
    expect(() => countryName('ZZ')).toThrow(new RangeError('ZZ is not an ISO 3166-1 alpha-2 code'));
    expect(() => countryName('KEN')).toThrow(RangeError);
    expect(() => regionsOf('ZZ')).toThrow(RangeError);
  });

  test('each have a name and lie in a continent of UN M49', () => {
    const lost = countries.filter((code) => countryName(code) === '' || (regionsOf(code).length < 3 && code !== 'AQ'));
    expect(lost).toEqual([]);
  });
});
