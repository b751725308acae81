import { describe, expect, test } from '@jest/globals';
import { type SampleTerms, earmarked, signedContribution } from '../testing/index.js';
import { contributionFold } from '../contribution/contribution.state.js';
import { type Earmark, UNEARMARKED } from '../contribution/earmark.js';
import { type Need, cellsOf } from './need.js';
import { type Source, byOrderOfUse, mayPay, sourceOf, termsExclude } from './source.js';

const need: Need = {
  requestId: 'TA-1',
  programme: 'GPAC',
  themes: ['corruption', 'terrorism'],
  beneficiaries: [
    { kind: 'country', code: 'KE', share: 6_000 },
    { kind: 'region', code: '014', share: 4_000 },
  ],
  currency: 'USD',
  lines: [
    { lineId: 'L1', category: 'staff', description: 'Adviser', amount: 1_000 },
    { lineId: 'L2', category: 'equipment', description: 'Servers', amount: 500 },
  ],
  startsOn: '2026-04-01',
};
const on = '2026-03-01';

const source = (terms: Partial<SampleTerms> = {}): Source => {
  const { state } = signedContribution(terms);
  const found = sourceOf(terms.contributionId ?? 'VC-1', 0, state, 'TA-1');
  if (!found) throw new Error('it is under agreement');
  return found;
};

const exclusion = (earmark: Earmark, asked: Partial<Need> = {}, terms: Partial<SampleTerms> = {}, day = on) => {
  const wanted = { ...need, ...asked };
  return termsExclude(source({ ...terms, earmark }), wanted, cellsOf(wanted), day);
};

describe('A contribution may pay for a request', () => {
  test('when it is not earmarked', () => expect(exclusion(UNEARMARKED)).toBeNull());

  test.each<[string, Earmark]>([
    ['one of its themes', earmarked({ level: 2, themes: ['corruption', 'firearms'] })],
    ['its programme', earmarked({ level: 3, programmes: ['GPAC', 'CP'] })],
    ['the request', earmarked({ level: 4, requests: ['TA-1'] })],
    ['one of its countries', earmarked({ level: 3, countries: ['KE'] })],
    ['a region around one of its countries', earmarked({ level: 2, regions: ['202'] })],
    ['the region, or one around it', earmarked({ level: 2, regions: ['014'] })],
    ['one of its countries, or some other region', earmarked({ level: 3, countries: ['KE'], regions: ['019'] })],
    ['a theme and a country', earmarked({ level: 3, themes: ['terrorism'], countries: ['KE'] })],
    ['some of its lines', earmarked({ level: 2, themes: ['corruption'], excludedLines: ['equipment'] })],
  ])('when the donor named %s', (_, earmark) => expect(exclusion(earmark)).toBeNull());

  test.each<[string, Earmark]>([
    ['earmark-theme', earmarked({ level: 2, themes: ['firearms'] })],
    ['earmark-programme', earmarked({ level: 3, programmes: ['CP'] })],
    ['earmark-request', earmarked({ level: 4, requests: ['TA-2'] })],
    ['earmark-country', earmarked({ level: 3, countries: ['UG'] })],
    ['earmark-country', earmarked({ level: 2, regions: ['019'] })],
    ['earmark-line', earmarked({ level: 2, themes: ['corruption'], excludedLines: ['equipment', 'staff'] })],
    ['earmark-country', earmarked({ level: 3, countries: ['UG'], themes: ['corruption'] })], // dimensions are ANDed
  ])('but not against its %s', (rule, earmark) => expect(exclusion(earmark)).toBe(rule));

  test('within the dates that the donor set: work to come starts as planned, and late work starts today', () => {
    const dated = (from: string, to: string) => ({ ...UNEARMARKED, implementation: { from, to } });
    expect(exclusion(dated('2026-04-01', '2026-12-31'))).toBeNull();
    expect(exclusion(dated('2026-04-02', '2026-12-31'))).toBe('implementation-dates');
    expect(exclusion(dated('2026-01-01', '2026-04-01'))).toBeNull();
    expect(exclusion(dated('2026-01-01', '2026-03-31'))).toBe('implementation-dates');
    expect(exclusion(dated('2026-01-01', '2026-04-30'), {}, {}, '2026-05-01')).toBe('implementation-dates');
  });

  test('until its last day, for work that starts by then', () => {
    expect(exclusion(UNEARMARKED, { startsOn: on }, { expiresOn: on })).toBeNull();
    expect(exclusion(UNEARMARKED, { startsOn: '2026-01-01' }, { expiresOn: '2026-02-28' })).toBe('expired');
    expect(exclusion(UNEARMARKED, { startsOn: '2026-04-01' }, { expiresOn: '2026-03-31' })).toBe('expired');
    expect(exclusion(UNEARMARKED, { startsOn: '2026-04-01' }, { expiresOn: '2026-04-01' })).toBeNull();
  });

  test('once money was received', () => expect(exclusion(UNEARMARKED, {}, { received: 0 })).toBe('not-received'));

  test('only under an agreement that is not closed', () => {
    const { state } = signedContribution({ received: 0 });
    expect(sourceOf('VC-1', 0, { phase: 'unknown' }, 'TA-1')).toBeNull();
    const closed = contributionFold.evolve(state, {
      type: 'ContributionClosed',
      data: { contributionId: 'VC-1', closedOn: on },
    });
    expect(sourceOf('VC-1', 0, closed, 'TA-1')).toBeNull();
  });
});

