import { describe, expect, test } from '@jest/globals';
import { InvalidInput } from '#event-sourcing';
import { earmarked } from '../testing/index.js';
import { type Earmark, UNEARMARKED, requireEarmark } from './earmark.js';

const themes = ['corruption'];
const regions = ['002'];
const countries = ['KE'];
const programmes = ['GPAC'];
const requests = ['TA-1'];
const implementation = { from: '2026-01-01', to: '2026-12-31' };

const brokenRule = (earmark: Earmark): unknown => {
  try {
    requireEarmark(earmark);
    return null;
  } catch (error) {
    return error instanceof InvalidInput ? error.facts['rule'] : error;
  }
};

describe('The level of an earmark', () => {
  test.each<[string, Earmark]>([
    ['1: nothing is named', UNEARMARKED],
    ['1: dates alone do not earmark', { ...UNEARMARKED, implementation }],
    ['2: a theme', earmarked({ level: 2, themes })],
    ['2: a region, and a line that is excluded', earmarked({ level: 2, regions, excludedLines: ['equipment'] })],
    ['2: a programme', earmarked({ level: 2, programmes })],
    ['3: a country', earmarked({ level: 3, countries, themes })],
    ['3: a programme', earmarked({ level: 3, programmes })],
    ['4: requests', earmarked({ level: 4, requests, countries })],
  ])('fits %s', (_, earmark) => expect(brokenRule(earmark)).toBeNull());

  test.each<[string, Earmark, RegExp]>([
    ['1 with a theme', { ...UNEARMARKED, themes }, /^must not be 1 \(unearmarked\) where/],
    ['1 with an excluded line', { ...UNEARMARKED, excludedLines: ['travel'] }, /^must not be 1 \(unearmarked\) where/],
    ['1 with a request', { ...UNEARMARKED, requests }, /^must not be 1 \(unearmarked\) where/],
    ['2 with nothing', earmarked({ level: 2 }), /be 2 .* without a theme, a region or a programme/],
    ['2 with a country', earmarked({ level: 2, themes, countries }), /be 2 .* where a country or a request is named/],
    ['2 with a request', earmarked({ level: 2, themes, requests }), /be 2 .* where a country or a request is named/],
    ['3 with a theme only', earmarked({ level: 3, themes }), /be 3 .* without a country or a programme/],
    ['3 with a request', earmarked({ level: 3, countries, requests }), /be 3 .* where a request is named/],
    ['4 without a request', earmarked({ level: 4, countries }), /be 4 .* without the requests/],
  ])('does not fit %s', (_, earmark, rule) => expect(brokenRule(earmark)).toMatch(rule));

  test('goes with dates that are in order', () => {
    expect(brokenRule({ ...UNEARMARKED, implementation: { from: '2026-02-01', to: '2026-01-31' } })).toMatch(
      /must not be before/,
    );
    expect(brokenRule({ ...UNEARMARKED, implementation: { from: '2026-02-30', to: '2026-03-31' } })).toMatch(
      /calendar day/,
    );
  });

  test.each<[string, Earmark]>([
    ['themes', earmarked({ level: 2, themes: ['corruption', 'piracy'] })],
    ['regions', earmarked({ level: 2, regions: ['KE'] })],
    ['countries', earmarked({ level: 3, countries: ['KE', 'ZZ'] })],
    ['programmes', earmarked({ level: 2, programmes: ['GPAX'] })],
  ])('names %s that there are', (field, earmark) => {
    expect(() => requireEarmark(earmark)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ field: `earmark.${field}` }) }),
    );
  });
});
