import { CannotReach, Problem, type ProblemBody } from '../api/problem.js';
import { figuresOf } from '../amounts/amounts.js';
import type { Words } from '../words/words.js';

type Refused = Pick<ProblemBody, 'code' | 'detail' | 'facts'>;

/**
 * Why something was refused, in words: ours where there are some for the code, else what the api said. `currency`: of
 * amounts where the refusal names none.
 */
export const toldOf = (error: unknown, words: Words, currency?: string): string => {
  if (error instanceof CannotReach) return words.t('command.not-sent');
  return error instanceof Problem ? refusalIn(error.body, words, currency) : words.t('state.failed');
};

export const refusalIn = ({ code, detail, facts = {} }: Refused, words: Words, currency = 'USD'): string => {
  const { known } = words;
  const values = written(facts, words, currency);
  // Some refusals are about different things: what they are about is in their facts.
  const special = Object.keys(facts).map((fact) => known(`refusal.${code}.${fact}`, values));
  return special.find((one) => one !== undefined) ?? known(`refusal.${code}`, values) ?? detail;
};

/** What may be done about it. */
export const wayOf = (error: unknown, { known }: Words): string | undefined =>
  error instanceof Problem ? known(`refusal.${error.body.code}.way`) : undefined;

/** Facts that are whole minor units. */
const AMOUNTS = new Set(
  (
    'amount available budget cash committed directCost free increase left limit obligated offer payable psc shortfall ' +
    'spent threshold wouldBeSpent'
  ).split(' '),
);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Facts that words can carry, as readers write them. */
const written = (
  facts: Readonly<Record<string, unknown>>,
  words: Words,
  outer: string,
): Record<string, string | number> => {
  const figures = figuresOf(words.language);
  const currency = typeof facts['currency'] === 'string' ? facts['currency'] : outer;
  const text = (name: string, value: unknown): string | number | undefined => {
    if (typeof value === 'number') return AMOUNTS.has(name) ? figures.money(value, currency) : value;
    if (typeof value !== 'string') return undefined;
    if (DAY.test(value)) return figures.day(value);
    return name === 'phase' ? (words.known(`phase.${value}`) ?? value) : value;
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      const told = text(name, value);
      return told === undefined ? [] : [[name, told]];
    }),
  );
};
