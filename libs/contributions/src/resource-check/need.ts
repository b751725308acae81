import { split } from '#money';
import type { Beneficiary } from '../contribution/contribution.events.js';
import type { LineCategory } from '../contribution/earmark.js';

export type BudgetLine = Readonly<{
  lineId: string;
  category: LineCategory;
  description: string;
  /** Direct cost, minor units. */ amount: number;
}>;

/** What a request needs money for: everything that decides which contributions may pay, and how much. */
export type Need = Readonly<{
  requestId: string;
  /** The request that it is a stage of, when that is another: what is earmarked to that may pay for its stages. */
  partOf?: string;
  programme: string;
  themes: readonly string[];
  beneficiaries: readonly Beneficiary[];
  currency: string;
  lines: readonly BudgetLine[];
  /** Day on which the work is to start. */
  startsOn: string;
}>;

/** One line for one beneficiary: the smallest piece of a budget that one rule of an earmark can exclude. */
export type Cell = Readonly<{ lineId: string; category: LineCategory; beneficiary: Beneficiary; amount: number }>;

export const cellsOf = ({ lines, beneficiaries }: Pick<Need, 'lines' | 'beneficiaries'>): readonly Cell[] =>
  lines.flatMap(({ lineId, category, amount }) => {
    const parts = split(
      amount,
      beneficiaries.map(({ share }) => share),
    );
    return beneficiaries.map((beneficiary, index) => ({ lineId, category, beneficiary, amount: parts[index] ?? 0 }));
  });

export const directCost = (lines: readonly Pick<BudgetLine, 'amount'>[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);
