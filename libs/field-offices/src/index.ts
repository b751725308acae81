export {
  type Holiday,
  MONDAY_TO_FRIDAY,
  MOST_HOLIDAYS,
  type OfficeCalendar,
  type Weekday,
  WEEKDAYS,
} from './field-office/calendar.js';
export {
  ChangeFieldOfficeCapacity,
  ChangeFieldOfficeCoverage,
  CloseFieldOffice,
  type FieldOfficeCommand,
  OpenFieldOffice,
  RenameFieldOffice,
  SetFieldOfficeCalendar,
} from './field-office/field-office.commands.js';
export { fieldOffice } from './field-office/field-office.decider.js';
export type { Coverage, FieldOfficeEvent, OfficeDescription } from './field-office/field-office.events.js';
export {
  calendarOf,
  type FieldOffice,
  fieldOfficeFold,
  fieldOfficeStream,
  HEADQUARTERS,
} from './field-office/field-office.state.js';
export { fieldOfficeList } from './field-office-list/field-office-list.projection.js';
export type { OfficeCriterion, OfficeNeed, OfficeStanding } from './ranking/office-criteria.js';
export { type RankedOffice, rankOffices } from './ranking/office-ranking.js';
