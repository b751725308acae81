import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { OfficeCriterion, OfficeNeed, OfficeStanding } from './office-criteria.js';
import { rankOffices } from './office-ranking.js';

describe('Office ranking', () => {
  test('says what speaks for an office, and what against it', () =>
    expect(rankOffices(need(), [nairobi])).toEqual([
      {
        code: 'ROEA',
        eligible: true,
        reason: null,
        points: 240 + 150 + 100 + 50,
        free: 2,
        criteria: [
          {
            criterion: 'covers-beneficiaries',
            points: 240,
            of: 400,
            facts: {
              beneficiaries: [
                { code: 'KE', share: 6000, countries: 1, covered: 1, credited: 6000 },
                { code: '143', share: 4000, countries: 5, covered: 0, credited: 0 },
              ],
            },
          },
          {
            criterion: 'thematic-expertise',
            points: 150,
            of: 300,
            facts: { met: ['corruption'], missing: ['firearms'] },
          },
          { criterion: 'free-capacity', points: 100, of: 200, facts: { capacity: 4, running: 2, free: 2 } },
          { criterion: 'languages', points: 50, of: 100, facts: { met: ['en'], missing: ['fr'] } },
        ],
      },
    ]));

  test('counts a region by the countries of it that an office covers', () => {
    const centralAsia = need({ beneficiaries: [{ kind: 'region', code: '143', share: 10_000 }] });
    expect(pointsFor('covers-beneficiaries', centralAsia, { countries: ['KG', 'UZ', 'KE'] })).toBe(160);
    expect(pointsFor('covers-beneficiaries', centralAsia, { countries: ['KG', 'KZ', 'TJ', 'TM', 'UZ'] })).toBe(400);
  });

  test('counts a global request by the countries of the world that an office covers', () => {
    const world = need({ beneficiaries: [{ kind: 'global', code: '001', share: 10_000 }] });
    expect(pointsFor('covers-beneficiaries', world, { countries: ['KE', 'UG', 'SO', 'RW', 'BI'] })).toBe(8);
    expect(pointsFor('covers-beneficiaries', world, { code: 'HQ', countries: [] })).toBe(100);
  });

  test('credits headquarters with a quarter of what it does not cover itself', () => {
    expect(pointsFor('covers-beneficiaries', need(), { code: 'HQ', countries: [] })).toBe(100);
    expect(pointsFor('covers-beneficiaries', need(), { code: 'HQ', countries: ['KE'] })).toBe(280);
  });

  test('takes a regional form of a language for the language', () => {
    expect(pointsFor('languages', need({ languages: ['pt'] }), { languages: ['pt-BR'] })).toBe(100);
    expect(pointsFor('languages', need({ languages: ['pt-PT', 'pt-BR', 'es'] }), { languages: ['pt'] })).toBe(50);
  });

  test('gives every office the points for what the request does not ask', () => {
    expect(pointsFor('languages', need({ languages: [] }), { languages: ['fr'] })).toBe(100);
    expect(pointsFor('thematic-expertise', need({ themes: [] }), { themes: [] })).toBe(300);
  });

  test('gives no points for capacity to an office that has none', () => {
    expect(pointsFor('free-capacity', need(), { capacity: 0, running: 0 })).toBe(0);
    expect(pointsFor('free-capacity', need(), { capacity: 2, running: 5 })).toBe(0);
  });

  test('lists last, with the reason, whom nothing new may be assigned to', () => {
    const full = { ...nairobi, code: 'FULL', running: 4 };
    const closed = { ...nairobi, code: 'GONE', open: false };
    const far = { ...nairobi, code: 'FAR', countries: ['BR'], themes: [], languages: ['pt'] };
    expect(outcomes(need(), [closed, full, far])).toEqual([
      ['FAR', true, null],
      ['GONE', false, 'office-closed'],
      ['FULL', false, 'no-free-capacity'],
    ]);
  });

  test('never rules out headquarters', () =>
    expect(outcomes(need(), [{ ...nairobi, code: 'HQ', running: 9 }])).toEqual([['HQ', true, null]]));

  test('breaks a tie by free capacity, then by code', () => {
    const larger = { ...nairobi, code: 'ZZ', capacity: 8, running: 4 };
    const same = { ...nairobi, code: 'AA' };
    expect(outcomes(need(), [nairobi, same, larger]).map(([code]) => code)).toEqual(['ZZ', 'AA', 'ROEA']);
  });

  test('is one order, however the offices are listed', () => {
    const listedTwice = offices.chain((listed) =>
      fc.tuple(fc.constant(listed), fc.shuffledSubarray(listed, { minLength: listed.length })),
    );
    fc.assert(
      fc.property(needs, listedTwice, (asked, [listed, shuffled]) => {
        expect(rankOffices(asked, shuffled)).toEqual(rankOffices(asked, listed));
      }),
    );
  });

  test('names every office once, in an order that its figures explain', () => {
    fc.assert(
      fc.property(needs, offices, (asked, listed) => {
        const ranking = rankOffices(asked, listed);
        expect(ranking.map(({ code }) => code).toSorted()).toEqual(listed.map(({ code }) => code).toSorted());
        for (const { points, criteria } of ranking) {
          expect(points).toBe(criteria.reduce((sum, one) => sum + one.points, 0));
          expect(criteria.every((one) => Number.isInteger(one.points) && one.points >= 0 && one.points <= one.of)).toBe(
            true,
          );
        }
        const keys = ranking.map(({ eligible, points, free }) => [Number(eligible), points, free]);
        expect(keys).toEqual(keys.toSorted((a, b) => difference(b, a)));
      }),
    );
  });

  test('never puts an office further back for having more capacity, countries, themes or languages', () => {
    const more = fc.record({
      capacity: fc.integer({ min: 0, max: 5 }),
      countries: fc.subarray(COUNTRIES),
      themes: fc.subarray(SUBJECTS),
      languages: fc.subarray(LANGUAGES),
    });
    fc.assert(
      fc.property(needs, offices, more, fc.nat(), (asked, listed, extra, pick) => {
        const before = listed[pick % listed.length];
        if (!before) return;
        const after: OfficeStanding = {
          ...before,
          capacity: before.capacity + extra.capacity,
          countries: [...new Set([...before.countries, ...extra.countries])],
          themes: [...new Set([...before.themes, ...extra.themes])],
          languages: [...new Set([...before.languages, ...extra.languages])],
        };
        const placeOf = (list: readonly OfficeStanding[]) =>
          rankOffices(asked, list).findIndex(({ code }) => code === before.code);
        expect(placeOf(listed.map((one) => (one === before ? after : one)))).toBeLessThanOrEqual(placeOf(listed));
      }),
    );
  });
});

