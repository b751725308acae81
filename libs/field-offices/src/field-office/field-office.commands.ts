import { Command } from '#event-sourcing';
import type { OfficeCalendar } from './calendar.js';
import type { Coverage, OfficeDescription } from './field-office.events.js';

type Of = { code: string };

export class OpenFieldOffice extends Command<'OpenFieldOffice', OfficeDescription> {
  readonly type = 'OpenFieldOffice';
}

export class RenameFieldOffice extends Command<'RenameFieldOffice', Of & { name: string }> {
  readonly type = 'RenameFieldOffice';
}

/** The three lists replace the ones before. Past assignments stay as they were decided. */
export class ChangeFieldOfficeCoverage extends Command<'ChangeFieldOfficeCoverage', Of & Coverage> {
  readonly type = 'ChangeFieldOfficeCoverage';
}

/** Capacity may fall below what the office runs: it then takes nothing new until projects end. */
export class ChangeFieldOfficeCapacity extends Command<'ChangeFieldOfficeCapacity', Of & { capacity: number }> {
  readonly type = 'ChangeFieldOfficeCapacity';
}

/** The weekend and all holidays replace those before; what was decided by the calendar before stays decided. */
export class SetFieldOfficeCalendar extends Command<'SetFieldOfficeCalendar', Of & OfficeCalendar> {
  readonly type = 'SetFieldOfficeCalendar';
}

/** The office takes no new assignments; what it runs, it may finish. */
export class CloseFieldOffice extends Command<'CloseFieldOffice', Of & { closedOn: string }> {
  readonly type = 'CloseFieldOffice';
}

export type FieldOfficeCommand =
  | OpenFieldOffice
  | RenameFieldOffice
  | ChangeFieldOfficeCoverage
  | ChangeFieldOfficeCapacity
  | SetFieldOfficeCalendar
  | CloseFieldOffice;
