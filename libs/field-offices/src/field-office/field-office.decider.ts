import { type Decider, NotFound, Refusal, dayOf, requireNotAfter } from '#event-sourcing';
import { requireCalendar } from './calendar.js';
import { requireCapacity, requireCoverage, requireDescription, requireName } from './description.js';
import type { FieldOfficeCommand } from './field-office.commands.js';
import type { FieldOfficeEvent } from './field-office.events.js';
import { type FieldOffice, HEADQUARTERS, fieldOfficeFold, fieldOfficeStream } from './field-office.state.js';

const decide = (command: FieldOfficeCommand, state: FieldOffice): FieldOfficeEvent[] => {
  const { code } = command.data;

  if (command.type === 'OpenFieldOffice') {
    requireDescription(command.data);
    if (state.phase !== 'unknown') throw new Refusal('FieldOfficeExists', { code, phase: state.phase });
    return [{ type: 'FieldOfficeOpened', data: command.data }];
  }
  if (state.phase === 'unknown') throw new NotFound('FieldOffice', code);
  if (command.type === 'CloseFieldOffice') {
    const { closedOn } = command.data;
    requireNotAfter('closedOn', closedOn, dayOf(command));
    if (code === HEADQUARTERS) throw new Refusal('HeadquartersNeverClose', { code });
    if (state.phase === 'closed') return []; // closed before: asking again changes nothing
    return [{ type: 'FieldOfficeClosed', data: { code, closedOn } }];
  }
  if (state.phase === 'closed') throw new Refusal('FieldOfficeClosed', { code, closedOn: state.closedOn });

  switch (command.type) {
    case 'RenameFieldOffice':
      requireName(command.data.name);
      return [{ type: 'FieldOfficeRenamed', data: command.data }];
    case 'ChangeFieldOfficeCoverage':
      requireCoverage(command.data);
      return [{ type: 'FieldOfficeCoverageChanged', data: command.data }];
    case 'ChangeFieldOfficeCapacity':
      requireCapacity(command.data.capacity);
      return [{ type: 'FieldOfficeCapacityChanged', data: command.data }];
    case 'SetFieldOfficeCalendar':
      requireCalendar(command.data);
      return [{ type: 'FieldOfficeCalendarSet', data: command.data }];
  }
};

export const fieldOffice: Decider<FieldOffice, FieldOfficeCommand, FieldOfficeEvent> = {
  ...fieldOfficeFold,
  streamOf: ({ data }) => fieldOfficeStream(data.code),
  decide,
};
