import type { Event } from '#event-sourcing';
import type { OfficeCalendar } from './calendar.js';

/** Where an office works, on what, and in which languages: lists without repeats, in no particular order. */
export type Coverage = Readonly<{
  /** ISO 3166-1 alpha-2. */
  countries: readonly string[];
  /** Slugs of themes: `corruption`. */
  themes: readonly string[];
  /** BCP 47 in canonical form: `fr`, `pt-BR`. */
  languages: readonly string[];
}>;

export type OfficeDescription = Coverage &
  Readonly<{
    /** 2 to 10 capital letters or digits. */
    code: string;
    name: string;
    /** ISO 3166-1 alpha-2. */
    hostCountry: string;
    /** Projects that it can run at the same time. */
    capacity: number;
  }>;

type Of = { code: string };

/** An event carries the whole of what it changes, never a difference. */
export type FieldOfficeEvent =
  | Event<'FieldOfficeOpened', OfficeDescription>
  | Event<'FieldOfficeRenamed', Of & { name: string }>
  | Event<'FieldOfficeCoverageChanged', Of & Coverage>
  | Event<'FieldOfficeCapacityChanged', Of & { capacity: number }>
  | Event<'FieldOfficeCalendarSet', Of & OfficeCalendar>
  | Event<'FieldOfficeClosed', Of & { closedOn: string }>;
