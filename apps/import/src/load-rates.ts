import { readFile } from 'node:fs/promises';
import type { Clock } from '#configuration';
import type { CommandRunner } from '#event-store';
import { type ExchangeRate, loadRates as load, LoadRates, parseRatesCsv } from '#money';
import { contextOf } from './command-context.js';

/** Errors: InvalidInput with the column, the rule and the line; those of reading a file. */
export const readRates = async (path: string): Promise<readonly ExchangeRate[]> =>
  parseRatesCsv(await readFile(path, 'utf8'));

/** Loads those that are not known yet; a corrected one may be corrected back. */
export const loadRates = async (rates: readonly ExchangeRate[], runner: CommandRunner, clock: Clock): Promise<void> => {
  await runner.run(new LoadRates({ rates }, contextOf('rates', clock.now())), load);
};
