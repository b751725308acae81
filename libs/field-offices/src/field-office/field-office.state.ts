import type { Fold } from '#event-sourcing';
import { MONDAY_TO_FRIDAY, type OfficeCalendar } from './calendar.js';
import type { FieldOfficeEvent, OfficeDescription } from './field-office.events.js';

/** Code of the office that is headquarters: it may deliver anything itself, and never closes. */
export const HEADQUARTERS = 'HQ';

type Known = OfficeDescription & Readonly<{ calendar: OfficeCalendar }>;

export type FieldOffice =
  | Readonly<{ phase: 'unknown' }>
  | (Known & Readonly<{ phase: 'open' }>)
  | (Known & Readonly<{ phase: 'closed'; closedOn: string }>);

const evolve = (state: FieldOffice, { type, data }: FieldOfficeEvent): FieldOffice => {
  if (type === 'FieldOfficeOpened') return { ...data, calendar: MONDAY_TO_FRIDAY, phase: 'open' };
  if (state.phase === 'unknown') return state;

  switch (type) {
    case 'FieldOfficeRenamed':
    case 'FieldOfficeCoverageChanged':
    case 'FieldOfficeCapacityChanged':
      return { ...state, ...data };
    case 'FieldOfficeCalendarSet':
      return { ...state, calendar: { weekend: data.weekend, holidays: data.holidays } };
    case 'FieldOfficeClosed':
      return { ...state, phase: 'closed', closedOn: data.closedOn };
  }
};

export const fieldOfficeFold: Fold<FieldOffice, FieldOfficeEvent> = {
  category: 'field-office',
  version: 2,
  initial: { phase: 'unknown' },
  evolve,
};

/** By which an office works, also after it closed; Monday to Friday while it is not known. */
export const calendarOf = (office: FieldOffice): OfficeCalendar =>
  office.phase === 'unknown' ? MONDAY_TO_FRIDAY : office.calendar;

export const fieldOfficeStream = (code: string): string => `field-office-${code}`;
