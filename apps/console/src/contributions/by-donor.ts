import type { Schemas } from '../api/client.js';
import { STATES } from './money-states.js';

type Contribution = Schemas['Contribution'];

const FIGURES = ['announced', 'signed', 'receipts', ...STATES.map(({ figure }) => figure)] as const;
type Summed = Readonly<Record<(typeof FIGURES)[number], number>>;

/** What a donor gave in one currency, and what became of it. */
export type Given = Summed & Readonly<{ donorId: string; currency: string; count: number }>;

/** Contributions together by donor, and by currency: money is not added across currencies. */
export const byDonor = (contributions: readonly Contribution[]): readonly Given[] => {
  const given = new Map<string, Given>();
  for (const one of contributions) {
    const { donorId, currency } = one;
    const key = `${donorId} ${currency}`;
    const before = given.get(key);
    const figures = Object.fromEntries(FIGURES.map((figure) => [figure, (before?.[figure] ?? 0) + one[figure]]));
    // All of them are there.
    given.set(key, { donorId, currency, count: (before?.count ?? 0) + 1, ...(figures as Summed) });
  }
  return [...given.values()];
};
