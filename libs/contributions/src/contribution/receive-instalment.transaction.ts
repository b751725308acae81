import { type Decision, InvalidInput, type Transaction } from '#event-sourcing';
import { type ExchangeRate, convert, exchangeRates, isCurrency } from '#money';
import type { ReceiveInstalment } from './contribution.commands.js';
import { receive } from './cash.js';
import { contributionFold, contributionStream } from './contribution.state.js';
import { underAgreement } from './under-agreement.js';

/** Money is converted once into the held currency, at the rate of the day on which it came. */
export const receiveInstalment: Transaction<ReceiveInstalment> = async (command, load): Promise<Decision> => {
  const { contributionId, received, receivedOn } = command.data;
  const stream = contributionStream(contributionId);
  const state = await load.state(contributionFold, stream);
  const held = underAgreement(state, contributionId).balance.currency;
  if (!isCurrency(received.currency))
    throw new InvalidInput('received.currency', 'must be an ISO 4217 currency', { value: received.currency });
  const currencies =
    received.currency === held ? [] : [received.currency, held].filter((currency) => currency !== 'USD');
  const rates = await Promise.all(
    currencies.map(async (currency): Promise<[string, readonly ExchangeRate[]]> => [
      currency,
      await load.state(exchangeRates, `exchange-rate-${currency}`),
    ]),
  );
  const { to, rates: used } = convert(received, held, new Map(rates), receivedOn);
  return { appends: [{ stream, events: receive(command, { amount: to.minor, rates: used }, state) }] };
};
