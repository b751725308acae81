import type { CommandContext } from '#event-sourcing';
import {
  AttachEvidence,
  CancelObligation,
  CorrectActivity,
  LogActivity,
  MeasureIndicator,
  RaiseObligation,
  RaiseRisk,
  ReachMilestone,
  RechargeExpenditure,
  RecordExpenditure,
  ReverseExpenditure,
} from '../request/delivery/delivery.commands.js';
import type { DeliveredActivity } from '../request/delivery/delivery.events.js';
import { AcceptFact, RejectFact } from '../request/held-facts/held-fact.commands.js';
import type { Having } from './having.js';

export const TEXT = 'As agreed';
/** The id of nothing. */
export const NONE = 'none';

/** What all of them are made of. `factId`: of what was not told before. */
export type Given = Readonly<{ requestId: string; today: string; factId: string; context: CommandContext }>;

export const ofFacts = ({ requestId, today, factId, context }: Given, has: Having) => {
  const activity: Omit<DeliveredActivity, 'activityId'> = {
    ...{ kind: 'capacity-building', title: TEXT, from: today, to: today, country: null, place: null, plannedId: null },
    ...{ participants: null, sectors: {}, outputs: [] },
  };
  const bySex = has.indicator?.countsPeople === true ? { female: 0, male: 0, notStated: 1 } : null;
  return {
    LogActivity: new LogActivity({ requestId, ...activity, activityId: factId }, context),
    CorrectActivity: new CorrectActivity(
      { requestId, ...activity, activityId: has.activityId ?? NONE, correctionId: factId, reason: TEXT },
      context,
    ),
    ReachMilestone:
      has.milestoneId === null
        ? null
        : new ReachMilestone({ requestId, milestoneId: has.milestoneId ?? NONE, occurredOn: today }, context),
    MeasureIndicator: new MeasureIndicator(
      {
        ...{ requestId, measurementId: factId, indicatorId: has.indicator?.indicatorId ?? NONE, occurredOn: today },
        ...{ value: '1', bySex },
      },
      context,
    ),
    AttachEvidence: new AttachEvidence(
      {
        ...{ requestId, evidenceId: factId, fileName: 'file.pdf', mediaType: 'application/pdf', size: 1 },
        ...{ sha256: '0'.repeat(64), describes: TEXT, occurredOn: today },
      },
      context,
    ),
    RaiseRisk: new RaiseRisk(
      { requestId, riskId: factId, title: TEXT, severity: 'low', mitigation: TEXT, occurredOn: today },
      context,
    ),
  };
};

export const ofMoney = ({ requestId, today, factId, context }: Given, has: Having) => {
  const { expenditure, bound, lineId = NONE, least } = has;
  return {
    RecordExpenditure: new RecordExpenditure(
      {
        ...{ requestId, expenditureId: factId, occurredOn: today, description: TEXT },
        ...(bound
          ? { lineId: bound.lineId, amount: { ...bound.amount, minor: 1 }, obligationId: bound.obligationId }
          : { lineId, amount: least }),
      },
      context,
    ),
    ReverseExpenditure: new ReverseExpenditure(
      {
        ...{ requestId, reversalId: factId, expenditureId: expenditure?.expenditureId ?? NONE },
        ...{ amount: { ...(expenditure?.amount ?? least), minor: 1 }, occurredOn: today, reason: TEXT },
      },
      context,
    ),
    RechargeExpenditure: new RechargeExpenditure(
      {
        ...{ requestId, rechargeId: factId, expenditureId: expenditure?.expenditureId ?? NONE },
        ...{ charges: [], rechargedOn: today, reason: TEXT },
      },
      context,
    ),
    RaiseObligation: new RaiseObligation(
      {
        ...{ requestId, obligationId: factId, lineId, supplier: TEXT, description: TEXT },
        ...{ amount: least, raisedOn: today },
      },
      context,
    ),
    CancelObligation: new CancelObligation(
      { requestId, obligationId: has.obligationId ?? NONE, cancelledOn: today, reason: TEXT },
      context,
    ),
  };
};

/** Which of the held facts fits, a person finds. */
export const ofHeldFacts = ({ requestId, today, context }: Given, { heldFacts }: Having) => {
  const judged = { requestId, factId: NONE, reason: TEXT };
  return {
    AcceptFact: heldFacts > 0 ? null : new AcceptFact({ ...judged, acceptedOn: today }, context),
    RejectFact: heldFacts > 0 ? null : new RejectFact({ ...judged, rejectedOn: today }, context),
  };
};
