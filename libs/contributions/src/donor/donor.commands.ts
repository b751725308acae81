import { Command } from '#event-sourcing';
import type { DonorEvent } from './donor.events.js';

export class RegisterDonor extends Command<'RegisterDonor', DonorEvent['data']> {
  readonly type = 'RegisterDonor';
}

export class ChangeDonor extends Command<'ChangeDonor', DonorEvent['data']> {
  readonly type = 'ChangeDonor';
}

export type DonorCommand = RegisterDonor | ChangeDonor;
