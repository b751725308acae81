import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Mandate, mandateById, mandates, PROGRAMMES, THEMES } from './index.js';

/** Each paragraph of actions with its last letter; '' where it has none. */
const lastLetters: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  III: { 10: 'd', 11: '', 12: '', 13: 'b', 16: '', 17: 'e', 18: 'i' },
  IV: { 22: 'd', 23: 'c', 26: 'e', 27: 'd', 29: '', 30: 'f', 31: 'f', 32: '', 33: 'f' },
  V: { 39: '', 40: '', 41: '', 44: 'k', 45: '', 46: 'e', 49: 'h', 50: '', 51: 'b' },
  VI: { 55: '', 56: '', 57: 'l', 58: '', 59: 'i', 60: '' },
  VII: { 63: 'h', 64: '', 65: 'h' },
  VIII: { 69: 'c', 70: 'd', 71: '', 72: '' },
  IX: { 75: 'e', 76: '', 77: 'd' },
  X: { 82: 'e', 83: '', 84: 'd' },
  XI: { 88: 'l', 89: '', 90: 'c' },
  XII: { 97: '', 98: 'e', 99: '', 100: 'd' },
};
const openingsThatAct = [10, 17];

describe('Mandate catalogue', () => {
  test('holds every paragraph and every letter of the actions, once, in the order of the plan', () => {
    const expected = Object.entries(lastLetters).flatMap(([section, paragraphs]) =>
      Object.entries(paragraphs).flatMap(([paragraph, last]) =>
        [...(openingsThatAct.includes(Number(paragraph)) ? [''] : []), ...lettersTo(last)].map(
          (letter) => `${section} ${paragraph}${letter}`,
        ),
      ),
    );
    expect(mandates.map(({ section, id }) => `${section} ${id}`)).toEqual(expected);
    expect(new Set(ids(() => true)).size).toBe(190);
  });

  test('cites an action by its paragraph and letter', () => {
    expect(mandateById('18a')).toMatchObject({ kind: 'action', section: 'III', paragraph: 18, subparagraph: 'a' });
    expect(mandateById('100d')).toMatchObject({ section: 'XII', paragraph: 100, subparagraph: 'd' });
    expect(mandateById('41')).toMatchObject({ section: 'V', paragraph: 41, subparagraph: null });
    expect(mandateById('18z')).toBeUndefined();
  });

  test('gives each section its theme, and section V its two', () => {
    const pairs = new Set(mandates.map(({ section, theme }) => `${section} ${theme}`));
    expect([...pairs]).toEqual(THEMES.flatMap(({ section, slug }) => (section ? [`${section} ${slug}`] : [])));
    expect(ids(({ theme }) => theme === 'smuggling-of-migrants')).toEqual(
      lettersTo('h')
        .map((letter) => `49${letter}`)
        .concat('50', '51a', '51b'),
    );
    expect(ids(({ alsoTheme }) => alsoTheme !== null)).toEqual(['39', '40', '41']);
  });

  test('names the objective that each paragraph stands under', () => {
    const headings = new Map<string, Set<number>>();
    for (const { section, objective, paragraph } of mandates) {
      const heading = `${section} ${objective}`;
      headings.set(heading, (headings.get(heading) ?? new Set()).add(paragraph));
    }
    expect(Object.fromEntries([...headings].map(([heading, paragraphs]) => [heading, [...paragraphs]]))).toEqual({
      'III 1': [10, 11, 12, 13],
      'III 2': [16, 17, 18],
      'IV 1': [22, 23],
      'IV 2': [26, 27],
      'IV 3': [29, 30, 31, 32, 33],
      'V 1': [39, 40, 41],
      'V 2': [44, 45, 46],
      'V 3': [49, 50, 51],
      'VI both': [55, 56, 57, 58, 59, 60],
      'VII only': [63, 64, 65],
      'VIII 1': [69, 70],
      'VIII 2': [71, 72],
      'IX both': [75, 76, 77],
      'X only': [82, 83, 84],
      'XI only': [88, 89, 90],
      'XII both': [97, 98, 99, 100],
    });
  });

  test('puts national actions before international ones, with States alone acting at home', () => {
    expect(paragraphs(({ scope }) => scope === 'national')).toEqual([
      10, 16, 17, 22, 26, 29, 30, 31, 39, 44, 49, 55, 56, 57, 63, 69, 71, 75, 82, 88, 97, 98,
    ]);
    expect(ids(({ scope, actor }) => scope === 'national' && actor !== 'states')).toEqual([]);
  });

  test('says who acts beyond the States at home', () => {
    expect(ids(({ scope, actor }) => scope === 'international' && actor === 'states')).toEqual([
      '11',
      '12',
      '32',
      '40',
      '45',
      '50',
      '64',
      '76',
      '83',
      '89',
      '90b',
      '99',
    ]);
    expect(paragraphs(({ actor }) => actor === 'centre')).toEqual([
      13, 18, 23, 27, 33, 41, 46, 51, 59, 60, 77, 84, 90, 100,
    ]);
    expect(paragraphs(({ actor }) => actor === 'other')).toEqual([58, 65, 70, 72]);
    expect(mandateById('65a')?.actorName).toBe('Office for Drug Control and Crime Prevention');
    expect(mandateById('72')?.actorName).toContain('Terrorism Prevention Branch');
  });

  test('lets requests be made under what the Centre or another entity does, never under a State action', () => {
    expect(ids(({ isCentreMandate }) => isCentreMandate)).toEqual(ids(({ actor }) => actor !== 'states'));
    expect(mandateById('90b')?.isCentreMandate).toBe(false);
    expect(ids((mandate) => !mandate.isCentreMandate && (mandate.uponRequest || mandate.subjectToResources))).toEqual(
      [],
    );
  });

  test('marks what is given upon request and only as resources allow', () => {
    expect(ids((mandate) => mandate.uponRequest && mandate.subjectToResources)).toEqual([
      '13b',
      '18a',
      '18b',
      '27b',
      '33b',
      '41',
      '100d',
    ]);
  });

  test('marks what is given upon request without a word on resources', () => {
    expect(ids((mandate) => mandate.uponRequest && !mandate.subjectToResources)).toEqual(['58', '72']);
  });

  test('marks what depends on resources without a word on requests', () => {
    expect(ids((mandate) => !mandate.uponRequest && mandate.subjectToResources)).toEqual([
      '46a',
      '51a',
      '59c',
      '77c',
      '77d',
      '90c',
    ]);
  });

  test.each(['27c', '27d', '59d', '65a'])('promises assistance under %s with no resources clause', (id) => {
    expect(mandateById(id)).toMatchObject({ isCentreMandate: true, uponRequest: false, subjectToResources: false });
  });

  test('says for whom an action is, where the plan narrows it', () => {
    const narrowed = mandates.filter(({ eligibility }) => eligibility !== 'any-state');
    expect(Object.fromEntries(narrowed.map(({ id, eligibility }) => [id, eligibility]))).toEqual({
      '10c': 'signatories',
      '22d': 'developing-countries',
      '26c': 'developing-countries',
      '46a': 'selected-countries-and-regions',
      '51a': 'selected-countries-and-regions',
      '59c': 'developing-and-transition',
      '59d': 'signatories',
      '59g': 'states-parties',
      '77c': 'selected-countries-and-regions',
      '84a': 'victims-of-transnational-crime',
      '90c': 'selected-countries-and-regions',
    });
  });

  test('keeps the deadlines that the plan sets', () => {
    const dated = mandates.filter(({ deadline }) => deadline !== null);
    expect(Object.fromEntries(dated.map(({ id, deadline }) => [id, deadline]))).toEqual({
      10: { kind: 'by-end-of', on: '2002-12-31' },
      '22c': { kind: 'at', on: '2002-09-09', occasion: expect.stringContaining('General Assembly') },
      '23a': { kind: 'before', on: '2001-05-07', occasion: expect.stringContaining('Commission') },
      39: { kind: 'by-end-of', on: '2002-12-31' },
      '44j': { kind: 'during', on: '2002-12-31' },
      56: { kind: 'by', on: '2005-12-31' },
    });
  });

  test('titles each action differently, in at most ninety characters', () => {
    expect(new Set(mandates.map(({ title }) => title)).size).toBe(mandates.length);
    expect(mandates.filter(({ title }) => title.length > 90 || title.endsWith('.'))).toEqual([]);
  });

  test('starts with five programmes', () => {
    expect(PROGRAMMES.map(({ code }) => code)).toEqual(['GPTHB', 'GPAC', 'GPML', 'TPP', 'CP']);
  });
});

