import { type Exchange, findExchange, type RateTable } from '#money';
import { BudgetStory, type Screening } from './budget-story.js';
import { byText } from './dates.js';
import type { Findings } from './findings.js';
import type { Movement } from './movements.js';
import { contentOf, type Purse } from './pledges.js';
import { type PublishedBudget, REASON_OF_RATE } from './published-budget.js';
import { SpendingStory } from './spending-story.js';
import type { Step } from './steps.js';

type Receipt = { readonly receiptId: string; readonly on: string; readonly amount: number; isReversed: boolean };
/** The money of a purse: what is not bound, and what will be paid back. */
type Held = { readonly purse: Purse; available: number; toRefund: number; readonly receipts: Receipt[] };

type Known = Readonly<{ budget: PublishedBudget | null; screening: Screening; rates: RateTable; findings: Findings }>;

/**
 * Tells the money of one activity day by day, as the ledger will: what is received funds the budget as far as it goes,
 * and what is spent is charged to it. Everything is decided on what was published up to that day (but that money which
 * is paid back later is not bound beforehand), so that every import of the same file tells the same.
 */
export class FundingStory {
  readonly steps: Step[] = [];
  readonly #spending = new SpendingStory();
  readonly #budget: BudgetStory | undefined;
  readonly #held: readonly Held[];

