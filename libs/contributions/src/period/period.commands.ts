import { Command } from '#event-sourcing';

/** `alsoKnownAs`: other names of whoever closes it, or for whom it is closed. */
export class ClosePeriod extends Command<
  'ClosePeriod',
  { period: string; closedOn: string; alsoKnownAs?: readonly string[] }
> {
  readonly type = 'ClosePeriod';
}