describe('Mandate catalogue beside its source', () => {
  const source = new URL('../../../../shared/reference/plans-of-action.txt', import.meta.url);
  const isHere = existsSync(source);
  const beside = isHere ? test : test.skip;
  const unless = isHere ? '' : ' (skipped: ../shared/reference/plans-of-action.txt is not here)';

  beside(`titles no action with a sentence, or six words running, of the source${unless}`, () => {
    const text = readFileSync(source, 'utf8');
    const runs = new Set(runsOfSix(words(text)));
    const sentences = new Set(text.split(/[.;:]\s|\([a-z]+\)|\n\s*\n/).map((sentence) => words(sentence).join(' ')));
    const copied = (title: string) =>
      runsOfSix(words(title)).some((run) => runs.has(run)) || sentences.has(words(title).join(' '));

    expect(copied(words(text).slice(2000, 2006).join(' '))).toBe(true);
    const short = [...sentences].filter((sentence) => sentence.split(' ').length === 4);
    expect(short.map(copied)).toContain(true);
    expect(short.map(copied)).not.toContain(false);
    expect(mandates.map(({ title }) => title).filter(copied)).toEqual([]);
  });

  beside(`marks as many actions as the source makes subject to resources${unless}`, () => {
    const clause = 'subject to the availability of resources';
    const said = words(readFileSync(source, 'utf8')).join(' ').split(clause).length - 1;
    expect(ids(({ subjectToResources }) => subjectToResources)).toHaveLength(said);
  });
});

const ids = (which: (mandate: Mandate) => boolean) => mandates.filter(which).map(({ id }) => id);
const paragraphs = (which: (mandate: Mandate) => boolean) => [
  ...new Set(mandates.filter(which).map(({ paragraph }) => paragraph)),
];
const lettersTo = (last: string) => (last ? 'abcdefghijkl'.split('').filter((letter) => letter <= last) : ['']);

/** Lower-case words without hyphens and footnote numbers: the source's extraction loses hyphens at line ends. */
const words = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('-', '')
    .match(/[a-z]+/g) ?? [];
const runsOfSix = (all: readonly string[]) => all.slice(5).map((_, start) => all.slice(start, start + 6).join(' '));
