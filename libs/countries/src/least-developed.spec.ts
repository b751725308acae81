import { describe, expect, test } from '@jest/globals';
import { countries, isLeastDeveloped } from './index.js';

const countOn = (day: string) => countries.filter((code) => isLeastDeveloped(code, day)).length;

describe('Least developed countries', () => {
  test('count as the United Nations counted them at the time', () => {
    expect(countOn('1971-12-31')).toBe(24); // 25 then: one of the two Yemens is no more
    expect(countOn('2001-05-14')).toBe(49);
    expect(countOn('2004-01-01')).toBe(50);
    expect(countOn('2012-12-31')).toBe(49);
    expect(countOn('2014-01-01')).toBe(48);
    expect(countOn('2020-12-31')).toBe(46);
    expect(countOn('2024-12-31')).toBe(44);
  });

  test('are so until the day before they graduate', () => {
    expect(isLeastDeveloped('CV', '2007-12-19')).toBe(true);
    expect(isLeastDeveloped('CV', '2007-12-20')).toBe(false);
    expect(isLeastDeveloped('MV', '2010-12-31')).toBe(true);
    expect(isLeastDeveloped('MV', '2011-01-01')).toBe(false);
    expect(isLeastDeveloped('GQ', '2017-06-04')).toBe(false);
  });

  test('are so from the day of their inclusion', () => {
    expect(isLeastDeveloped('SN', '2001-01-01')).toBe(false);
    expect(isLeastDeveloped('SN', '2002-01-01')).toBe(true);
    expect(isLeastDeveloped('TL', '2003-01-01')).toBe(false);
    expect(isLeastDeveloped('TL', '2004-01-01')).toBe(true);
    expect(isLeastDeveloped('SS', '2012-12-18')).toBe(true);
  });

  test('are not all the poor ones, nor codes that are no country', () => {
    expect(
      ['KE', 'GH', 'NG', 'ZW', 'US', 'ZZ', 'constructor'].filter((code) => isLeastDeveloped(code, '2020-01-01')),
    ).toEqual([]);
  });
});