const nairobi: OfficeStanding = {
  code: 'ROEA',
  name: 'Regional Office for Eastern Africa',
  hostCountry: 'KE',
  countries: ['KE', 'UG'],
  themes: ['corruption'],
  languages: ['en', 'sw'],
  capacity: 4,
  open: true,
  running: 2,
};

const need = (changed: Partial<OfficeNeed> = {}): OfficeNeed => ({
  beneficiaries: [
    { kind: 'country', code: 'KE', share: 6000 },
    { kind: 'region', code: '143', share: 4000 },
  ],
  themes: ['corruption', 'firearms'],
  languages: ['en', 'fr'],
  ...changed,
});

const pointsFor = (name: OfficeCriterion['criterion'], asked: OfficeNeed, office: Partial<OfficeStanding>) =>
  rankOffices(asked, [{ ...nairobi, ...office }])[0]?.criteria.find(({ criterion }) => criterion === name)?.points;

const outcomes = (asked: OfficeNeed, listed: readonly OfficeStanding[]) =>
  rankOffices(asked, listed).map(({ code, eligible, reason }) => [code, eligible, reason]);

const difference = (a: readonly number[], b: readonly number[]): number =>
  a.map((figure, index) => figure - (b[index] ?? 0)).find((one) => one !== 0) ?? 0;

// Few values, so that offices tie often.
const COUNTRIES = ['KE', 'UG', 'KG', 'UZ', 'BR'];
const SUBJECTS = ['corruption', 'firearms', 'terrorism'];
const LANGUAGES = ['en', 'fr', 'pt-BR'];

const beneficiary: fc.Arbitrary<OfficeNeed['beneficiaries'][number]> = fc.oneof(
  fc.record({
    kind: fc.constant('country'),
    code: fc.constantFrom(...COUNTRIES),
    share: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('region'),
    code: fc.constantFrom('014', '143'),
    share: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ kind: fc.constant('global'), code: fc.constant('001'), share: fc.integer({ min: 1, max: 9 }) }),
);

/** Shares as they are in a request: together 10,000, the rest on the first. */
const needs: fc.Arbitrary<OfficeNeed> = fc.record({
  beneficiaries: fc.array(beneficiary, { minLength: 1, maxLength: 4 }).map((drawn) => {
    const rest = 10_000 - drawn.slice(1).reduce((sum, { share }) => sum + share * 250, 0);
    return drawn.map((one, index) => ({ ...one, share: index === 0 ? rest : one.share * 250 }));
  }),
  themes: fc.subarray(SUBJECTS),
  languages: fc.subarray(LANGUAGES),
});

const offices: fc.Arbitrary<OfficeStanding[]> = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom('HQ', 'AA', 'AB', 'B1', 'ROEA', 'ROCA'),
    name: fc.constant('Office'),
    hostCountry: fc.constant('KE'),
    countries: fc.subarray(COUNTRIES),
    themes: fc.subarray(SUBJECTS),
    languages: fc.subarray(LANGUAGES),
    capacity: fc.integer({ min: 0, max: 4 }),
    open: fc.boolean(),
    running: fc.integer({ min: 0, max: 4 }),
  }),
  { selector: ({ code }) => code, minLength: 1, maxLength: 6 },
);
