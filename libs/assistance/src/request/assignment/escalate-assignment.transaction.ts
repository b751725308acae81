import { type Decision, Refusal, type Transaction, dayOf, requireNotAfter, requireOrder } from '#event-sourcing';
import { calendarOf, fieldOfficeFold, fieldOfficeStream } from '#field-offices';
import { openSteps } from '../../service-standards/open-steps.js';
import { SERVICE_STANDARDS_STREAM, standardsFold } from '../../service-standards/standards.state.js';
import { requirePhase } from '../phase.js';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';
import type { EscalateAssignment } from './assignment.commands.js';
import { awaited } from './assignment.rules.js';

/** Not before the office has had the time of the service standard, in working days of its own calendar. */
export const escalateAssignment: Transaction<EscalateAssignment> = async (command, load): Promise<Decision> => {
  const { requestId, escalatedOn } = command.data;
  const stream = requestStream(requestId);
  const request = requirePhase(await load.state(requestFold, stream), 'assignment', requestId);
  const { officeCode, assignedOn, escalated } = awaited(request, requestId);
  requireNotAfter('escalatedOn', escalatedOn, dayOf(command));
  requireOrder(['assignedOn', assignedOn], ['escalatedOn', escalatedOn]);
  if (escalated) return { appends: [] }; // escalated before: asking again changes nothing
  const calendar = calendarOf(await load.state(fieldOfficeFold, fieldOfficeStream(officeCode)));
  const standards = await load.state(standardsFold, SERVICE_STANDARDS_STREAM);
  const steps = openSteps(request, { standards, calendars: new Map([[officeCode, calendar]]) });
  const dueOn = steps.find(({ step }) => step === 'answer-assignment')?.dueOn ?? assignedOn;
  if (escalatedOn <= dueOn)
    throw new Refusal('OfficeStillHasTime', { requestId, officeCode, assignedOn, dueOn, escalatedOn });
  const unanswered = { requestId, officeCode, escalatedOn, unansweredSince: assignedOn };
  return { appends: [{ stream, events: [{ type: 'AssignmentEscalated', data: unanswered }] }] };
};
