import { InvalidInput, Refusal, dayOf, requireNotAfter, requireOrder, requirePositive } from '#event-sourcing';
import { type Balance, freed, transfersOf } from './balance.js';
import type { ReceiptInHeldCurrency, ReceiveInstalment } from './contribution.commands.js';
import type { ContributionEvent } from './contribution.events.js';
import type { Contribution, InstalmentState, UnderAgreement } from './contribution.state.js';
import { expectedInstalment, underAgreement } from './under-agreement.js';

/** What follows from money that came in, once it is known what it is in the held currency. */
export const receive = (
  command: ReceiveInstalment,
  { amount, rates }: ReceiptInHeldCurrency,
  state: Contribution,
): ContributionEvent[] => {
  const { contributionId, receiptId, instalmentId = null, received, receivedOn } = command.data;
  const agreement = underAgreement(state, contributionId);
  if (agreement.phase === 'closed') throw new Refusal('ContributionClosed', { contributionId });
  requirePositive('received.minor', received.minor);
  if (amount <= 0)
    throw new InvalidInput('received.minor', `must be at least one unit of ${agreement.balance.currency}`);
  requireOrder(['signedOn', agreement.signedOn], ['receivedOn', receivedOn]);
  requireNotAfter('receivedOn', receivedOn, dayOf(command));
  if (agreement.receipts.has(receiptId)) throw new Refusal('ReceiptExists', { receiptId });
  const instalment = instalmentId === null ? null : expectedInstalment(state, contributionId, instalmentId);
  const outstanding = instalment && outstandingAfter(instalment, agreement.receipts, amount);
  const balance = credited(agreement.balance, 'receipts', amount);
  const money = { amount, original: received, rates, balance };
  return [
    {
      type: 'InstalmentReceived',
      data: { contributionId, receiptId, instalmentId, outstanding, receivedOn, ...money },
    },
  ];
};

/** What came for an instalment, less what went back. */
export const receivedFor = (instalmentId: string, receipts: UnderAgreement['receipts']): number =>
  [...receipts.values()]
    .filter((receipt) => receipt.instalmentId === instalmentId)
    .reduce((sum, { amount, reversed }) => sum + amount - reversed, 0);

/** What is still to come of an instalment after `amount` more (or, negative, less) was received for it. */
export const outstandingAfter = (
  { instalmentId, amount: due, isCancelled }: Omit<InstalmentState, 'outstanding' | 'isOverdue'>,
  receipts: UnderAgreement['receipts'],
  amount: number,
): number => (isCancelled ? 0 : Math.max(0, due - receivedFor(instalmentId, receipts) - amount));

/** Money that comes in, and is available at once; refused where the ledger could no longer be exact. */
export const credited = (balance: Balance, as: 'receipts' | 'interest' | 'transfers', amount: number): Balance => {
  const came = balance.receipts + balance.interest + Math.max(0, transfersOf(balance));
  if (!Number.isSafeInteger(came + amount)) throw new Refusal('AmountTooLarge', { currency: balance.currency });
  return freed({ ...balance, [as]: (balance[as] ?? 0) + amount }, amount);
};

/** Money that leaves: never more than is available, and the refusal says what would have to be released first. */
export const taken = (state: UnderAgreement, contributionId: string, amount: number): Balance => {
  const { available } = state.balance;
  if (amount > available)
    throw new Refusal('InsufficientFunds', { contributionId, amount, available, releaseFirst: boundBy(state) });
  return freed(state.balance, -amount);
};

/** The requests for which something is reserved or committed. */
export const boundBy = ({
  allocations,
}: UnderAgreement): readonly Readonly<{ requestId: string; reserved: number; committed: number }>[] =>
  [...allocations.values()]
    .filter(({ reserved, committed }) => reserved + committed > 0)
    .map(({ requestId, reserved, committed }) => ({ requestId, reserved, committed }));
