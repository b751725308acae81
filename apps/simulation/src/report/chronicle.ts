import type { SimulatedEvent } from '../people/simulated-event.js';
import { type FairnessReport, fairness } from './fairness.js';
import { type LeadTime, leadTimes } from './lead-times.js';
import { Lives } from './life.js';
import { MoneyByYear, type MoneyOfYear } from './money-by-year.js';

/** What came of a simulation. */
export type Result = Readonly<{
  requests: Readonly<{ submitted: number; accepted: number; funded: number; closed: number; endedEarly: number }>;
  events: number;
  commands: Readonly<{ byPeople: number; byProcesses: number }>;
  /** Commands that the rules refused, by command and code. */
  refusals: Readonly<Record<string, number>>;
  moneyByYear: readonly MoneyOfYear[];
  leadTimes: readonly LeadTime[];
  fairness: FairnessReport;
  lapses: number;
  escalations: number;
  overdueInstalments: number;
  /** Steps of the service standards that became overdue, by step. */
  overdue: Readonly<Record<string, number>>;
  invariantsChecked: number;
}>;

/** Takes down what happens, and what was asked for. */
export class Chronicle {
  readonly #lives = new Lives();
  readonly #money = new MoneyByYear();
  readonly #refusals = new Map<string, number>();
  readonly #overdue = new Map<string, number>();
  readonly #commands = { byPeople: 0, byProcesses: 0 };
  #events = 0;
  #overdueInstalments = 0;
  #checks = 0;

  take(event: SimulatedEvent): void {
    this.#events += 1;
    this.#lives.take(event);
    this.#money.take(event);
    if (event.type === 'InstalmentOverdue') this.#overdueInstalments += 1;
    if (event.type === 'StepBecameOverdue') count(this.#overdue, event.data.step);
  }

  asked(by: 'byPeople' | 'byProcesses', command: string, refusal: string | null): void {
    this.#commands[by] += 1;
    if (refusal === null) return;
    count(this.#refusals, `${command} ${refusal.split(' ', 1).join()}`); // without the facts
  }

  checkedInvariants(): void {
    this.#checks += 1;
  }

  endYear(year: number): void {
    this.#money.endYear(year);
  }

  /** `end`: the first day after the simulation. */
  result(end: string): Result {
    const lives = this.#lives.all;
    const countOf = (holds: (life: (typeof lives)[number]) => boolean): number => lives.filter(holds).length;
    return {
      requests: {
        submitted: lives.length,
        accepted: countOf(({ acceptedOn }) => acceptedOn !== undefined),
        funded: countOf(({ fundedOn }) => fundedOn !== undefined),
        closed: countOf(({ closedOn }) => closedOn !== undefined),
        endedEarly: countOf(({ endedEarlyOn }) => endedEarlyOn !== undefined),
      },
      events: this.#events,
      commands: this.#commands,
      refusals: byName(this.#refusals),
      moneyByYear: this.#money.result(),
      leadTimes: leadTimes(lives),
      fairness: fairness(lives, end),
      lapses: lives.reduce((sum, one) => sum + one.lapses, 0),
      escalations: lives.reduce((sum, one) => sum + one.escalations, 0),
      overdueInstalments: this.#overdueInstalments,
      overdue: byName(this.#overdue),
      invariantsChecked: this.#checks,
    };
  }
}

const count = (counts: Map<string, number>, what: string): void => {
  counts.set(what, (counts.get(what) ?? 0) + 1);
};

const byName = (counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
