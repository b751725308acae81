import type { NumberedKind } from '#configuration';
import type { Command, CommandContext } from '#event-sourcing';
import type { OfficeNeed, RankedOffice } from '#field-offices';

/** What a step needs to become a command on the day on which it is told. */
export type Told = Readonly<{
  context: CommandContext;
  /** The calendar day so many days after today: `on(-30)`. */
  on: (day: number) => string;
  /** The id that a request or a contribution of the story was given. */
  idOf: (key: string) => string;
  /** The field offices, the most suitable for a request first, as they are now. */
  ranking: (need: OfficeNeed) => readonly RankedOffice[];
}>;

/** What comes of a step, where the story needs it to be so. */
export type Expected = Readonly<
  | { outcome: 'reserved' | 'waitlisted' }
  | { refused: string }
  /** Held, for this rule. */
  | { held: string }
  /** Keys of the requests that a check of the whole waitlist funds. */
  | { funded: readonly string[] }
  /** Keys of the requests whose reservations a change of earmark releases. */
  | { released: readonly string[] }
>;

/** One thing that someone tells the system. */
export type Step = Readonly<{
  /** When: days after today, negative for the days before it. */
  day: number;
  /** Different for each step: its command's id is made of it. */
  key: string;
  /** Who tells it; `itsOffice`: the field office that has the request then. */
  actor: string | Readonly<{ itsOffice: string }>;
  command: (told: Told) => Command;
  /** The key of a request or a contribution that is to be given its number first. */
  numbers?: Readonly<{ kind: NumberedKind; key: string }>;
  expects?: Expected;
  /** Which office has the request from now on; null: none. */
  office?: Readonly<{ request: string; code: string | null }>;
}>;
