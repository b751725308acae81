import type { BudgetLine } from '#contributions';
import { split } from '#money';
import type { Movement } from './movements.js';
import { contentOf } from './pledges.js';
import type { Step } from './steps.js';

type Spent = {
  readonly expenditureId: string;
  readonly lineId: string;
  readonly movement: Movement;
  /** Not taken back yet: in the currency spent, and in the budget's. */
  left: number;
  leftInBudget: number;
};

/** What a line pays of a transaction, in the budget's currency. */
type Part = Readonly<{ lineId: string; part: number }>;

/** What was spent on which line, and what of it was taken back. */
export class SpendingStory {
  readonly #spent: Spent[] = [];
  readonly #byLine = new Map<string, number>();

  /** In the budget's currency. */
  get total(): number {
    return [...this.#byLine.values()].reduce((sum, amount) => sum + amount, 0);
  }

  onLine(lineId: string): number {
    return this.#byLine.get(lineId) ?? 0;
  }

  /** The line of the day's period first, then the others in order; there is enough on them together. */
  partsOf(
    movement: Movement,
    inBudget: number,
    lines: readonly BudgetLine[],
    periods: readonly Readonly<{ lineId: string; from: string; to: string }>[],
  ): readonly Part[] {
    const current = new Set(
      periods.filter(({ from, to }) => from <= movement.on && movement.on <= to).map(({ lineId }) => lineId),
    );
    const covers = ({ lineId }: BudgetLine): boolean => current.has(lineId);
    const inOrder = [...lines.filter(covers), ...lines.filter((line) => !covers(line))];
    let left = inBudget;
    return inOrder.flatMap(({ lineId, amount }) => {
      const part = Math.min(left, Math.max(0, amount - this.onLine(lineId)));
      left -= part;
      return part > 0 ? [{ lineId, part }] : [];
    });
  }

  spend(movement: Movement, parts: readonly Part[]): readonly Step[] {
    const amounts = split(
      movement.amount.minor,
      parts.map(({ part }) => part),
    );
    return parts.flatMap(({ lineId, part }, at) => {
      const minor = amounts[at] ?? 0;
      return minor === 0 ? [] : this.#charge(movement, lineId, part, minor, parts.length === 1 ? '' : `-${at + 1}`);
    });
  }

  /** What was spent last is taken back first, but a payment of just this amount before all others. */
  takeBack(movement: Movement): readonly Step[] {
    const { amount, on, element, position } = movement;
    const open = this.#spent.filter(
      (one) => one.left > 0 && one.movement.amount.currency === amount.currency && one.movement.on <= on,
    );
    const isMirrored = ({ left, movement: { paidTo } }: Spent): boolean =>
      left === amount.minor && paidTo === movement.paidTo;
    const inOrder = [...open.filter(isMirrored), ...open.filter((one) => !isMirrored(one))].toSorted(
      (a, b) => Number(isMirrored(b)) - Number(isMirrored(a)) || (a.movement.on < b.movement.on ? 1 : -1),
    );
    if (open.reduce((sum, { left }) => sum + left, 0) < amount.minor) return [];
    let missing = amount.minor;
    return inOrder.flatMap((spent, at): readonly Step[] => {
      const part = Math.min(missing, spent.left);
      if (part === 0) return [];
      missing -= part;
      this.#reduce(spent, part);
      const data = {
        reversalId: `transaction-${position}-${at + 1}`,
        expenditureId: spent.expenditureId,
        amount: { ...amount, minor: part },
        occurredOn: on,
        reason: `Published as a negative amount: ${movement.description}`,
      };
      const key = `reverse ${element} ${at + 1}`;
      return [{ key, task: { type: 'ReverseExpenditure', data }, records: [element], published: contentOf(movement) }];
    });
  }

  #charge(movement: Movement, lineId: string, inBudget: number, minor: number, suffix: string): readonly Step[] {
    const { amount, on, element, position, description, paidTo } = movement;
    const expenditureId = `transaction-${position}${suffix}`;
    this.#byLine.set(lineId, this.onLine(lineId) + inBudget);
    this.#spent.push({ expenditureId, lineId, movement, left: minor, leftInBudget: inBudget });
    const data = { expenditureId, lineId, amount: { ...amount, minor }, occurredOn: on, description, paidTo };
    return [
      {
        key: `spend ${element}${suffix}`,
        task: { type: 'RecordExpenditure', data },
        records: [element],
        published: contentOf(movement),
      },
    ];
  }

  #reduce(spent: Spent, part: number): void {
    const inBudget = split(spent.leftInBudget, [part, spent.left - part])[0] ?? 0;
    spent.left -= part;
    spent.leftInBudget -= inBudget;
    this.#byLine.set(spent.lineId, this.onLine(spent.lineId) - inBudget);
  }
}
