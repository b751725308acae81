import { acceptedOf, type Request, requestFold, requestStream } from '#assistance';
import { type Contribution, contributionFold, contributionStream } from '#contributions';
import { HEADQUARTERS } from '#field-offices';
import { findExchange, type RateTable } from '#money';
import { linesFor, type Lines, total } from './budget-lines.js';
import type { Why } from './findings.js';
import type { Purse } from './pledges.js';
import type { PublishedBudget } from './published-budget.js';
import { reasonOf } from './refusals.js';
import type { Rehearsal } from './rehearsal.js';
import type { Task } from './tasks.js';

/** What is decided once about the request. */
export type Screening = Readonly<{ acceptedOn: string; startsOn: string | null; mandate: string; programme: string }>;

/** A purse that has its contribution; `toRefund`: what will be paid back of it. */
export type Held = { readonly purse: Purse; readonly contributionId: string; toRefund: number };

type Known = Readonly<{
  rehearsal: Rehearsal;
  requestId: string;
  budget: PublishedBudget;
  screening: Screening;
  held: readonly Held[];
  rates: RateTable;
  /** What is agreed once the office has the request. */
  workplan: (agreedOn: string) => Task;
}>;

type Free = (money: Readonly<{ available: number; toRefund: number }>) => number;

/** Money that is paid back later is not bound beforehand. */
const keepingBackRefunds: Free = ({ available, toRefund }) => available - toRefund;
const all: Free = ({ available }) => available;

const DELIVERS_ITSELF = 'Imported: the organisation that reports delivers itself.';
const GROWS = 'Imported: the budget follows the money received.';
const SHRINKS = 'Imported: money goes back to its donor.';
/** Rates and rounding may leave something uncovered: then a little less is tried. */
const MOST_TRIES = 5;

/** Brings a request's budget as far as there is money for it, and the request to its delivery with the first of it. */
export class Funding {
  #whyNoWorkplan: Why = { reason: 'not-in-delivery' };

  constructor(private readonly known: Known) {}

  get whyNoWorkplan(): Why {
    return this.#whyNoWorkplan;
  }

  get budget(): PublishedBudget {
    return this.known.budget;
  }

  /** None where there is no money for them. */
  async lines(): Promise<Lines> {
    const request = await this.#request();
    const isFunded = request.phase !== 'funding' || request.standing.kind === 'reserved';
    return (isFunded ? acceptedOf(request)?.ledger : undefined) ?? NO_LINES;
  }

  /** What the budget comes to, in minor units of its currency. */
  async funded(): Promise<number> {
    return total((await this.lines()).lines.map(({ amount }) => amount));
  }

  /** As far up to the published budget as money goes that nobody is to have back. */
  follow(on: string, wanted = this.known.budget.total): Promise<void> {
    return this.#fundTo(wanted, on, keepingBackRefunds);
  }

  /** By all of this, out of whatever was received; false: there is not so much. */
  async raise(by: number, on: string): Promise<boolean> {
    const target = (await this.funded()) + by;
    await this.#fundTo(target, on, all);
    return (await this.funded()) >= target;
  }

  /**
   * Takes money out of the budget again for a task that pays it back, as far as it was not spent. Which contribution
   * gives it is not ours to say: false when it is another one.
   */
  async free(missing: number, { purse }: Held, on: string, task: Task): Promise<boolean> {
    const { budget, rates, rehearsal } = this.known;
    const exchange = findExchange(budget.currency, purse.currency, rates, on);
    if (typeof exchange === 'string') return false;
    const lines = await this.lines();
    const released = exchange.largestWithin(missing) + (exchange.rates.length === 0 ? 0 : 1);
    const target = (await this.funded()) - released;
    if (target < Math.max(1, total([...lines.spentByLine.values()]))) return false;
    const data = { lines: linesFor(target, budget.lines, lines), revisedOn: on, reason: SHRINKS };
    return !(await rehearsal.attempt({ type: 'ReviseBudget', data }, task));
  }

  /** The request is accepted with its whole budget where no money came that could fund it. Why it is not. */
  async acceptUnfunded(): Promise<Why | undefined> {
    const { budget, rehearsal } = this.known;
    if ((await this.#request()).phase !== 'intake') return undefined;
    const refusal = await rehearsal.attempt(this.#acceptance(linesFor(budget.total, budget.lines, NO_LINES)));
    return refusal && reasonOf(refusal);
  }

  contribution({ contributionId }: Held): Promise<Contribution> {
    return this.known.rehearsal.state(contributionFold, contributionStream(contributionId));
  }

  async #fundTo(wanted: number, on: string, free: Free): Promise<void> {
    let target = Math.min(wanted, (await this.funded()) + (await this.#capacity(on, free)));
    for (let tries = 0; tries < MOST_TRIES && target > (await this.funded()); tries += 1) {
      const refusal = await this.known.rehearsal.attempt(...(await this.#tasksFor(target, on)));
      if (!refusal) await this.#agreeWorkplan(on); // and further, where the request began with what it was accepted with
      const lacking = Number(refusal?.facts['shortfall'] ?? 0);
      if (refusal && lacking <= 0) return;
      target -= lacking;
    }
  }

  async #tasksFor(target: number, on: string): Promise<readonly Task[]> {
    const request = await this.#request();
    const lines = linesFor(target, this.known.budget.lines, await this.lines());
    const check: Task = { type: 'CheckResources', data: { checkedOn: on } };
    const confirm: Task = { type: 'ConfirmFunding', data: { confirmedOn: on } };
    const assignment = { officeCode: HEADQUARTERS, assignedOn: on, reason: DELIVERS_ITSELF, ranking: [] };
    const assign: Task = { type: 'AssignFieldOffice', data: assignment };
    if (request.phase === 'intake') return [this.#acceptance(lines), check, confirm, assign];
    if (request.phase === 'funding')
      return request.standing.kind === 'reserved' ? [confirm, assign] : [check, confirm, assign];
    return [{ type: 'ReviseBudget', data: { lines, revisedOn: on, reason: GROWS } }];
  }

  #acceptance(lines: Lines['lines']): Task {
    const { screening, budget } = this.known;
    return { type: 'AcceptRequest', data: { ...screening, budget: { currency: budget.currency, lines } } };
  }

  /** As soon as the office has the request. */
  async #agreeWorkplan(on: string): Promise<void> {
    const request = await this.#request();
    if (request.phase !== 'delivery' || request.work.workplan) return;
    const refusal = await this.known.rehearsal.attempt(this.known.workplan(on));
    if (refusal) this.#whyNoWorkplan = reasonOf(refusal);
  }

  /** How much more the contributions can give, in the budget's currency. */
  async #capacity(on: string, free: Free): Promise<number> {
    const { budget, held, rates } = this.known;
    const offers = held.map(async (one) => {
      const contribution = await this.contribution(one);
      const exchange = findExchange(budget.currency, one.purse.currency, rates, on);
      if (contribution.phase !== 'signed' || typeof exchange === 'string') return 0;
      const amount = free({ available: contribution.balance.available, toRefund: one.toRefund });
      return amount > 0 ? exchange.largestWithin(amount) : 0;
    });
    return total(await Promise.all(offers));
  }

  #request(): Promise<Request> {
    return this.known.rehearsal.state(requestFold, requestStream(this.known.requestId));
  }
}

const NO_LINES: Lines = { lines: [], spentByLine: new Map() };
