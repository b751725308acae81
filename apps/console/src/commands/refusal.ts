import { CannotReach, Problem, type ProblemBody } from '../api/problem.js';
import { figuresOf } from '../amounts/amounts.js';
import type { Words } from '../words/words.js';
import { fieldSent, labelOf } from './labels.js';
import { translated } from './translated.js';

type Refused = Pick<ProblemBody, 'code' | 'detail' | 'facts' | 'errors'>;
type Facts = Readonly<Record<string, unknown>>;

/**
 * Why something was refused, in words: ours where there are some for the code, else what the api said. `currency`: of
 * amounts where the refusal names none.
 */
export const toldOf = (error: unknown, words: Words, currency?: string): string => {
  if (error instanceof CannotReach) return words.t('command.not-sent');
  return error instanceof Problem ? refusalIn(error.body, words, currency) : words.t('state.failed');
};

/** `label`: how fields are called where they were filled in. */
export const refusalIn = (
  { code, detail, facts = {}, errors = [] }: Refused,
  words: Words,
  currency = 'USD',
  label = labelOf,
): string => {
  const { known } = words;
  const values = written(facts, words, currency);
  // Some refusals are about different things: what they are about is in their facts.
  const special = Object.keys(facts).map((fact) => known(`refusal.${code}.${fact}`, values));
  const told = special.find((one) => one !== undefined) ?? known(`refusal.${code}`, values);
  if (told !== undefined) return told;
  if (errors.length > 0) return errors.map((error) => faultIn(error, facts, words, label)).join(' · ');
  const kind = kindOf(code, facts);
  return kind === undefined ? detail : words.t(`refusal.${kind}`, values);
};

/** Where none of its facts are at hand, as in the log of who did what. */
export const refusalTitle = (code: string, { known }: Pick<Words, 'known'>): string => {
  const told = (name: string): string | undefined => known(`refusal.${name}.title`) ?? known(`refusal.${name}`);
  return told(code) ?? told(kindOf(code, { id: code }) ?? code) ?? code;
};

/** What may be done about it. */
export const wayOf = (error: unknown, { known }: Words): string | undefined =>
  error instanceof Problem ? known(`refusal.${error.body.code}.way`) : undefined;

/** Why something was not done; of a refusal its code and its facts are told, such as `PeriodClosed {"period":"2026-03"}`. */
export const reasonIn = (told: string, words: Words): string => {
  const [, code, facts] = /^([A-Z]\w+) (\{.*\})$/s.exec(told) ?? [];
  return code === undefined || facts === undefined
    ? translated('reason', told, words)
    : refusalIn({ code, facts: JSON.parse(facts), detail: told }, words);
};

/** Codes that say no more than that there is no such thing, or one already. */
const kindOf = (code: string, { id }: Facts): 'NotFound' | 'Exists' | undefined => {
  if (code.endsWith('NotFound') && id !== undefined) return 'NotFound';
  return code.endsWith('Exists') ? 'Exists' : undefined;
};

type FieldRule = NonNullable<Refused['errors']>[number];

const faultIn = ({ field, rule }: FieldRule, { line }: Facts, words: Words, label: typeof labelOf): string => {
  const told = translated('rule', rule, words);
  // In a file, fields are called as there.
  return typeof line === 'number'
    ? words.t('fault.line', { line, field, rule: told })
    : words.t('fault.rule', { field: label(fieldSent(field), words), rule: told });
};

/** Facts that are whole minor units. */
const AMOUNTS = new Set(
  (
    'amount authority available bound budget cap cash committed directCost drawn free increase left limit obligated ' +
    'offer payable psc received reserved shortfall spent threshold wouldBeSpent'
  ).split(' '),
);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Facts that words can carry, as readers write them. */
const written = (facts: Facts, words: Words, outer: string): Record<string, string | number> => {
  const figures = figuresOf(words.language);
  const currency = typeof facts['currency'] === 'string' ? facts['currency'] : outer;
  const text = (name: string, value: unknown): string | number | undefined => {
    if (typeof value === 'number') return AMOUNTS.has(name) ? figures.money(value, currency) : value;
    if (typeof value !== 'string') return undefined;
    if (DAY.test(value)) return figures.day(value);
    if (name === 'rule') return translated('rule', value, words);
    return name === 'phase' ? (words.known(`phase.${value}`) ?? value) : value;
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      const told = text(name, value);
      return told === undefined ? [] : [[name, told]];
    }),
  );
};
