import { Command } from '#event-sourcing';
import type { ExchangeRate } from './exchange-rate.js';

export class LoadRate extends Command<'LoadRate', ExchangeRate> {
  readonly type = 'LoadRate';
}

export type ExchangeRateCommand = LoadRate;
