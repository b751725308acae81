import { closedPeriods } from '#contributions';
import { Field } from '../fields/field.js';
import { day, matching } from '../fields/kinds.js';
import { ObjectView, RowView } from '../views/row-view.js';

export const period = matching(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM');

export class ClosePeriodBody {
  @Field(day)
  closedOn!: string;
}

export const ClosedPeriodList = ObjectView('ClosedPeriodList', {
  items: { type: RowView('ClosedPeriod', closedPeriods, 'closed_period'), isArray: true },
});