  constructor(
    purses: readonly Purse[],
    private readonly known: Known,
  ) {
    const { budget, screening } = known;
    if (budget) this.#budget = new BudgetStory(budget, screening, this.#spending, this.steps);
    this.#held = purses.map((purse) => {
      const refunds = purse.movements.filter(({ kind }) => kind === 'refund');
      return {
        purse,
        available: 0,
        toRefund: refunds.reduce((sum, { amount }) => sum + amount.minor, 0),
        receipts: [],
      };
    });
  }

  /** Day on which the work began; undefined: it never did, for want of money. */
  get startedOn(): string | undefined {
    return this.#budget?.startedOn;
  }

  /** What the budget came to, in minor units of its currency. */
  get funded(): number {
    return this.#budget?.funded ?? 0;
  }

  get currency(): string {
    return this.known.budget?.currency ?? '';
  }

  /** Money came in; `binds`: the work goes on, so it funds the budget at once. */
  receive(movement: Movement, purse: Purse, binds: boolean): void {
    const held = this.#heldIn(purse);
    if (!held) return;
    const { element, amount: received, on, position } = movement;
    const receiptId = `transaction-${position}`;
    held.available += received.minor;
    held.receipts.push({ receiptId, on, amount: received.minor, isReversed: false });
    this.steps.push({
      key: `receive ${element}`,
      task: { type: 'ReceiveInstalment', contribution: purse.key, data: { receiptId, received, receivedOn: on } },
      records: purse.ownResources ? [] : [element],
      published: contentOf(movement),
    });
    const free = ({ available, toRefund }: Held): number => Math.max(0, available - toRefund);
    if (binds) this.#fund(on, this.known.budget?.total ?? 0, free, `fund after ${element}`);
  }

  /** Money went out: as much as was received by then may be recorded. */
  spend(movement: Movement): void {
    const { findings, budget, rates } = this.known;
    const { element, amount, on } = movement;
    if (!budget || this.#held.length === 0) return findings.list(element, 'no-contribution-to-charge');
    const exchange = findExchange(amount.currency, budget.currency, rates, on);
    if (typeof exchange === 'string')
      return findings.list(element, REASON_OF_RATE[exchange], `${amount.currency} on ${on}`);
    const spent = exchange.apply(amount.minor);
    const needed = this.#spending.total + spent;
    if (needed > this.funded) this.#fundSpending(on, needed, `fund for ${element}`);
    if (needed > this.funded || spent === 0) return findings.list(element, 'spent-before-received');
    const parts = this.#spending.partsOf(movement, spent, this.#budget?.lines ?? [], budget.lines);
    const unrated = parts.length > 1 ? this.#whyUnrated(movement) : undefined;
    if (unrated !== undefined) return findings.list(element, unrated, `${amount.currency} on ${on}`);
    this.steps.push(...this.#spending.spend(movement, parts));
  }

  /** Each part is charged by itself, so that one without a rate would leave the others recorded alone. */
  #whyUnrated({ amount, on }: Movement): string | undefined {
    for (const { purse } of this.#received) {
      const exchange = findExchange(amount.currency, purse.currency, this.known.rates, on);
      if (typeof exchange === 'string') return REASON_OF_RATE[exchange];
    }
    return undefined;
  }

  /** Spending is taken back, from what was spent before. */
  takeBack(movement: Movement): void {
    const steps = this.#spending.takeBack(movement);
    if (steps.length === 0) this.known.findings.list(movement.element, 'reversal-exceeds-spending');
    this.steps.push(...steps);
  }

  /** Money goes back to who gave it: a receipt of the same amount is reversed, else it is a refund. */
  refund(movement: Movement, purse: Purse): void {
    const { element, amount, on, description } = movement;
    const held = this.#heldIn(purse);
    if (!held) return;
    held.toRefund -= amount.minor;
    if (held.receipts.length === 0) return this.known.findings.list(element, 'refund-exceeds-available');
    if (held.available < amount.minor) this.#free(held, amount.minor - held.available, on, `free ${element}`);
    if (held.available < amount.minor) return this.known.findings.list(element, 'refund-exceeds-available');
    held.available -= amount.minor;
    const receipt = held.receipts.findLast((one) => one.amount === amount.minor && !one.isReversed);
    const step = { key: `refund ${element}`, records: [element], published: contentOf(movement) };
    if (receipt) {
      receipt.isReversed = true;
      const reason = `Published as a negative incoming amount: ${description}`;
      const data = { receiptId: receipt.receiptId, amount: amount.minor, reversedOn: on, reason };
      this.steps.push({ ...step, task: { type: 'ReverseReceipt', contribution: purse.key, data } });
    } else {
      const data = { amount: amount.minor, refundedOn: on, reference: `Published as ${element}` };
      this.steps.push({ ...step, task: { type: 'RefundBalance', contribution: purse.key, data } });
    }
  }

  /** Nothing more happens to the money. */
  end(): void {
    this.#budget?.acceptUnfunded();
    for (const element of this.#budget?.unreached ?? []) this.known.findings.list(element, 'budget-above-receipts');
  }

  #heldIn(purse: Purse): Held | undefined {
    return this.#held.find((one) => one.purse.key === purse.key);
  }

  /** All of it or nothing; also beyond what was published, and with money that will be paid back. */
  #fundSpending(on: string, needed: number, key: string): void {
    const offered = this.#offers(on, ({ available }) => available).reduce((sum, { offer }) => sum + offer, 0);
    if (this.funded + offered < needed) return;
    this.#fund(on, needed, ({ available }) => available, key);
    if (needed > (this.known.budget?.total ?? 0)) this.known.findings.note('budget', 'spent-above-budget');
  }

  /** As far as what is free goes; which contribution then gives it is for the order of use to say. */
  #fund(on: string, wanted: number, free: (held: Held) => number, key: string): void {
    const capacity = this.#offers(on, free).reduce((sum, { offer }) => sum + offer, 0);
    const target = Math.min(wanted, this.funded + capacity);
    if (target <= this.funded) return;
    let left = target - this.funded;
    for (const { held, exchange, offer } of this.#offers(on, ({ available }) => available)) {
      const taken = Math.min(left, offer);
      held.available -= exchange.apply(taken);
      left -= taken;
    }
    this.#budget?.fundTo(target, on, key);
  }

  /** What each contribution can give, in the order of use: the first received first, then the first announced. */
  #offers(on: string, free: (held: Held) => number): readonly { held: Held; exchange: Exchange; offer: number }[] {
    return this.#received
      .toSorted((a, b) => byText(firstReceipt(a), firstReceipt(b)))
      .flatMap((held) => {
        const exchange = findExchange(this.currency, held.purse.currency, this.known.rates, on);
        return typeof exchange === 'string' ? [] : [{ held, exchange, offer: exchange.largestWithin(free(held)) }];
      });
  }

  get #received(): readonly Held[] {
    return this.#held.filter(({ receipts }) => receipts.some(({ isReversed }) => !isReversed));
  }

  /**
   * Takes money out of the budget again, as far as it was not spent. Of several contributions the one used last is
   * released first, which need not be the one that pays back: then nothing is released.
   */
  #free(held: Held, missing: number, on: string, key: string): void {
    const exchange = findExchange(this.currency, held.purse.currency, this.known.rates, on);
    if (typeof exchange === 'string' || this.#received.some((one) => one !== held)) return;
    const released = exchange.largestWithin(missing) + (exchange.rates.length === 0 ? 0 : 1);
    const target = this.funded - released;
    if (target < Math.max(1, this.#spending.total)) return;
    held.available += exchange.apply(released);
    this.#budget?.fundTo(target, on, key);
  }
}

const firstReceipt = ({ receipts }: Held): string =>
  receipts.flatMap(({ isReversed, on }) => (isReversed ? [] : [on])).toSorted(byText)[0] ?? '';
