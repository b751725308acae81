import { NotFound, Refusal } from '#event-sourcing';
import type { Contribution, InstalmentState, UnderAgreement } from './contribution.state.js';

export const underAgreement = (state: Contribution, contributionId: string): UnderAgreement => {
  if (state.phase === 'unknown') throw new NotFound('Contribution', contributionId);
  if (state.phase === 'pledged') throw new Refusal('AgreementNotSigned', { contributionId });
  return state;
};

export const expectedInstalment = (
  state: Contribution,
  contributionId: string,
  instalmentId: string,
): InstalmentState => {
  const instalment = underAgreement(state, contributionId).instalments.get(instalmentId);
  if (!instalment) throw new NotFound('Instalment', instalmentId);
  if (instalment.isCancelled) throw new Refusal('InstalmentNotOutstanding', { instalmentId, status: 'cancelled' });
  if (instalment.outstanding === 0) throw new Refusal('InstalmentNotOutstanding', { instalmentId, status: 'received' });
  return instalment;
};
