import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Clock } from '#configuration';
import type { Transaction } from '#event-sourcing';
import type { CommandRunner } from '#event-store';
import {
  type ExchangeRate,
  type ExchangeRateEvent,
  exchangeRates,
  loadRates as load,
  LoadRates,
  parseRatesCsv,
  type RateTable,
} from '#money';
import { contextOf } from './command-context.js';

/** Errors: InvalidInput with the column, the rule and the line; those of reading a file. */
export const readRates = async (path: string): Promise<readonly ExchangeRate[]> =>
  parseRatesCsv(await readFile(path, 'utf8'));

/** Loads rates that are not known yet, and gives all that are then known of these currencies. */
export const loadRates = async (
  rates: readonly ExchangeRate[],
  runner: CommandRunner,
  clock: Clock,
): Promise<RateTable> => {
  const known = new Map<string, readonly ExchangeRate[]>();
  const remembering: Transaction<LoadRates> = async (command, loading) => {
    const decision = await load(command, loading);
    for (const { stream, events } of decision.appends) {
      const before = await loading.state(exchangeRates, stream);
      // What is appended to a stream of rates are rates.
      const after = events.reduce((so, event) => exchangeRates.evolve(so, event as ExchangeRateEvent), before);
      known.set(stream.slice(exchangeRates.category.length + 1), after);
    }
    return decision;
  };
  // Each load is a command of its own: what is loaded already adds nothing, and a corrected rate may be corrected back.
  const now = clock.now();
  const hash = createHash('sha256').update(JSON.stringify(rates)).digest('hex');
  await runner.run(new LoadRates({ rates }, contextOf(`rates ${now.toISOString()}`, hash, rates, now)), remembering);
  return known;
};
