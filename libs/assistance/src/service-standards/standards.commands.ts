import { Command } from '#event-sourcing';
import type { Unit } from './service-standards.js';
import type { StepName } from './steps.js';

/** For steps that begin on `from` or later, until another is set. Not for steps whose day is agreed each time. */
export class SetServiceStandard extends Command<
  'SetServiceStandard',
  { step: StepName; amount: number; unit: Unit; from: string; reason: string }
> {
  readonly type = 'SetServiceStandard';
}
