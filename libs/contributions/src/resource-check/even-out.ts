import { Flow } from './flow.js';

/** What pays so much in all, for any of these cells (their indexes). */
export type Payer = Readonly<{ amount: number; cells: readonly number[] }>;

/**
 * Spreads each payer over the cells that it may pay, in proportion to what they cost, as far as all cells can be paid in
 * full: by payer, by cell. What the payers give must be what the cells cost, and there must be some way to pay for them.
 */
export const evenOut = (cells: readonly number[], payers: readonly Payer[]): readonly (readonly number[])[] => {
  const flow = new Flow(cells);
  for (const { amount, cells: reach } of payers) {
    const all = reach.reduce((sum, cell) => sum + BigInt(cells[cell] ?? 0), 0n);
    const inProportion = cells.map((cost) => (all === 0n ? 0 : Number((BigInt(amount) * BigInt(cost)) / all)));
    flow.take(amount, reach, inProportion);
  }
  return flow.given;
};
