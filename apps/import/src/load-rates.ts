import { readFile } from 'node:fs/promises';
import type { Clock } from '#configuration';
import type { CommandRunner } from '#event-store';
import { type ExchangeRate, loadRates as load, LoadRates, parseRates } from '#money';
import { contextOf } from './command-context.js';

/** Errors: Refusal with the field, the rule and the line; those of reading a file. */
export const readRates = async (path: string, today: string): Promise<readonly ExchangeRate[]> =>
  parseRates(await readFile(path, 'utf8'), today);

/** Loads those that are not known yet; a corrected one may be corrected back. */
export const loadRates = async (rates: readonly ExchangeRate[], runner: CommandRunner, clock: Clock): Promise<void> => {
  await runner.run(new LoadRates({ rates }, contextOf('rates', clock.now())), load);
};
