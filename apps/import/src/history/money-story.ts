import { acceptedOf, requestFold, requestStream } from '#assistance';
import type { Contribution } from '#contributions';
import { allNotes, NO_NOTES, type Refusal } from '#event-sourcing';
import { type Exchange, findExchange, type RateTable } from '#money';
import { partsOf } from './budget-lines.js';
import type { Findings, Why } from './findings.js';
import type { Funding, Held } from './funding.js';
import { type Movement, movementIn } from './movements.js';
import { amountIn, REASON_OF_RATE } from './published-budget.js';
import { reasonOf } from './refusals.js';
import type { Rehearsal } from './rehearsal.js';
import { takenBack } from './takings-back.js';
import type { Task } from './tasks.js';

type Known = Readonly<{
  rehearsal: Rehearsal;
  requestId: string;
  /** Undefined: nothing that could be a budget was published. */
  funding: Funding | undefined;
  held: readonly Held[];
  rates: RateTable;
  findings: Findings;
  /** The work goes on, so that money funds the budget at once. */
  binds: boolean;
  /** To whom each movement was paid. */
  paidTo: ReadonlyMap<string, Movement['paidTo']>;
}>;

const NOT_RECEIVED: Why = { reason: 'spent-before-received' };
const NOT_SPENT: Why = { reason: 'reversal-exceeds-spending' };
const NOT_AVAILABLE: Why = { reason: 'refund-exceeds-available' };
/** Rates and rounding may leave something uncovered: then the budget is raised by that. */
const MOST_TRIES = 5;

/**
 * Tells the money of one activity, one movement after another: what is received funds the budget as far as it goes, and
 * what is spent is charged to it. How things stand is what the rehearsal says. A movement is told whole, or listed.
 */
export class MoneyStory {
  /** Movements that there is not enough for so far, and what of. */
  readonly #wanting = new Map<string, Why>();
  /** Refunds that were tried: nothing is kept back for them any more. */
  readonly #paidBack = new Set<string>();

  constructor(private readonly known: Known) {}

  /**
   * In order, the first so many. `isPermitted`: each of them on account of what came before it; so what there is not
   * enough for now is tried again after what comes later, which has been there before.
   */
  async tell(fresh: readonly Movement[], most: number, isPermitted: boolean): Promise<void> {
    for (const held of this.known.held)
      held.toRefund = fresh
        .filter((one) => one.kind === 'refund' && isOf(one, held))
        .reduce((sum, { amount }) => sum + amount.minor, 0);
    let left = fresh.slice(0, most);
    let isFewer = true;
    while (isFewer) {
      this.#wanting.clear();
      for (const movement of left) await this.#tellOne(movement);
      isFewer = isPermitted && this.#wanting.size > 0 && this.#wanting.size < left.length;
      left = left.filter(({ id }) => this.#wanting.has(id));
    }
    for (const { element, id } of left) this.known.findings.listAll([element], this.#wanting.get(id) ?? NOT_RECEIVED);
  }

  async #tellOne(movement: Movement): Promise<void> {
    const held = this.known.held.find((one) => isOf(movement, one));
    if (movement.kind === 'spending') return this.#whole(movement, () => this.#spend(movement));
    if (movement.kind === 'reversal') return this.#whole(movement, () => this.#takeBack(movement));
    if (!held) return; // was not to be announced or signed, and is listed for it
    if (movement.kind === 'receipt') return this.#receive(movement, held);
    return this.#whole(movement, () => this.#refund(movement, held));
  }

  /** Told whole, or as if it had never been tried. */
  async #whole({ element, id }: Movement, tell: () => Promise<Why | undefined>): Promise<void> {
    const { rehearsal, findings } = this.known;
    const mark = rehearsal.mark();
    const why = await tell();
    if (!why) return findings.record(element);
    rehearsal.returnTo(mark);
    if (why === NOT_RECEIVED || why === NOT_SPENT || why === NOT_AVAILABLE) this.#wanting.set(id, why);
    else findings.listAll([element], why);
  }

