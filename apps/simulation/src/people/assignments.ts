import { AcceptAssignment, AssignFieldOffice, DeclineAssignment } from '#assistance';
import { HEADQUARTERS, OpenFieldOffice, type OfficeDescription, type RankedOffice, rankOffices } from '#field-offices';
import { OFFICES } from '../../../desk/src/demo/programme/offices.js';
import { ACTORS, officeStaff } from '../../../desk/src/demo/story/actors.js';
import { FIRST_DAY } from '../days.js';
import { MANAGERS, OFFICES_DO } from './behaviour.js';
import type { Case } from './case.js';
import type { Setting } from './setting.js';
import type { SimulatedEvent } from './simulated-event.js';

/** Projects at a time, for each request that comes in a year: so that offices are mostly busy, and seldom all full. */
const PROJECTS_PER_YEARLY_REQUEST = 1 / 60;

/** A manager asks the office that ranks first; offices accept, decline, or say nothing. */
export class Assignments {
  readonly #offices: readonly OfficeDescription[];
  readonly #running = new Map<string, number>();

  constructor(private readonly setting: Setting) {
    const scale = (setting.cases.size / setting.years) * PROJECTS_PER_YEARLY_REQUEST;
    this.#offices = OFFICES.map((office) => ({
      ...office,
      capacity: Math.max(1, Math.round(office.capacity * scale)),
    }));
  }

  begin(): void {
    for (const office of this.#offices.filter(({ code }) => code !== HEADQUARTERS))
      this.setting.agenda.plan({
        on: FIRST_DAY,
        actor: ACTORS.administrator,
        key: `office ${office.code}`,
        command: (context) => new OpenFieldOffice(office, context),
      });
  }

  hear(event: SimulatedEvent): void {
    const one = 'requestId' in event.data ? this.setting.cases.get(event.data.requestId) : undefined;
    if (one) this.#hear(one, event);
  }

  #hear(one: Case, event: SimulatedEvent): void {
    switch (event.type) {
      case 'FundingConfirmed':
        return this.#assign(one, event.data.confirmedOn);
      case 'FieldOfficeAssigned':
        this.#moved(one, event.data.officeCode);
        return this.#answer(one, event.data.officeCode, event.data.assignedOn);
      case 'AssignmentDeclined':
        this.#moved(one, '');
        one.triedOffices.add(event.data.officeCode);
        return this.#assign(one, event.data.declinedOn);
      case 'AssignmentEscalated':
        one.triedOffices.add(event.data.officeCode);
        return this.#assign(one, event.data.escalatedOn);
      case 'DeliveryCompleted':
      case 'RequestCancelled':
      case 'RequestWithdrawn':
        return this.#moved(one, '');
    }
  }

  #assign(one: Case, since: string): void {
    const { requestId } = one.request;
    one.later(since, MANAGERS.assignsWithin, 'assign', ACTORS.programmeManager, (assignedOn, context) => {
      const ranking = this.#ranking(one);
      const eligible = ranking.filter(({ eligible: may }) => may);
      const office = eligible.find(({ code }) => !one.triedOffices.has(code))?.code ?? HEADQUARTERS;
      const reason = office === eligible[0]?.code ? null : 'The first in the ranking did not take it.';
      return new AssignFieldOffice({ requestId, officeCode: office, assignedOn, reason, ranking }, context);
    });
  }

  #answer(one: Case, officeCode: string, assignedOn: string): void {
    if (officeCode === HEADQUARTERS) return; // it accepts at once
    const { requestId } = one.request;
    const who = officeStaff(officeCode);
    const answer = one.deciding('how to answer').pick(OFFICES_DO.answer);
    if (answer === 'declines')
      return one.later(assignedOn, OFFICES_DO.answersWithin, 'decline', who, (declinedOn, context) => {
        return new DeclineAssignment({ requestId, officeCode, declinedOn, reason: 'No staff is free.' }, context);
      });
    const within = answer === 'accepts' ? OFFICES_DO.answersWithin : OFFICES_DO.breaksItsSilenceAfter;
    one.later(assignedOn, within, 'accept', who, (acceptedOn, context) => {
      return new AcceptAssignment({ requestId, officeCode, acceptedOn }, context);
    });
  }

  #ranking({ request }: Case): readonly RankedOffice[] {
    const beneficiaries = [{ kind: 'country' as const, code: request.country, share: 10_000 }];
    const standings = this.#offices.map((office) => ({
      ...office,
      open: true,
      running: this.#running.get(office.code) ?? 0,
    }));
    return rankOffices({ beneficiaries, themes: request.themes, languages: [] }, standings);
  }

  /** An office takes on a project, or gives it up (no office). */
  #moved(one: Case, officeCode: string): void {
    if (one.officeCode !== '') this.#running.set(one.officeCode, (this.#running.get(one.officeCode) ?? 0) - 1);
    one.officeCode = officeCode;
    if (officeCode !== '') this.#running.set(officeCode, (this.#running.get(officeCode) ?? 0) + 1);
  }
}
