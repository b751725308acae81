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
  const inOrder = open.toSorted(
    (a, b) => Number(b.isMirrored) - Number(a.isMirrored) || (a.on === b.on ? 0 : a.on < b.on ? 1 : -1),
  );
  let missing = minor;
  const parts = inOrder.flatMap(({ expenditureId, left }) => {
    const part = Math.min(missing, left);
    missing -= part;
    return part > 0 ? [{ expenditureId, minor: part }] : [];
  });
  return missing > 0 ? undefined : parts;
};
