import { InvalidInput, requireDay, requireOrder, requireText } from '#event-sourcing';
import { requireDistinct } from '../intake/submission.rules.js';
import type { AgreeWorkplan } from './delivery.commands.js';
import type { BySex, IndicatorValue } from './delivery.events.js';

export const requireBySex = (field: string, counts: BySex): void => {
  if (Object.values(counts).some((count) => !Number.isSafeInteger(count) || count < 0 || count > 10_000_000))
    throw new InvalidInput(field, 'must be whole numbers of people');
};

/** What an office agrees to do. */
export const requireWorkplan = ({ data }: AgreeWorkplan): void => {
  const { activities, milestones, indicators } = data;
  if (activities.length === 0) throw new InvalidInput('activities', 'must name at least one activity');
  requireDistinct(
    'activities',
    activities.map(({ plannedId }) => plannedId),
  );
  requireDistinct(
    'milestones',
    milestones.map(({ milestoneId }) => milestoneId),
  );
  requireDistinct(
    'indicators',
    indicators.map(({ indicatorId }) => indicatorId),
  );
  for (const { plannedId, title, from, to } of activities) {
    requireText('activities.plannedId', plannedId, 40);
    requireText('activities.title', title, 300);
    requireOrder(['activities.from', from], ['activities.to', to]);
  }
  for (const { milestoneId, title, dueOn } of milestones) {
    requireText('milestones.milestoneId', milestoneId, 40);
    requireText('milestones.title', title, 300);
    requireDay('milestones.dueOn', dueOn);
  }
  for (const { indicatorId, title, unit, countsPeople, baseline, target } of indicators) {
    requireText('indicators.indicatorId', indicatorId, 40);
    requireText('indicators.title', title, 500);
    requireText('indicators.unit', unit, 60);
    if (baseline) requireValue('indicators.baseline', baseline, countsPeople);
    if (target) requireValue('indicators.target', target, countsPeople);
  }
};

/** Decimal strings; where people are counted, by sex, and the parts add up to the value. */
export const requireValue = (field: string, { value, bySex }: IndicatorValue, countsPeople: boolean): void => {
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(value))
    throw new InvalidInput(field, 'must be a decimal number of up to 15 digits before and 6 after the point', {
      value,
    });
  if (!countsPeople && bySex) throw new InvalidInput(`${field}.bySex`, 'is for indicators that count people');
  if (!bySex && countsPeople)
    throw new InvalidInput(`${field}.bySex`, 'must say how many are women and men, or not known');
  if (!bySex) return;
  requireBySex(`${field}.bySex`, bySex);
  const total = bySex.female + bySex.male + bySex.notStated;
  if (total !== Number(value)) throw new InvalidInput(`${field}.bySex`, 'must add up to the value', { value, total });
};
