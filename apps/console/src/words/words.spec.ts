/// <reference types="node" />
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from '@jest/globals';
import { KINDS } from '../commands/translated.js';

const WORDS = import.meta.dirname;
const SOURCES = join(WORDS, '..');
const LANGUAGES = readdirSync(WORDS, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

const filesOf = (language: string): string[] =>
  readdirSync(join(WORDS, language)).filter((name) => name.endsWith('.json'));
const catalogueOf = (language: string): Map<string, string> =>
  new Map(
    filesOf(language).flatMap((name) =>
      // A catalogue's file is an object of messages; anything else fails below as a message that does not compile.
      Object.entries(JSON.parse(readFileSync(join(WORDS, language, name), 'utf8')) as Record<string, string>),
    ),
  );
const english = catalogueOf('en');

type Argument = Readonly<{ name: string; kind: string; forms: readonly string[] }>;
const argumentsOf = (tokens: CompiledMessage): Argument[] =>
  tokens.flatMap((token) => {
    if (typeof token === 'string') return [];
    const [name, kind = '', format] = token;
    if (typeof format !== 'object' || format === null) return [{ name, kind, forms: [] }];
    const cases = Object.entries(format).filter(([form]) => form !== 'offset');
    // Each case of a plural or a select is a message itself; only `offset`, left out above, is not.
    const inner = cases.flatMap(([, said]) => argumentsOf(said as CompiledMessage));
    return [{ name, kind, forms: cases.map(([form]) => form) }, ...inner];
  });

/** Whole numbers up to 1,000 take every form that figures of the console meet; `other` is always there. */
const NUMBERS = [...Array(1001).keys()];
const formFaults = (language: string, { name, kind, forms }: Argument): string[] => {
  const rules = new Intl.PluralRules(language, { type: kind === 'plural' ? 'cardinal' : 'ordinal' });
  const needed = NUMBERS.filter((one) => !forms.includes(String(one))).map((one) => rules.select(one));
  const known: string[] = rules.resolvedOptions().pluralCategories;
  return [
    ...[...new Set([...needed, 'other'])].filter((form) => !forms.includes(form)).map((form) => `${name}: no ${form}`),
    ...forms.filter((form) => !/^\d+$/.test(form) && !known.includes(form)).map((form) => `${name}: needless ${form}`),
  ];
};

const isPlural = ({ kind }: Argument): boolean => kind === 'plural' || kind === 'selectordinal';
const sorted = (all: readonly string[]): string => [...new Set(all)].toSorted().join(', ');
const namesOf = (all: readonly Argument[]): string => sorted(all.map(({ name }) => name));
/** What no language may change: the cases of a select, and a number said in words. */
const casesOf = (all: readonly Argument[]): string =>
  sorted(
    all.flatMap(({ name, kind, forms }) =>
      forms.filter((form) => kind === 'select' || /^\d+$/.test(form)).map((form) => `${name} ${form}`),
    ),
  );

const faultsOf = (language: string, inEnglish: string, message: string): string[] => {
  try {
    const meant = argumentsOf(compileMessageOrThrow(inEnglish));
    const said = argumentsOf(compileMessageOrThrow(message));
    return [
      ...(namesOf(said) === namesOf(meant) ? [] : [`has {${namesOf(said)}}, not {${namesOf(meant)}}`]),
      ...(casesOf(said) === casesOf(meant) ? [] : [`has the cases ${casesOf(said)}, not ${casesOf(meant)}`]),
      ...said.filter(isPlural).flatMap((one) => formFaults(language, one)),
    ];
  } catch (error) {
    return [String(error)];
  }
};

const without = (keys: Iterable<string>, known: ReadonlyMap<string, string>): string[] =>
  [...keys].filter((key) => !known.has(key));

describe.each(OTHERS)('In %s', (language) => {
  const catalogue = catalogueOf(language);

  test('everything is said that is said in English, and nothing else', () => {
    expect({
      missing: without(english.keys(), catalogue),
      needless: without(catalogue.keys(), english),
    }).toEqual({ missing: [], needless: [] });
  });

  test('each file is one that is loaded', () => {
    const index = readFileSync(join(WORDS, language, 'index.ts'), 'utf8');
    expect(filesOf(language).filter((name) => !index.includes(`'./${name}'`))).toEqual([]);
  });
});

test.each(LANGUAGES)('What is said in %s takes what English takes, in every form the language has', (language) => {
  const faults = [...catalogueOf(language)].flatMap(([key, message]) =>
    faultsOf(language, english.get(key) ?? message, message).map((fault) => `${key}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

/** A key is written out, or begins as a template does: `event.${type}`; or it says what the api tells. */
test('Everything said in English is said somewhere', () => {
  const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts') && !name.startsWith('words/'))
    .map((name) => readFileSync(join(SOURCES, name), 'utf8'))
    .join('\n');
  const written = new Set<string | undefined>([...sources.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key]) => key));
  const templates = [...sources.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].map(([, start]) => start ?? '');
  const begun = [...new Set([...templates, ...KINDS.map((kind) => `${kind}.`)])];
  const needless = [...english.keys()].filter(
    (key) => !written.has(key) && !begun.some((start) => key.startsWith(start)),
  );
  expect(written.size).toBeGreaterThan(100);
  expect(needless).toEqual([]);
});
