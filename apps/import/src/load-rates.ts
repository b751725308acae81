import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Clock } from '#configuration';
import { Command, type Transaction } from '#event-sourcing';
import type { CommandRunner } from '#event-store';
import { type ExchangeRate, exchangeRates, LoadRate, parseRatesCsv, type RateTable } from '#money';
import { contextOf } from './command-context.js';

class LoadCurrency extends Command<'LoadCurrency', { currency: string; rates: readonly ExchangeRate[] }> {
  readonly type = 'LoadCurrency';
}

/** The rates of one currency, in one append; the answer: all its rates, also those known before. */
const loadCurrency =
  (known: Map<string, readonly ExchangeRate[]>): Transaction<LoadCurrency> =>
  async ({ data, context }, load) => {
    const commands = data.rates.map((rate) => new LoadRate(rate, context));
    const stream = `${exchangeRates.category}-${data.currency}`;
    let state = await load.state(exchangeRates, stream);
    const events = commands.flatMap((command) => {
      const made = exchangeRates.decide(command, state);
      state = made.reduce(exchangeRates.evolve, state);
      return made;
    });
    known.set(data.currency, state);
    return { appends: [{ stream, events }] };
  };

/** Errors: InvalidInput with the column, the rule and the line; those of reading a file. */
export const readRates = async (path: string): Promise<readonly ExchangeRate[]> =>
  parseRatesCsv(await readFile(path, 'utf8'));

/** Loads rates that are not known yet, and gives all that are then known of these currencies. */
export const loadRates = async (
  rates: readonly ExchangeRate[],
  runner: CommandRunner,
  clock: Clock,
): Promise<RateTable> => {
  const byCurrency = new Map<string, ExchangeRate[]>();
  for (const rate of rates) {
    const list = byCurrency.get(rate.currency);
    if (list) list.push(rate);
    else byCurrency.set(rate.currency, [rate]);
  }
  const known = new Map<string, readonly ExchangeRate[]>();
  for (const [currency, list] of byCurrency) {
    // Each load is a command of its own: what is loaded already adds nothing, and a corrected rate may be corrected back.
    const now = clock.now();
    const key = createHash('sha256').update(JSON.stringify(list)).digest('hex');
    const command = new LoadCurrency(
      { currency, rates: list },
      contextOf(`rates ${currency} ${now.toISOString()}`, key, list, now),
    );
    await runner.run(command, loadCurrency(known));
  }
  return known;
};
