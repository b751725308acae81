import { CannotReach, Problem } from '../api/problem.js';
import type { Words } from '../words/words.js';

/** Why something was refused, in words: ours where there are some for the code, else what the api said. */
export const toldOf = (error: unknown, { t, known }: Words): string => {
  if (error instanceof CannotReach) return t('command.not-sent');
  if (!(error instanceof Problem)) return t('state.failed');
  const { code, detail, facts = {} } = error.body;
  return known(`refusal.${code}`, plain(facts)) ?? detail;
};

/** Facts that words can carry. */
const plain = (facts: Readonly<Record<string, unknown>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string | number] =>
      ['string', 'number'].includes(typeof fact[1]),
    ),
  );
