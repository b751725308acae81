import { emptyLedger } from '../funding/request-ledger.js';
import type { Request } from '../request.state.js';
import type { IntakeEvent } from './intake.events.js';

export const evolveIntake = (state: Request, { type, data }: IntakeEvent): Request => {
  if (type === 'RequestSubmitted')
    return state.phase === 'unknown' ? { phase: 'intake', submission: data, awaitingInformationSince: null } : state;
  if (state.phase !== 'intake') return state;
  const { submission } = state;
  switch (type) {
    case 'InformationRequested':
      return { ...state, awaitingInformationSince: data.askedOn };
    case 'InformationProvided':
      return { ...state, awaitingInformationSince: null };
    case 'RequestAccepted': {
      const ledger = emptyLedger(data.budget.currency, data.budget.lines);
      return { phase: 'funding', submission, acceptance: data, ledger, standing: { kind: 'unchecked' } };
    }
    case 'RequestDeclined':
      return { phase: 'declined', submission, accepted: null, endedOn: data.declinedOn };
  }
};
