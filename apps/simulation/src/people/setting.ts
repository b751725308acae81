import type { Agenda } from '../agenda.js';
import type { Chance } from '../random.js';
import type { Case } from './case.js';

/** What the people of a simulation share. */
export type Setting = Readonly<{
  chance: Chance;
  agenda: Agenda;
  years: number;
  /** By request id, in the order in which they come. */
  cases: ReadonlyMap<string, Case>;
}>;
