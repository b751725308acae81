import type { Schemas } from '../api/client.js';
import type { Tone } from '../app/status.js';
import type { Words } from '../words/words.js';

export type Currency = Schemas['Currency'];
type Uses = Pick<Currency, 'contributions' | 'requests' | 'obligations' | 'regularBudgets'>;

const USES = ['contributions', 'requests', 'obligations', 'regularBudgets'] as const;

const isUsed = (one: Uses): boolean => USES.some((use) => one[use] > 0);

/** Open money is in it, and no rate can be used. */
export const isNeeded = (one: Pick<Currency, 'standing'> & Uses): boolean => one.standing !== 'in-force' && isUsed(one);

/** What money waits for comes first, then what money is in, then the others. */
export const byNeed = (all: readonly Currency[]): readonly Currency[] => {
  const place = (one: Currency): number => (isNeeded(one) ? 0 : isUsed(one) ? 1 : 2);
  return all.toSorted((a, b) => place(a) - place(b) || a.currency.localeCompare(b.currency));
};

export const toneOf = (one: Pick<Currency, 'standing'> & Uses): Tone =>
  one.standing === 'in-force' ? 'done' : isUsed(one) ? 'late' : 'closed';

/** What open money is in a currency, in words; empty: none. */
export const usesOf = (one: Uses, { t }: Pick<Words, 't'>): string =>
  USES.filter((use) => one[use] > 0)
    .map((use) => t(`finance.rates.uses.${use}`, { count: one[use] }))
    .join(' · ');
