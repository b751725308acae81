import type { Money } from '#money';

/** An expenditure as far as it was not taken back: `left`, in the currency spent. */
export type Open = Readonly<{ expenditureId: string; on: string; left: number; isMirrored: boolean }>;

/**
 * Which expenditures a negative amount takes back: one of just this amount before all others, then what was spent last.
 * Undefined: they do not come to so much.
 */
export const takenBack = (
  { minor }: Money,
  open: readonly Open[],
): readonly Readonly<{ expenditureId: string; minor: number }>[] | undefined => {
  const untouched = new Set(open);
  const parts: { expenditureId: string; minor: number }[] = [];
  for (let missing = minor; missing > 0;) {
    const next = first(untouched);
    if (!next) return undefined;
    untouched.delete(next);
    parts.push({ expenditureId: next.expenditureId, minor: Math.min(missing, next.left) });
    missing -= next.left;
  }
  return parts;
};

/** Few are taken back of many: no need to sort them all. */
const first = (open: Iterable<Open>): Open | undefined => {
  let found: Open | undefined;
  for (const one of open) if (!found || isBefore(one, found)) found = one;
  return found;
};

const isBefore = (a: Open, b: Open): boolean => (a.isMirrored === b.isMirrored ? a.on > b.on : a.isMirrored);
