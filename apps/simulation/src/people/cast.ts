import type { Agenda } from '../agenda.js';
import type { Chance } from '../random.js';
import { Assignments } from './assignments.js';
import { Case } from './case.js';
import { Deliveries } from './deliveries.js';
import { Donors } from './donors.js';
import { Managers } from './managers.js';
import type { Setting } from './setting.js';
import type { SimulatedEvent } from './simulated-event.js';
import { stateRequests } from './state-request.js';
import { States } from './states.js';
import { Treasury } from './treasury.js';

type Group = Readonly<{ begin?: () => void; hear?: (event: SimulatedEvent) => void }>;

/** Everybody in a simulation: they hear what happened, and plan what to do. */
export class Cast {
  readonly #setting: Setting;
  readonly #groups: readonly Group[];

  constructor(agenda: Agenda, chance: Chance, { years, requests }: Readonly<{ years: number; requests: number }>) {
    const cases = stateRequests(chance, years, requests).map((request): [string, Case] => [
      request.requestId,
      new Case(request, chance.of(request.requestId), agenda),
    ]);
    this.#setting = { chance, agenda, years, cases: new Map(cases) };
    const setting = this.#setting;
    this.#groups = [
      new Treasury(setting),
      new Donors(setting),
      new Assignments(setting),
      new States(setting),
      new Managers(setting),
      new Deliveries(setting),
    ];
  }

  begin(): void {
    for (const group of this.#groups) group.begin?.();
  }

  hear(event: SimulatedEvent): void {
    this.#note(event);
    for (const group of this.#groups) group.hear?.(event);
  }

  /** What the people of a case know of it. */
  #note(event: SimulatedEvent): void {
    if (event.type === 'WaitlistRechecked') for (const requestId of event.data.funded) this.#waits(requestId, false);
    const one = 'requestId' in event.data ? this.#setting.cases.get(event.data.requestId) : undefined;
    if (!one) return;
    switch (event.type) {
      case 'RequestAccepted':
        one.moveOn();
        one.lines = event.data.budget.lines;
        return;
      case 'BudgetRevised':
        one.lines = event.data.lines;
        return;
      case 'ExpenditureRecorded':
        one.spentByLine.set(event.data.lineId, event.data.lineSpent);
        return;
      case 'WaitlistJoined':
        return this.#waits(event.data.requestId, true);
      case 'WaitlistLeft':
        return this.#waits(event.data.requestId, false);
      case 'DeliverySuspended':
        one.suspendedOn = event.data.suspendedOn;
        return one.moveOn();
      case 'InformationRequested':
      case 'InformationProvided':
      case 'ResourcesReserved':
      case 'ReservationLapsed':
      case 'ReservationRevoked':
      case 'FundingConfirmed':
      case 'FieldOfficeAssigned':
      case 'AssignmentAccepted':
      case 'AssignmentDeclined':
      case 'AssignmentEscalated':
      case 'DeliveryResumed':
      case 'DeliveryCompleted':
      case 'EvaluationCommissioned':
      case 'EvaluationWaived':
      case 'RequestDeclined':
      case 'RequestClosed':
      case 'RequestCancelled':
      case 'RequestWithdrawn':
        return one.moveOn();
    }
  }

  #waits(requestId: string, isWaiting: boolean): void {
    const one = this.#setting.cases.get(requestId);
    if (one) one.isWaiting = isWaiting;
  }
}
