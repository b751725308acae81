import type { SimulatedEvent } from '../people/simulated-event.js';

/** The days on which a request reached its steps, and how it fared on the waitlist. */
export type Life = {
  readonly requestId: string;
  readonly submittedOn: string;
  acceptedOn?: string;
  priority?: number;
  fundedOn?: string;
  deliveryFrom?: string;
  completedOn?: string;
  closedOn?: string;
  /** Declined, withdrawn or cancelled. */
  endedEarlyOn?: string;
  /** From joining the waitlist to leaving it; `to` is missing while it waits. */
  readonly waits: { readonly from: string; to?: string }[];
  passedOver: number;
  lapses: number;
  escalations: number;
};

/** The lives of all requests, as their events tell them. */
export class Lives {
  readonly #lives = new Map<string, Life>();

  get all(): readonly Life[] {
    return [...this.#lives.values()];
  }

  take(event: SimulatedEvent): void {
    if (event.type === 'RequestSubmitted') {
      const { requestId, submittedOn } = event.data;
      this.#lives.set(requestId, { requestId, submittedOn, waits: [], passedOver: 0, lapses: 0, escalations: 0 });
      return;
    }
    if (event.type === 'WaitlistRechecked')
      for (const requestId of event.data.funded) this.#leave(requestId, event.data.checkedOn);
    const life = 'requestId' in event.data ? this.#lives.get(event.data.requestId) : undefined;
    if (life) this.#note(life, event);
  }

  #note(life: Life, event: SimulatedEvent): void {
    switch (event.type) {
      case 'RequestAccepted':
        life.acceptedOn = event.data.acceptedOn;
        life.priority = event.data.priority;
        return;
      case 'FundingConfirmed':
        life.fundedOn = event.data.confirmedOn;
        return;
      case 'AssignmentAccepted':
        life.deliveryFrom ??= event.data.acceptedOn;
        return;
      case 'DeliveryCompleted':
        life.completedOn = event.data.completedOn;
        return;
      case 'RequestClosed':
        life.closedOn = event.data.closedOn;
        return;
      case 'RequestDeclined':
        life.endedEarlyOn = event.data.declinedOn;
        return;
      case 'RequestCancelled':
        life.endedEarlyOn = event.data.cancelledOn;
        return;
      case 'RequestWithdrawn':
        life.endedEarlyOn = event.data.withdrawnOn;
        return;
      case 'WaitlistJoined':
        life.waits.push({ from: event.data.waitingSince });
        return;
      case 'WaitlistLeft':
        return this.#leave(event.data.requestId, event.data.leftOn);
      case 'RequestPassedOver':
        life.passedOver += 1;
        return;
      case 'ReservationLapsed':
        life.lapses += 1;
        return;
      case 'AssignmentEscalated':
        life.escalations += 1;
        return;
    }
  }

  #leave(requestId: string, on: string): void {
    const last = this.#lives.get(requestId)?.waits.at(-1);
    if (last) last.to ??= on;
  }
}
