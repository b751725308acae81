import { Command } from '#event-sourcing';

export class ClosePeriod extends Command<'ClosePeriod', { period: string; closedOn: string }> {
  readonly type = 'ClosePeriod';
}
