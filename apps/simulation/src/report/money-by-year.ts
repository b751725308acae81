import { type RateTable, convert, rateTable, type ExchangeRate } from '#money';
import { yearOf } from '../days.js';
import type { SimulatedEvent } from '../people/simulated-event.js';

/** US cents. `asked` and `committed`, `spent`, `waitingShortfall` are direct cost; `received` pays for support costs, too. */
export type MoneyOfYear = Readonly<{
  year: number;
  /** Budgets of requests that were accepted. */
  asked: number;
  pledged: number;
  received: number;
  /** Net of what was released again. */
  committed: number;
  spent: number;
  programmeSupportCosts: number;
  /** What those who wait at the end of the year lack, together. */
  waitingShortfall: number;
  waiting: number;
}>;

type Sums = { -readonly [Figure in keyof MoneyOfYear]: number };

/** Where the money came from and went, year by year; other currencies at the rate of each fact's day. */
export class MoneyByYear {
  readonly #years = new Map<number, Sums>();
  readonly #shortfalls = new Map<string, number>();
  readonly #rates: ExchangeRate[] = [];
  #table: RateTable = new Map();

  take(event: SimulatedEvent): void {
    switch (event.type) {
      case 'RateLoaded':
        this.#rates.push(event.data);
        this.#table = rateTable(this.#rates);
        return;
      case 'RequestAccepted': {
        const { acceptedOn, budget } = event.data;
        const total = budget.lines.reduce((sum, { amount }) => sum + amount, 0);
        return this.#add(acceptedOn, 'asked', total, budget.currency);
      }
      case 'ContributionPledged':
        return this.#add(event.data.pledgedOn, 'pledged', event.data.amount, event.data.currency);
      case 'InstalmentReceived':
        return this.#add(event.data.receivedOn, 'received', event.data.amount, event.data.balance.currency);
      case 'FundsCommitted':
        return this.#add(event.data.committedOn, 'committed', event.data.amount, event.data.balance.currency);
      case 'CommitmentReleased':
        return this.#add(event.data.releasedOn, 'committed', -event.data.amount, event.data.balance.currency);
      case 'ExpenditureCharged': {
        const { occurredOn, amount, psc, balance } = event.data;
        this.#add(occurredOn, 'spent', amount, balance.currency);
        return this.#add(occurredOn, 'programmeSupportCosts', psc, balance.currency);
      }
      case 'WaitlistJoined':
        this.#shortfalls.set(event.data.requestId, event.data.shortfall);
        return;
      case 'WaitlistLeft':
        this.#shortfalls.delete(event.data.requestId);
        return;
      case 'WaitlistChecked':
        if (event.data.outcome === 'short') this.#shortfalls.set(event.data.requestId, event.data.shortfall);
        return;
      case 'WaitlistRechecked':
        for (const { requestId, shortfall } of event.data.waiting) this.#shortfalls.set(requestId, shortfall);
        for (const requestId of event.data.funded) this.#shortfalls.delete(requestId);
        return;
    }
  }

  /** Notes who waits, on the last day of a year. Budgets are in US dollars. */
  endYear(year: number): void {
    const sums = this.#of(year);
    sums.waiting = this.#shortfalls.size;
    sums.waitingShortfall = [...this.#shortfalls.values()].reduce((sum, one) => sum + one, 0);
  }

  result(): readonly MoneyOfYear[] {
    return [...this.#years.values()].toSorted((a, b) => a.year - b.year);
  }

  #add(on: string, figure: keyof Sums, minor: number, currency: string): void {
    const { to } = convert({ minor: Math.abs(minor), currency }, 'USD', this.#table, on);
    this.#of(yearOf(on))[figure] += minor < 0 ? -to.minor : to.minor;
  }

  #of(year: number): Sums {
    const known = this.#years.get(year) ?? { ...NOTHING, year };
    this.#years.set(year, known);
    return known;
  }
}

const NOTHING: Sums = {
  year: 0,
  asked: 0,
  pledged: 0,
  received: 0,
  committed: 0,
  spent: 0,
  programmeSupportCosts: 0,
  waitingShortfall: 0,
  waiting: 0,
};