describe('A cell of a budget', () => {
  const [staffInKenya, staffInRegion, equipmentInKenya] = cellsOf(need);
  const pays = (earmark: Earmark) =>
    [staffInKenya, staffInRegion, equipmentInKenya].map((cell) => cell !== undefined && mayPay(earmark, cell));

  test('of a country takes money for it and for the regions around it', () => {
    expect(pays(earmarked({ level: 3, countries: ['KE'] }))).toEqual([true, false, true]);
    expect(pays(earmarked({ level: 2, regions: ['002'] }))).toEqual([true, true, true]);
  });

  test('of a region takes no money for a country in it, nor for a region within it', () => {
    const [, inAfrica] = cellsOf({
      ...need,
      beneficiaries: [
        { kind: 'country', code: 'KE', share: 1 },
        { kind: 'region', code: '202', share: 9_999 },
      ],
    });
    expect(inAfrica && mayPay(earmarked({ level: 2, regions: ['014'] }), inAfrica)).toBe(false);
    expect(inAfrica && mayPay(earmarked({ level: 2, regions: ['202'] }), inAfrica)).toBe(true);
  });

  test('for the whole world takes no money earmarked to countries or regions', () => {
    const [world] = cellsOf({ ...need, beneficiaries: [{ kind: 'global', code: '001', share: 10_000 }] });
    expect(world && mayPay(earmarked({ level: 2, regions: ['002'] }), world)).toBe(false);
    expect(world && mayPay(earmarked({ level: 2, themes: ['corruption'] }), world)).toBe(true);
  });

  test('of a line that the donor excludes takes none of its money', () => {
    expect(pays(earmarked({ level: 2, themes: ['corruption'], excludedLines: ['equipment'] }))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('The order of use', () => {
  const order = (...terms: readonly Partial<SampleTerms>[]): readonly string[] =>
    terms
      .map((each) => source(each))
      .toSorted(byOrderOfUse)
      .map(({ contributionId }) => contributionId);

  test('begins with the most tightly earmarked', () => {
    const levels: readonly Earmark[] = [
      UNEARMARKED,
      earmarked({ level: 4, requests: ['TA-1'] }),
      earmarked({ level: 2, themes: ['corruption'] }),
      earmarked({ level: 3, countries: ['KE'] }),
    ];
    expect(order(...levels.map((earmark, index) => ({ contributionId: `${index}`, earmark })))).toEqual([
      '1',
      '3',
      '2',
      '0',
    ]);
  });

  test('goes on with what expires first, was received first, and has the first id', () => {
    expect(
      order(
        { contributionId: 'a' },
        { contributionId: 'b', expiresOn: '2028-01-01' },
        { contributionId: 'c', expiresOn: '2027-01-01' },
      ),
    ).toEqual(['c', 'b', 'a']);
    expect(
      order({ contributionId: 'a', receivedOn: '2026-02-01' }, { contributionId: 'b', receivedOn: '2026-01-05' }),
    ).toEqual(['b', 'a']);
    expect(order({ contributionId: 'b' }, { contributionId: 'a', received: 0 }, { contributionId: 'c' })).toEqual([
      'b',
      'c',
      'a',
    ]);
  });
});
