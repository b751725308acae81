import { contentOf } from '../delivery/content.js';
import type { FactCommand } from '../delivery/delivery.commands.js';
import type { DeliveryEvent } from '../delivery/delivery.events.js';
import { expenditureContent } from '../delivery/expenditure-state.js';
import { activityIn } from '../delivery/work.js';

/** The same invoice may be charged to others. */
const withoutChargedTo = <Data extends object>(data: Data): Omit<Data, 'chargedTo'> =>
  'chargedTo' in data ? { ...data, chargedTo: undefined } : data;

type ToldFact =
  | FactCommand
  | Extract<
      DeliveryEvent,
      {
        type: 'ActivityDelivered' | 'IndicatorMeasured' | 'EvidenceAttached' | 'RiskRaised' | 'ExpenditureRecorded';
      }
    >;

/**
 * What a fact says but for its own id: two that say the same may be one that was told twice. Null for those that are about
 * one thing by its id, such as a milestone.
 */
export const likenessOf = ({ type, data }: ToldFact): string | null => {
  switch (type) {
    case 'LogActivity':
    case 'ActivityDelivered':
      return contentOf({ ...activityIn(data), activityId: null });
    case 'MeasureIndicator':
    case 'IndicatorMeasured':
      return contentOf({ ...data, measurementId: null });
    case 'AttachEvidence':
    case 'EvidenceAttached':
      return contentOf({ ...data, evidenceId: null });
    case 'RaiseRisk':
    case 'RiskRaised':
      return contentOf({ ...data, riskId: null });
    case 'RecordExpenditure':
    case 'ExpenditureRecorded':
      return expenditureContent({ ...withoutChargedTo(data), paidTo: data.paidTo ?? 'supplier' });
    case 'CorrectActivity':
    case 'ReachMilestone':
    case 'ReverseExpenditure':
      return null;
  }
};
