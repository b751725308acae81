import { InvalidInput, Refusal, dayOf, requireDay, requireNotAfter, requireOrder, requireText } from '#event-sourcing';
import { PROGRAMMES, mandateById } from '#mandates';
import { requirePhase } from '../phase.js';
import type { Request } from '../request.state.js';
import type { AcceptRequest, IntakeCommand } from './intake.commands.js';
import type { IntakeEvent, Submission } from './intake.events.js';
import { proposedPriority } from './priority.js';
import { fundingBasis } from './funding-basis.js';
import { requireBudget, requireMandate, requireSubmission } from './submission.rules.js';

/** The rules of the first phase: a request comes in, is completed, and is accepted or declined. */
export const decideIntake = (command: IntakeCommand, state: Request): IntakeEvent[] => {
  const { requestId } = command.data;
  const today = dayOf(command);

  if (command.type === 'SubmitRequest') {
    if (state.phase !== 'unknown') throw new Refusal('RequestExists', { requestId });
    requireSubmission(command.data, today);
    return [{ type: 'RequestSubmitted', data: command.data }];
  }
  const {
    submission,
    awaitingInformationSince,
    acknowledgedOn: acknowledgedBefore,
    lastStep,
  } = requirePhase(state, 'intake', requestId);
  const requireSince = (field: string, day: string): void => {
    requireOrder(lastStep, [field, day]);
    requireNotAfter(field, day, today);
  };

  switch (command.type) {
    case 'AcknowledgeRequest': {
      const { acknowledgedOn } = command.data;
      requireOrder(['submittedOn', submission.submittedOn], ['acknowledgedOn', acknowledgedOn]);
      requireNotAfter('acknowledgedOn', acknowledgedOn, today);
      if (acknowledgedBefore !== null) return []; // once is enough: again changes nothing
      return [{ type: 'RequestAcknowledged', data: { requestId, acknowledgedOn } }];
    }
    case 'RequestInformation': {
      const { question, askedOn } = command.data;
      requireSince('askedOn', askedOn);
      requireText('question', question, 5_000);
      if (awaitingInformationSince !== null)
        throw new Refusal('InformationAlreadyRequested', { requestId, since: awaitingInformationSince });
      return [{ type: 'InformationRequested', data: { requestId, question, askedOn } }];
    }
    case 'ProvideInformation': {
      const { answer, providedOn } = command.data;
      if (awaitingInformationSince === null) throw new Refusal('NoInformationRequested', { requestId });
      requireSince('providedOn', providedOn);
      requireText('answer', answer, 20_000);
      return [{ type: 'InformationProvided', data: { requestId, answer, providedOn } }];
    }
    case 'AcceptRequest': {
      requireSince('acceptedOn', command.data.acceptedOn);
      if (awaitingInformationSince !== null)
        throw new Refusal('InformationAwaited', { requestId, since: awaitingInformationSince });
      return [accepted(command, submission)];
    }
    case 'DeclineRequest': {
      const { reason, declinedOn } = command.data;
      requireSince('declinedOn', declinedOn);
      requireText('reason', reason, 5_000);
      return [{ type: 'RequestDeclined', data: { requestId, reason, declinedOn } }];
    }
  }
};

const accepted = (command: AcceptRequest, submission: Submission): IntakeEvent => {
  const { requestId, acceptedOn, mandate, stateAction = null, programme, budget } = command.data;
  requireMandate('mandate', mandate);
  if (!mandateById(mandate)?.isCentreMandate)
    throw new InvalidInput('mandate', "must be an action of the Centre's, or of another United Nations entity", {
      value: mandate,
    });
  if (stateAction !== null) {
    requireMandate('stateAction', stateAction);
    if (mandateById(stateAction)?.isCentreMandate)
      throw new InvalidInput('stateAction', 'must be an action of States', { value: stateAction });
  }
  if (!PROGRAMMES.some(({ code }) => code === programme))
    throw new InvalidInput('programme', 'must be a programme', { value: programme });
  requireBudget(budget.currency, budget.lines, submission.beneficiaries.length);
  const startsOn = command.data.startsOn ?? submission.wantedStart ?? acceptedOn;
  requireDay('startsOn', startsOn);

  const proposed = proposedPriority(submission, command);
  const priority = command.data.priority ?? proposed.priority;
  const priorityReason = command.data.priorityReason ?? '';
  if (![1, 2, 3, 4, 5].includes(priority))
    throw new InvalidInput('priority', 'must be 1 (most urgent) to 5', { value: priority });
  if (priority !== proposed.priority || priorityReason !== '') requireText('priorityReason', priorityReason, 2_000);

  const screening = { mandate, stateAction, programme, budget, startsOn };
  return {
    type: 'RequestAccepted',
    data: {
      requestId,
      acceptedOn,
      ...fundingBasis(command),
      ...screening,
      priority,
      priorityReason,
      proposedPriority: proposed,
    },
  };
};
