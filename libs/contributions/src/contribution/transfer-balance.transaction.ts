import {
  type Decision,
  InvalidInput,
  Refusal,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { transfersOf } from './balance.js';
import { credited, taken } from './cash.js';
import type { TransferBalance } from './contribution.commands.js';
import type { ContributionEvent } from './contribution.events.js';
import { type UnderAgreement, contributionFold, contributionStream } from './contribution.state.js';
import { inHeldCurrency } from './held-currency.js';
import { underAgreement } from './under-agreement.js';

/** What is available moves from one contribution to another, converted once at the day's rate; both tell it, or none. */
export const transferBalance: Transaction<TransferBalance> = async (command, load): Promise<Decision> => {
  const { contributionId, toContributionId, amount, transferredOn, reason } = command.data;
  if (toContributionId === contributionId)
    throw new InvalidInput('toContributionId', 'must be another contribution', { contributionId });
  const [stream, toStream] = [contributionStream(contributionId), contributionStream(toContributionId)];
  const from = underAgreement(await load.state(contributionFold, stream), contributionId);
  const to = underAgreement(await load.state(contributionFold, toStream), toContributionId);
  requirePositive('amount', amount);
  requireText('reason', reason, 2_000);
  for (const { signedOn } of [from, to]) requireOrder(['signedOn', signedOn], ['transferredOn', transferredOn]);
  requireNotAfter('transferredOn', transferredOn, dayOf(command));
  if (from.phase === 'closed') throw new Refusal('ContributionClosed', { contributionId });
  if (to.phase === 'closed') throw new Refusal('ContributionClosed', { contributionId: toContributionId });
  if (to.phase === 'expired') throw new Refusal('ContributionExpired', { contributionId: toContributionId });
  const consents = consentsOf(command.data, from, to);

  const left = { ...taken(from, contributionId, amount), transfers: transfersOf(from.balance) - amount };
  const original = { minor: amount, currency: from.balance.currency };
  const { amount: came, rates } = await inHeldCurrency(load, original, to.balance.currency, transferredOn);
  if (came <= 0) throw new InvalidInput('amount', `must be at least one unit of ${to.balance.currency}`);
  const both = { original, rates, transferredOn, consents, reason };
  const gave: ContributionEvent = {
    type: 'BalanceTransferred',
    data: { contributionId, otherContributionId: toContributionId, amount: -amount, ...both, balance: left },
  };
  const took: ContributionEvent = {
    type: 'BalanceTransferred',
    data: {
      contributionId: toContributionId,
      otherContributionId: contributionId,
      amount: came,
      ...both,
      balance: credited(to.balance, 'transfers', came),
    },
  };
  return {
    appends: [
      { stream, events: [gave] },
      { stream: toStream, events: [took] },
    ],
  };
};

/** One donor's consent moves its own money; another donor's must be there, too, before its contribution takes it. */
const consentsOf = (
  { consentReference, receivingConsentReference }: TransferBalance['data'],
  from: UnderAgreement,
  to: UnderAgreement,
): readonly Readonly<{ donorId: string; reference: string }>[] => {
  requireText('consentReference', consentReference, 200);
  const given = { donorId: from.donorId, reference: consentReference };
  if (from.donorId === to.donorId) return [given];
  const reference = receivingConsentReference ?? '';
  if (reference.trim() === '') {
    const donors = [from.donorId, to.donorId];
    throw new InvalidInput('receivingConsentReference', 'must be given: the contributions are of two donors', {
      donors,
    });
  }
  requireText('receivingConsentReference', reference, 200);
  return [given, { donorId: to.donorId, reference }];
};
