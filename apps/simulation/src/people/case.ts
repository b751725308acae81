import { type Command, type CommandContext, dayOf } from '#event-sourcing';
import type { BudgetLine } from '#contributions';
import type { Agenda } from '../agenda.js';
import { dayAfter } from '../days.js';
import type { Chance } from '../random.js';
import type { StateRequest } from './state-request.js';

/** Something that is to be done in the course of delivery. */
export type Task = Readonly<{ on: string; what: string; actor: () => string; command: Making }>;
/** `on`: the day on which it is done. Undefined: there is nothing to do any more. */
type Making = (on: string, context: CommandContext) => Command | undefined;
/** Whole days, or drawn around a median. */
type Delay = number | readonly [median: number, spread: number];

/** A request as the people who work on it see it: whose turn it is, and what is still to be done. */
export class Case {
  #turn = 0;
  #tasks: Task[] = [];
  readonly #times = new Map<string, number>();
  isWaiting = false;
  /** Empty while no office has it. */
  officeCode = '';
  /** Offices that declined it, or did not answer. */
  readonly triedOffices = new Set<string>();
  lines: readonly BudgetLine[] = [];
  readonly spentByLine = new Map<string, number>();
  suspendedOn = '';

  constructor(
    readonly request: StateRequest,
    private readonly chance: Chance,
    private readonly agenda: Agenda,
  ) {}

  /** The chance by which something is decided: another one each time that it is. */
  deciding(what: string): Chance {
    return this.chance.of(`${what}/${this.#time(what)}`);
  }

  /** Something has happened after which all that was meant before is pointless. */
  moveOn(): void {
    this.#turn += 1;
  }

  plan(on: string, what: string, actor: string | (() => string), command: Making): void {
    const turn = this.#turn;
    this.agenda.plan({
      on,
      actor,
      key: `${this.request.requestId}/${what}/${this.#time(`plan ${what}`)}`,
      command: (context) => (turn === this.#turn ? command(dayOf({ context }), context) : undefined),
    });
  }

  later(after: string, delay: Delay, what: string, actor: string | (() => string), command: Making): void {
    const days = typeof delay === 'number' ? delay : this.deciding(`when to ${what}`).days(...delay);
    this.plan(dayAfter(after, days), what, actor, command);
  }

  /** Plans tasks that are put off where delivery is suspended. */
  begin(tasks: readonly Task[]): void {
    this.#tasks = [...tasks];
    for (const task of tasks)
      this.plan(task.on, task.what, task.actor, (on, context) => {
        this.#tasks = this.#tasks.filter((one) => one !== task);
        return task.command(on, context);
      });
  }

  /** What is still to be done, so many days later. */
  putOff(days: number): void {
    this.begin(this.#tasks.map((task) => ({ ...task, on: dayAfter(task.on, days) })));
  }

  #time(what: string): number {
    const times = (this.#times.get(what) ?? 0) + 1;
    this.#times.set(what, times);
    return times;
  }
}
