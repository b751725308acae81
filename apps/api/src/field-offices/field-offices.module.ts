import { Module } from '@nestjs/common';
import { commandHandlers } from '#event-store';
import {
  ChangeFieldOfficeCapacity,
  ChangeFieldOfficeCoverage,
  CloseFieldOffice,
  fieldOffice,
  OpenFieldOffice,
  RenameFieldOffice,
  SetFieldOfficeCalendar,
} from '#field-offices';

@Module({
  providers: commandHandlers(fieldOffice, {
    OpenFieldOffice,
    RenameFieldOffice,
    ChangeFieldOfficeCoverage,
    ChangeFieldOfficeCapacity,
    SetFieldOfficeCalendar,
    CloseFieldOffice,
  }),
})
export class FieldOfficesModule {}
