import { figuresOf } from '../amounts/amounts.js';
import type { Words } from '../words/words.js';
import { choiceLabel, labelOf } from './labels.js';

/** What the api tells in English only: rules that were broken, what a verification found, why something did not arrive. */
export const KINDS = ['rule', 'finding', 'reason'] as const;
type Kind = (typeof KINDS)[number];

/** Where words stand in what is told, by the name of their place, and how they are said; other places hold whole numbers. */
const SAID: Readonly<Record<string, (told: string, words: Words) => string>> = {
  text: (told) => told,
  more: (told) => told,
  field: (told, words) => labelOf(told.split('.').at(-1) ?? told, words),
  choices: (told, words) => listed(told, (one) => choiceLabel(one, words), words, 'disjunction'),
  countries: (told, words) => listed(told, figuresOf(words.language).country, words, 'conjunction'),
  rule: (told, words) => translated('rule', told, words),
};

const listed = (
  told: string,
  named: (one: string) => string,
  { language }: Words,
  type: 'conjunction' | 'disjunction',
): string => new Intl.ListFormat(language, { type }).format(told.split(', ').map(named));

type Template = Readonly<{ pattern: string; expression: RegExp; places: readonly string[]; letters: number }>;

const PLACE = /\{(\w+)\}/g;

/** A message's id is what the api tells, with places: `rule.must be at most {max} characters`. */
const templateOf = (pattern: string): Template => {
  const places = [...pattern.matchAll(PLACE)].map(([, place = '']) => place);
  const parts = pattern.split(/\{\w+\}/);
  const plain = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  const expression = plain.reduce(
    (so, part, at) => `${so}${Object.hasOwn(SAID, places[at - 1] ?? '') ? '(.+)' : String.raw`(\d+)`}${part}`,
  );
  return { pattern, places, expression: new RegExp(`^${expression}$`, 's'), letters: parts.join('').length };
};

const templates = new WeakMap<Words['idsIn'], Map<Kind, readonly Template[]>>();

/** Those that say the most by themselves first: others fit more than is meant. */
const templatesOf = (kind: Kind, { idsIn }: Words): readonly Template[] => {
  const known = templates.get(idsIn) ?? new Map<Kind, readonly Template[]>();
  templates.set(idsIn, known);
  const made =
    known.get(kind) ??
    idsIn(kind)
      .map(templateOf)
      .toSorted((one, other) => other.letters - one.letters);
  known.set(kind, made);
  return made;
};

/** The same in the reader's language; what is not known stays as it was told. */
export const translated = (kind: Kind, told: string, words: Words): string => {
  for (const { pattern, expression, places } of templatesOf(kind, words)) {
    const found = expression.exec(told);
    if (!found) continue;
    const values = places.map((place, at) => {
      const value = found[at + 1] ?? '';
      return [place, SAID[place]?.(value, words) ?? Number(value)] as const;
    });
    return words.known(`${kind}.${pattern}`, Object.fromEntries(values)) ?? told;
  }
  return told;
};
