import type { BudgetLine } from '#contributions';
import { HEADQUARTERS } from '#field-offices';
import { LINE_CATEGORY, type PublishedBudget } from './published-budget.js';
import type { SpendingStory } from './spending-story.js';
import type { Step, Task } from './steps.js';

/** What is decided once about the request. */
export type Screening = Readonly<{ acceptedOn: string; startsOn: string | null; mandate: string; programme: string }>;

/** Two keys, since what was accepted without money is not what a later publication accepts with it. */
type Accepted = 'accept' | 'accept-unfunded';

const BEYOND: BudgetLine = {
  lineId: 'beyond-published',
  category: LINE_CATEGORY,
  description: 'Spent beyond the published budget',
  amount: Number.MAX_SAFE_INTEGER,
};
const DELIVERS_ITSELF = 'Imported: the organisation that reports delivers itself.';
const GROWS = 'Imported: the budget follows the money received.';
const SHRINKS = 'Imported: money goes back to its donor.';

/** Tells a request's budget: how far its lines are funded, and which commands bring it there. */
export class BudgetStory {
  readonly #recorded = new Set<string>();
  #lines: readonly BudgetLine[] = [];
  #startedOn: string | undefined;
  #isAccepted = false;

  constructor(
    private readonly budget: PublishedBudget,
    private readonly screening: Screening,
    private readonly spending: SpendingStory,
    private readonly steps: Step[],
  ) {}

  /** As far as they are funded, in minor units of the budget's currency. */
  get lines(): readonly BudgetLine[] {
    return this.#lines;
  }

  get funded(): number {
    return this.#lines.reduce((sum, { amount }) => sum + amount, 0);
  }

  /** Day on which the work began: the first that there was money. */
  get startedOn(): string | undefined {
    return this.#startedOn;
  }

  /** Budgets that the money did not reach. */
  get unreached(): readonly string[] {
    return this.budget.lines.flatMap(({ element }) => element ?? []).filter((element) => !this.#recorded.has(element));
  }

  /** Funds the budget up to this amount, more or less than before; `key` names the step. */
  fundTo(target: number, on: string, key: string): void {
    const lines = this.#linesFor(target);
    const reached = this.budget.lines.filter((one) =>
      lines.some(({ lineId, amount }) => lineId === one.lineId && amount >= one.amount),
    );
    const elements = reached.flatMap(({ element }) => element ?? []).filter((element) => !this.#recorded.has(element));
    if (this.#isAccepted) this.#revise(lines, on, key, elements);
    else this.#accept('accept', lines, elements);
    if (this.#startedOn === undefined) this.#start(on);
    this.#lines = lines;
  }

  /** The request is accepted with its whole budget where no money came that could fund it. */
  acceptUnfunded(): void {
    if (this.#isAccepted) return;
    const { lines } = this.budget;
    this.#accept(
      'accept-unfunded',
      lines.map(plain),
      lines.flatMap(({ element }) => element ?? []),
    );
  }

  /** Lines are funded in the order of their periods, each beyond what was spent on it already. */
  #linesFor(target: number): readonly BudgetLine[] {
    let left = target - this.spending.total;
    return [...this.budget.lines, BEYOND].flatMap((line) => {
      const spent = this.spending.onLine(line.lineId);
      const more = Math.min(left, Math.max(0, line.amount - spent));
      left -= more;
      return spent + more > 0 ? [{ ...plain(line), amount: spent + more }] : [];
    });
  }

  #accept(key: Accepted, lines: readonly BudgetLine[], elements: readonly string[]): void {
    this.#isAccepted = true;
    const { acceptedOn, startsOn, mandate, programme } = this.screening;
    const data = { acceptedOn, startsOn, mandate, programme, budget: { currency: this.budget.currency, lines } };
    this.#push(key, { type: 'AcceptRequest', data }, elements);
  }

  #start(on: string): void {
    this.#startedOn = on;
    this.#push('check', { type: 'CheckResources', data: { checkedOn: on } });
    this.#push('confirm', { type: 'ConfirmFunding', data: { confirmedOn: on } });
    const data = { officeCode: HEADQUARTERS, assignedOn: on, reason: DELIVERS_ITSELF, ranking: [] };
    this.#push('assign', { type: 'AssignFieldOffice', data });
  }

  #revise(lines: readonly BudgetLine[], on: string, key: string, elements: readonly string[]): void {
    const after = lines.reduce((sum, { amount }) => sum + amount, 0);
    const reason = after > this.funded ? GROWS : SHRINKS;
    this.#push(key, { type: 'ReviseBudget', data: { lines, revisedOn: on, reason } }, elements);
  }

  #push(key: string, task: Task, records: readonly string[] = []): void {
    for (const element of records) this.#recorded.add(element);
    const published = this.budget.lines
      .filter(({ element }) => element !== null && records.includes(element))
      .map(({ amount, from, to }) => [amount, from, to]);
    this.steps.push({ key, task, records, published });
  }
}

const plain = ({ lineId, category, description, amount }: BudgetLine): BudgetLine => ({
  lineId,
  category,
  description,
  amount,
});
