import { type Decider, InvalidInput, requireDay, requireText } from '#event-sourcing';
import { UNITS, standardOf } from './service-standards.js';
import { STEPS } from './steps.js';
import type { SetServiceStandard } from './standards.commands.js';
import type { StandardsEvent } from './standards.events.js';
import { SERVICE_STANDARDS_STREAM, type Standards, standardsFold } from './standards.state.js';

export const LONGEST_STANDARD = 1_000;

const decide = ({ data }: SetServiceStandard, standards: Standards): StandardsEvent[] => {
  const { step, amount, unit, from, reason } = data;
  if (!STEPS.includes(step)) throw new InvalidInput('step', 'must be a step with a service standard', { value: step });
  if (standardOf(step).allowed === null)
    throw new InvalidInput('step', 'must be one whose day is not agreed each time', { value: step });
  if (!UNITS.includes(unit)) throw new InvalidInput('unit', `must be one of ${UNITS.join(', ')}`, { value: unit });
  if (!Number.isInteger(amount) || amount < 1 || amount > LONGEST_STANDARD)
    throw new InvalidInput('amount', `must be a whole number from 1 to ${LONGEST_STANDARD}`, { value: amount });
  requireDay('from', from);
  requireText('reason', reason, 2_000);
  const known = standards.get(step)?.find((one) => one.from === from);
  if (known?.amount === amount && known.unit === unit) return []; // set before: asking again changes nothing
  return [{ type: 'ServiceStandardSet', data: { step, amount, unit, from, reason } }];
};

/** The one stream of all standards. */
export const serviceStandards: Decider<Standards, SetServiceStandard, StandardsEvent> = {
  ...standardsFold,
  streamOf: () => SERVICE_STANDARDS_STREAM,
  decide,
};
