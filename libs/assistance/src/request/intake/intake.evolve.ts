import { emptyLedger } from '../funding/request-ledger.js';
import type { Request } from '../request.state.js';
import type { IntakeEvent, Submission } from './intake.events.js';

export const evolveIntake = (state: Request, { type, data }: IntakeEvent): Request => {
  if (type === 'RequestSubmitted') return state.phase === 'unknown' ? submitted(data) : state;
  if (state.phase !== 'intake') return state;
  const { submission } = state;
  switch (type) {
    case 'RequestAcknowledged':
      return { ...state, acknowledgedOn: data.acknowledgedOn };
    case 'InformationRequested':
      return { ...state, awaitingInformationSince: data.askedOn, lastStep: ['askedOn', data.askedOn] };
    case 'InformationProvided':
      return { ...state, awaitingInformationSince: null, lastStep: ['providedOn', data.providedOn] };
    case 'RequestAccepted': {
      const ledger = emptyLedger(data.budget.currency, data.budget.lines);
      const lastStep = ['acceptedOn', data.acceptedOn] as const;
      return { phase: 'funding', submission, acceptance: data, ledger, standing: { kind: 'unchecked' }, lastStep };
    }
    case 'RequestDeclined':
      return { phase: 'declined', submission, accepted: null, endedOn: data.declinedOn };
  }
};

const submitted = (submission: Submission): Request => {
  const lastStep = ['submittedOn', submission.submittedOn] as const;
  return { phase: 'intake', submission, awaitingInformationSince: null, acknowledgedOn: null, lastStep };
};
