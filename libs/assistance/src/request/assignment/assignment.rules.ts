import { InvalidInput, Refusal, dayOf, requireNotAfter, requireOrder, requireText } from '#event-sourcing';
import { HEADQUARTERS } from '#field-offices';
import { requirePhase } from '../phase.js';
import type { InAssignment, OfficeAssignment, Request } from '../request.state.js';
import type { AssignFieldOffice, AssignmentCommand } from './assignment.commands.js';
import type { AssignmentEvent } from './assignment.events.js';
import { requireOwnOffice } from './own-office.js';

/** Who delivers: an office is asked, and answers; headquarters accepts at once. */
export const decideAssignment = (command: AssignmentCommand, state: Request): AssignmentEvent[] => {
  const { requestId } = command.data;
  const today = dayOf(command);
  if (command.type === 'AssignFieldOffice') return assigned(command, state, today);
  const request = requirePhase(state, 'assignment', requestId);

  switch (command.type) {
    case 'AcceptAssignment': {
      const { officeCode, acceptedOn } = command.data;
      requireOwnOffice(command, officeCode);
      requireAnswer(request, requestId, officeCode, ['acceptedOn', acceptedOn], today);
      return [{ type: 'AssignmentAccepted', data: { requestId, officeCode, acceptedOn } }];
    }
    case 'DeclineAssignment': {
      const { officeCode, declinedOn, reason } = command.data;
      requireOwnOffice(command, officeCode);
      requireAnswer(request, requestId, officeCode, ['declinedOn', declinedOn], today);
      requireText('reason', reason, 5_000);
      return [{ type: 'AssignmentDeclined', data: { requestId, officeCode, declinedOn, reason } }];
    }
  }
};

const assigned = (command: AssignFieldOffice, state: Request, today: string): AssignmentEvent[] => {
  const { requestId, officeCode, assignedOn, reason = null, ranking } = command.data;
  const request = requirePhase(state, ['assignment', 'delivery'], requestId);
  requireNotAfter('assignedOn', assignedOn, today);
  requireOrder(request.lastStep, ['assignedOn', assignedOn]);
  if (
    request.phase === 'assignment' &&
    request.assignment?.answer === 'awaited' &&
    request.assignment.officeCode === officeCode
  )
    throw new Refusal('OfficeAlreadyAssigned', { requestId, officeCode });
  const reassignedFrom = request.work.offices.at(-1)?.officeCode ?? null;
  if (request.phase === 'delivery' && reassignedFrom === officeCode)
    throw new Refusal('OfficeAlreadyDelivers', { requestId, officeCode });
  const best = ranking.find(({ eligible }) => eligible);
  if (reason !== null) requireText('reason', reason, 2_000);
  else if (request.phase === 'delivery' || (best && best.code !== officeCode))
    throw new InvalidInput('reason', 'must say why, since this office is not the first in the ranking, or takes over', {
      first: best?.code,
    });

  const assignment: AssignmentEvent = {
    type: 'FieldOfficeAssigned',
    data: { requestId, officeCode, assignedOn, reason, ranking, reassignedFrom },
  };
  if (officeCode !== HEADQUARTERS) return [assignment];
  return [assignment, { type: 'AssignmentAccepted', data: { requestId, officeCode, acceptedOn: assignedOn } }];
};

const requireAnswer = (
  request: InAssignment,
  requestId: string,
  officeCode: string,
  answeredOn: readonly [string, string],
  today: string,
): void => {
  const assignment = awaited(request, requestId);
  if (assignment.officeCode !== officeCode)
    throw new Refusal('NotTheAssignedOffice', { requestId, officeCode, assigned: assignment.officeCode });
  requireOrder(['assignedOn', assignment.assignedOn], answeredOn);
  requireNotAfter(...answeredOn, today);
};

/** The assignment that waits for its office's answer; refuses with `NoAnswerAwaited`. */
export const awaited = ({ assignment }: InAssignment, requestId: string): OfficeAssignment => {
  if (assignment?.answer !== 'awaited') throw new Refusal('NoAnswerAwaited', { requestId });
  return assignment;
};
