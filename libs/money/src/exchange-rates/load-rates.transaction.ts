import { Command, type Decision, type Transaction } from '#event-sourcing';
import type { ExchangeRate } from './exchange-rate.js';
import { LoadRate } from './exchange-rates.commands.js';
import { exchangeRates } from './exchange-rates.decider.js';

/** All of these rates, or none. */
export class LoadRates extends Command<'LoadRates', { rates: readonly ExchangeRate[] }> {
  readonly type = 'LoadRates';
}

/** Answers `{ loaded, alreadyKnown }`. */
export const loadRates: Transaction<LoadRates> = async ({ data, context }, load): Promise<Decision> => {
  const byStream = new Map<string, LoadRate[]>();
  for (const rate of data.rates) {
    const command = new LoadRate(rate, context);
    const stream = exchangeRates.streamOf(command);
    const commands = byStream.get(stream);
    if (commands) commands.push(command);
    else byStream.set(stream, [command]);
  }
  const appends = await Promise.all(
    [...byStream].map(async ([stream, commands]) => {
      let state = await load.state(exchangeRates, stream);
      const events = commands.flatMap((command) => {
        const made = exchangeRates.decide(command, state);
        state = made.reduce(exchangeRates.evolve, state);
        return made;
      });
      return { stream, events };
    }),
  );
  const loaded = appends.reduce((sum, { events }) => sum + events.length, 0);
  return { appends, answer: { loaded, alreadyKnown: data.rates.length - loaded } };
};
