import { type Decision, Refusal, type Transaction, dayOf, requireNotAfter, requireOrder } from '#event-sourcing';
import { calendarOf, fieldOfficeFold, fieldOfficeStream } from '#field-offices';
import { requirePhase } from '../phase.js';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';
import { addWorkingDays } from '../working-days.js';
import type { EscalateAssignment } from './assignment.commands.js';
import { awaited } from './assignment.rules.js';

/** Working days that an office has to answer. */
const OFFICE_ANSWERS_WITHIN = 5;

/** Not before the office has had its time, in working days of its own calendar. */
export const escalateAssignment: Transaction<EscalateAssignment> = async (command, load): Promise<Decision> => {
  const { requestId, escalatedOn } = command.data;
  const stream = requestStream(requestId);
  const request = requirePhase(await load.state(requestFold, stream), 'assignment', requestId);
  const { officeCode, assignedOn, escalated } = awaited(request, requestId);
  requireNotAfter('escalatedOn', escalatedOn, dayOf(command));
  requireOrder(['assignedOn', assignedOn], ['escalatedOn', escalatedOn]);
  if (escalated) return { appends: [] }; // escalated before: asking again changes nothing
  const calendar = calendarOf(await load.state(fieldOfficeFold, fieldOfficeStream(officeCode)));
  const dueOn = addWorkingDays(calendar, assignedOn, OFFICE_ANSWERS_WITHIN);
  if (escalatedOn <= dueOn)
    throw new Refusal('OfficeStillHasTime', { requestId, officeCode, assignedOn, dueOn, escalatedOn });
  const unanswered = { requestId, officeCode, escalatedOn, unansweredSince: assignedOn };
  return { appends: [{ stream, events: [{ type: 'AssignmentEscalated', data: unanswered }] }] };
};
