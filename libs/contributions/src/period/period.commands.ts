import { Command } from '#event-sourcing';

/** `alsoKnownAs`: other accounts of whoever closes it. */
export class ClosePeriod extends Command<
  'ClosePeriod',
  { period: string; closedOn: string; alsoKnownAs?: readonly string[] }
> {
  readonly type = 'ClosePeriod';
}
