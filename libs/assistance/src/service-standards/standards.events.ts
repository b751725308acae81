import type { Event } from '#event-sourcing';
import type { Unit } from './service-standards.js';
import type { StepName } from './steps.js';

/** Stream `service-standards`: what was set beside the defaults. */
export type StandardsEvent = Event<
  'ServiceStandardSet',
  { step: StepName; amount: number; unit: Unit; /** First day of steps that it is for. */ from: string; reason: string }
>;
