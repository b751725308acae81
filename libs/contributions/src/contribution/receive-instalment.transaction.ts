import { type Decision, InvalidInput, type Transaction } from '#event-sourcing';
import { isCurrency } from '#money';
import type { ReceiveInstalment } from './contribution.commands.js';
import { receive } from './cash.js';
import { contributionFold, contributionStream } from './contribution.state.js';
import { inHeldCurrency } from './held-currency.js';
import { underAgreement } from './under-agreement.js';

/** Money is converted once into the held currency, at the rate of the day on which it came. */
export const receiveInstalment: Transaction<ReceiveInstalment> = async (command, load): Promise<Decision> => {
  const { contributionId, received, receivedOn } = command.data;
  const stream = contributionStream(contributionId);
  const state = await load.state(contributionFold, stream);
  const held = underAgreement(state, contributionId).balance.currency;
  if (!isCurrency(received.currency))
    throw new InvalidInput('received.currency', 'must be an ISO 4217 currency', { value: received.currency });
  const receipt = await inHeldCurrency(load, received, held, receivedOn);
  return { appends: [{ stream, events: receive(command, receipt, state) }] };
};
