import type { Command, CommandContext } from '#event-sourcing';

/** What somebody means to do on a day. */
export type Intention = Readonly<{
  on: string;
  /** As it is on that day. */
  actor: string | (() => string);
  /** Different for each: its command's id is made of it. */
  key: string;
  /** Undefined: it has become pointless. */
  command: (context: CommandContext) => Command | undefined;
}>;

/** Who means to do what when: by day, and on one day in the order in which it was planned. */
export class Agenda {
  readonly #days = new Map<string, Intention[]>();

  plan(intention: Intention): void {
    const day = this.#days.get(intention.on);
    if (day) day.push(intention);
    else this.#days.set(intention.on, [intention]);
  }

  /** What is planned for a day, the next thing first; undefined when nothing is left. */
  next(day: string): Intention | undefined {
    const planned = this.#days.get(day);
    const next = planned?.shift();
    if (planned?.length === 0) this.#days.delete(day);
    return next;
  }
}
