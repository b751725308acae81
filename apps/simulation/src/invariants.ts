import { LedgerVerifier } from '#assistance';
import { daysFrom } from './days.js';
import type { SimulatedEvent } from './people/simulated-event.js';

/** Something that must hold does not; the message says where and what. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

type Place = Readonly<{ requestId: string; priority: number; acceptedOn: string; waitingSince: string }>;

/** Nobody is passed more often than this, nor after waiting for so many days. */
const MOST_PASSES = 3;
const PASSED_WITHIN_DAYS = 180;
const RAISED_EVERY_DAYS = 90;

/**
 * What must hold whatever people do, worked out from the events apart from the product's own rules: ledgers that add up
 * (and agree with the requests), nothing below zero, nothing reserved twice, and the waitlist's order.
 */
export class Invariants {
  readonly #ledgers = new LedgerVerifier();
  readonly #reserved = new Set<string>();
  readonly #waiting = new Map<string, Place>();
  readonly #broken: string[] = [];
  #isStrict = true;

  take(event: SimulatedEvent): void {
    this.#ledgers.take(event);
    this.#belowZero(event);
    this.#reservations(event);
    this.#waitlist(event);
  }

  /** In words, the first of them; none while everything holds. */
  broken(): readonly string[] {
    return [...this.#broken, ...this.#ledgers.result().broken].slice(0, 20);
  }

  #report({ stream, revision, type }: SimulatedEvent, words: string): void {
    this.#broken.push(`${stream}, revision ${revision}, ${type}: ${words}`);
  }

  /** But for transfers, which have a sign. */
  #belowZero(event: SimulatedEvent): void {
    if (!('balance' in event.data)) return;
    for (const [figure, amount] of Object.entries(event.data.balance))
      if (typeof amount === 'number' && amount < 0 && figure !== 'transfers')
        this.#report(event, `${figure} is ${amount}`);
  }

  /** From a reservation until it ends, there is no other of the same request. */
  #reservations(event: SimulatedEvent): void {
    switch (event.type) {
      case 'ResourcesReserved':
        if (this.#reserved.has(event.data.requestId)) this.#report(event, 'it is reserved already');
        this.#reserved.add(event.data.requestId);
        return;
      case 'ReservationLapsed':
      case 'ReservationRevoked':
      case 'RequestCancelled':
      case 'RequestWithdrawn':
      case 'RequestClosed':
        this.#reserved.delete(event.data.requestId);
        return;
      case 'FundingConfirmed':
        if (!event.data.regularBudget && !this.#reserved.has(event.data.requestId))
          this.#report(event, 'nothing is reserved');
        return;
    }
  }

  #waitlist(event: SimulatedEvent): void {
    switch (event.type) {
      case 'WaitlistPolicySet':
        this.#isStrict = event.data.policy === 'strict-order';
        return;
      case 'WaitlistJoined':
        if (this.#waiting.has(event.data.requestId)) this.#report(event, 'it waits already');
        this.#waiting.set(event.data.requestId, event.data);
        return;
      case 'WaitlistLeft':
        if (!this.#waiting.delete(event.data.requestId)) this.#report(event, 'it does not wait');
        return;
      case 'RequestPassedOver': {
        const { requestId, passes, passedOn } = event.data;
        const since = this.#waiting.get(requestId)?.waitingSince ?? passedOn;
        if (this.#isStrict) this.#report(event, `${requestId} was passed over in strict order`);
        if (passes > MOST_PASSES) this.#report(event, `${requestId} was passed over ${passes} times`);
        if (daysFrom(since, passedOn) > PASSED_WITHIN_DAYS)
          this.#report(event, `${requestId} was passed over though it waits since ${since}`);
        return;
      }
      case 'WaitlistRechecked':
        return this.#pass(event, event.data);
    }
  }

  #pass(
    event: SimulatedEvent,
    { funded, waiting, checkedOn, pass }: Extract<SimulatedEvent, { type: 'WaitlistRechecked' }>['data'],
  ): void {
    const order = inOrder(checkedOn);
    const placesOf = (ids: readonly string[]): readonly Place[] =>
      ids.flatMap((requestId) => {
        const place = this.#waiting.get(requestId);
        if (!place) this.#report(event, `${requestId} does not wait`);
        return place ?? [];
      });
    const both = [placesOf(funded), placesOf(waiting.map(({ requestId }) => requestId))];
    for (const places of this.#isStrict ? both : both.slice(1)) {
      const first = places.findIndex((place, index) => index > 0 && order(places[index - 1] ?? place, place) > 0);
      if (first > 0) this.#report(event, `${places[first]?.requestId} comes after ${places[first - 1]?.requestId}`);
    }
    for (const requestId of funded) this.#waiting.delete(requestId);
    for (const { requestId, shortfall } of waiting)
      if (shortfall <= 0) this.#report(event, `${requestId} waits, and lacks ${shortfall}`);
    if (pass?.complete !== false && waiting.length !== this.#waiting.size)
      this.#report(event, `${waiting.length} are told to wait, and ${this.#waiting.size} do`);
  }
}

/** Priority, a step higher for each 90 days of waiting; then age; then number. */
const inOrder =
  (on: string) =>
  (a: Place, b: Place): number =>
    standing(a, on) - standing(b, on) || compare(a.acceptedOn, b.acceptedOn) || compare(a.requestId, b.requestId);

const standing = ({ priority, waitingSince }: Place, on: string): number =>
  Math.max(1, priority - Math.max(0, Math.floor(daysFrom(waitingSince, on) / RAISED_EVERY_DAYS)));

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
