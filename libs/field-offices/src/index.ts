export {
  ChangeFieldOfficeCapacity,
  ChangeFieldOfficeCoverage,
  CloseFieldOffice,
  type FieldOfficeCommand,
  OpenFieldOffice,
  RenameFieldOffice,
} from './field-office/field-office.commands.js';
export { fieldOffice } from './field-office/field-office.decider.js';
export type { Coverage, FieldOfficeEvent, OfficeDescription } from './field-office/field-office.events.js';
export {
  type FieldOffice,
  fieldOfficeFold,
  fieldOfficeStream,
  HEADQUARTERS,
} from './field-office/field-office.state.js';
export { fieldOfficeList } from './field-office-list/field-office-list.projection.js';
export type { OfficeCriterion, OfficeNeed, OfficeStanding } from './ranking/office-criteria.js';
export { type RankedOffice, rankOffices } from './ranking/office-ranking.js';
