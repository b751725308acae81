import { type Decision, NotFound, Refusal, type Transaction } from '#event-sourcing';
import { HEADQUARTERS, fieldOfficeFold, fieldOfficeStream } from '#field-offices';
import { request } from '../request.decider.js';
import { requestStream } from '../request.state.js';
import type { AssignFieldOffice } from './assignment.commands.js';

/** The office must be open; headquarters always is. */
export const assignFieldOffice: Transaction<AssignFieldOffice> = async (command, load): Promise<Decision> => {
  const { requestId, officeCode } = command.data;
  const stream = requestStream(requestId);
  const state = await load.state(request, stream);
  if (officeCode !== HEADQUARTERS) {
    const office = await load.state(fieldOfficeFold, fieldOfficeStream(officeCode));
    if (office.phase === 'unknown') throw new NotFound('FieldOffice', officeCode);
    if (office.phase === 'closed') throw new Refusal('FieldOfficeClosed', { officeCode });
  }
  return { appends: [{ stream, events: request.decide(command, state) }] };
};