  async #receive(movement: Movement, held: Held): Promise<void> {
    const { rehearsal, findings, binds, funding } = this.known;
    const refusal = await rehearsal.attempt(receipt(movement, held));
    if (refusal) return findings.listAll([movement.element], reasonOf(refusal));
    findings.record(movement.element);
    if (binds) await funding?.follow(movement.on);
  }

  async #spend(movement: Movement): Promise<Why | undefined> {
    const { rates, held, rehearsal, funding } = this.known;
    const { amount, on } = movement;
    if (!funding || held.length === 0) return { reason: 'no-contribution-to-charge' };
    const exchange = findExchange(amount.currency, funding.budget.currency, rates, on);
    if (typeof exchange === 'string')
      return { reason: REASON_OF_RATE[exchange], detail: `${amount.currency} on ${on}` };
    const inBudget = amountIn(exchange, amount.minor);
    if (typeof inBudget === 'string') return { reason: inBudget };
    const own = held.find(({ purse }) => purse.ownResources && purse.currency === amount.currency);
    const received = own?.purse.movements.find(({ element }) => element === movement.element);
    if (own && received) {
      const refusal = await rehearsal.attempt(receipt(received, own));
      if (refusal) return reasonOf(refusal);
      await funding.follow(on);
    }
    return this.#charge(movement, exchange, funding);
  }

  /** The line of the day first, then the others; where they do not do, the budget is raised out of what was received. */
  async #charge(movement: Movement, exchange: Exchange, funding: Funding): Promise<Why | undefined> {
    const { rehearsal, findings } = this.known;
    const { amount, on } = movement;
    const before = await funding.funded();
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { parts, left } = partsOf(amount.minor, on, exchange, funding.budget.lines, await funding.lines());
      const refusal = left > 0 ? undefined : await rehearsal.attempt(...expenditures(movement, parts));
      if (left === 0 && !refusal) {
        if ((await funding.funded()) > Math.max(before, funding.budget.total))
          findings.note('budget', 'spent-above-budget');
        return undefined;
      }
      const lacking = refusal ? uncoveredIn(refusal, exchange) : Math.max(1, exchange.apply(left));
      if (refusal && lacking === 0) return reasonOf(refusal);
      if (!(await funding.raise(lacking, on))) return NOT_RECEIVED;
    }
    return NOT_RECEIVED;
  }

  async #takeBack({ id, amount, on, paidTo, description }: Movement): Promise<Why | undefined> {
    const { rehearsal, requestId } = this.known;
    const request = await rehearsal.state(requestFold, requestStream(requestId));
    const spent = [...allNotes(acceptedOf(request)?.ledger.expenditures ?? NO_NOTES).values()];
    const open = spent.flatMap(({ expenditureId, amount: { minor, currency }, occurredOn, reversed }) => {
      const left = minor - reversed.amount;
      const isMirrored =
        left === amount.minor && this.known.paidTo.get(movementIn(expenditureId) ?? expenditureId) === paidTo;
      const isOpen = currency === amount.currency && occurredOn <= on && left > 0;
      return isOpen ? [{ expenditureId, on: occurredOn, left, isMirrored }] : [];
    });
    const parts = takenBack(amount, open);
    if (!parts) return NOT_SPENT;
    const reason = `Published as a negative amount: ${description}`;
    const tasks = parts.map(({ expenditureId, minor }, at): Task => {
      const reversal = { reversalId: `${id}-${at + 1}`, expenditureId, amount: { ...amount, minor } };
      return { type: 'ReverseExpenditure', data: { ...reversal, occurredOn: on, reason } };
    });
    const refusal = await rehearsal.attempt(...tasks);
    return refusal && reasonOf(refusal);
  }

  /** Money goes back to who gave it: a receipt of the same amount is reversed, else it is a refund. */
  async #refund(movement: Movement, held: Held): Promise<Why | undefined> {
    const { rehearsal, funding } = this.known;
    if (!held.purse.movements.some(({ kind }) => kind === 'receipt')) return { reason: 'refund-without-receipt' };
    if (!this.#paidBack.has(movement.id)) held.toRefund -= movement.amount.minor;
    this.#paidBack.add(movement.id);
    const state = await funding?.contribution(held);
    if (!funding || !state || !('receipts' in state)) return NOT_AVAILABLE;
    const task = refundOf(movement, held, state);
    const refusal = await rehearsal.attempt(task);
    if (!refusal) return undefined;
    if (refusal.code !== 'InsufficientFunds') return reasonOf(refusal);
    const missing = movement.amount.minor - state.balance.available;
    return (await funding.free(missing, held, movement.on, task)) ? undefined : NOT_AVAILABLE;
  }
}

const isOf = ({ donor, amount }: Movement, { purse }: Held): boolean =>
  purse.donor.donorId === donor?.donorId && purse.currency === amount.currency;

const receipt = ({ id, amount, on }: Movement, { contributionId }: Held): Task => ({
  type: 'ReceiveInstalment',
  data: { contributionId, receiptId: id, received: amount, receivedOn: on },
});

const expenditures = (
  { id, amount, on, description, paidTo }: Movement,
  parts: readonly Readonly<{ lineId: string; minor: number }>[],
): readonly Task[] =>
  parts.map(({ lineId, minor }, at) => {
    const expenditureId = at === 0 ? id : `${id}-part-${at + 1}`;
    const data = { expenditureId, lineId, amount: { ...amount, minor }, occurredOn: on, description, paidTo };
    return { type: 'RecordExpenditure', data };
  });

const refundOf = (
  { id, amount, on, description }: Movement,
  { contributionId }: Held,
  { receipts }: Extract<Contribution, { receipts: unknown }>,
): Task => {
  const same = [...receipts.values()].findLast((one) => one.amount === amount.minor && one.reversed === 0);
  if (!same) {
    const data = { contributionId, amount: amount.minor, refundedOn: on, reference: `Published as ${id}` };
    return { type: 'RefundBalance', data };
  }
  const reason = `Published as a negative incoming amount, ${id}: ${description}`;
  const data = { contributionId, receiptId: same.receiptId, amount: amount.minor, reversedOn: on, reason };
  return { type: 'ReverseReceipt', data };
};

/** By how much the budget would have to be larger, in its currency; 0: that would not help. */
const uncoveredIn = ({ code, facts }: Refusal, exchange: Exchange): number => {
  if (code === 'OverBudget') return Number(facts['wouldBeSpent']) - Number(facts['budget']);
  const uncovered = facts['uncovered'];
  return code === 'InsufficientCommitment' && typeof uncovered === 'object' && uncovered && 'minor' in uncovered
    ? Math.max(1, exchange.apply(Number(uncovered.minor)))
    : 0;
};
