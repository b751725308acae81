import type { Load } from '#event-sourcing';
import { HEADQUARTERS, calendarOf, fieldOfficeFold, fieldOfficeStream } from '#field-offices';
import { endOf } from '../../service-standards/step-times.js';
import { SERVICE_STANDARDS_STREAM, allowedFrom, standardsFold } from '../../service-standards/standards.state.js';

/** The last day of a reservation: what the service standard allows for confirming it. Afterwards it lapses. */
export const reservedUntil = async (load: Load, reservedOn: string): Promise<string> => {
  const standards = await load.state(standardsFold, SERVICE_STANDARDS_STREAM);
  const headquarters = await load.state(fieldOfficeFold, fieldOfficeStream(HEADQUARTERS));
  return endOf(allowedFrom(standards, 'confirm-funding', reservedOn), calendarOf(headquarters), reservedOn);
};
