import { Command } from '#event-sourcing';
import type { Money } from '#money';
import type {
  ChargedTo,
  DeliveredActivity,
  Evidence,
  Indicator,
  IndicatorValue,
  Milestone,
  NamedCharge,
  PlannedActivity,
  ProgressReport,
  Risk,
} from './delivery.events.js';

type Of = { requestId: string };

/** Agreeing another one replaces it. */
export class AgreeWorkplan extends Command<
  'AgreeWorkplan',
  Of & {
    agreedOn: string;
    activities: readonly PlannedActivity[];
    milestones: readonly Milestone[];
    indicators: readonly Indicator[];
  }
> {
  readonly type = 'AgreeWorkplan';
}

/** The office's account of a time, quarterly. `reportId`: chosen by the office. */
export class ReportProgress extends Command<'ReportProgress', Of & ProgressReport> {
  readonly type = 'ReportProgress';
}

export class LogActivity extends Command<'LogActivity', Of & DeliveredActivity> {
  readonly type = 'LogActivity';
}

export class CorrectActivity extends Command<
  'CorrectActivity',
  Of & DeliveredActivity & { correctionId: string; reason: string }
> {
  readonly type = 'CorrectActivity';
}

export class ReachMilestone extends Command<'ReachMilestone', Of & { milestoneId: string; occurredOn: string }> {
  readonly type = 'ReachMilestone';
}

export class MeasureIndicator extends Command<
  'MeasureIndicator',
  Of & IndicatorValue & { measurementId: string; indicatorId: string; occurredOn: string }
> {
  readonly type = 'MeasureIndicator';
}

export class AttachEvidence extends Command<'AttachEvidence', Of & Evidence> {
  readonly type = 'AttachEvidence';
}

export class RaiseRisk extends Command<'RaiseRisk', Of & Risk> {
  readonly type = 'RaiseRisk';
}

/** Charges the contributions that pay the line, with programme support costs, in the same append. */
export class RecordExpenditure extends Command<
  'RecordExpenditure',
  Of & {
    expenditureId: string;
    lineId: string;
    amount: Money;
    occurredOn: string;
    description: string;
    /** `organisation`: passed on to another one (IATI disbursement). Default: `supplier`. */
    paidTo?: 'supplier' | 'organisation';
    /** The obligation that it pays, or a part of it; in the currency of the obligation. */
    obligationId?: string;
    /** Who pays it, where that is not to be as the charging rule says. Not of what pays an obligation. */
    chargedTo?: ChargedTo;
  }
> {
  readonly type = 'RecordExpenditure';
}

/** What was not reversed of an expenditure is paid by others, or by the same in other parts. */
export class RechargeExpenditure extends Command<
  'RechargeExpenditure',
  Of & {
    rechargeId: string;
    expenditureId: string;
    charges: readonly NamedCharge[];
    rechargedOn: string;
    reason: string;
  }
> {
  readonly type = 'RechargeExpenditure';
}

/** All of an expenditure, or a part of it, at the rates at which it was recorded. */
export class ReverseExpenditure extends Command<
  'ReverseExpenditure',
  Of & {
    reversalId: string;
    expenditureId: string;
    /** In the currency spent. */ amount: Money;
    occurredOn: string;
    reason: string;
  }
> {
  readonly type = 'ReverseExpenditure';
}

/** A contract or an order, within the commitment: nothing else may use what it binds. */
export class RaiseObligation extends Command<
  'RaiseObligation',
  Of & {
    obligationId: string;
    lineId: string;
    supplier: string;
    description: string;
    amount: Money;
    raisedOn: string;
  }
> {
  readonly type = 'RaiseObligation';
}

/** What is still open of it. */
export class CancelObligation extends Command<
  'CancelObligation',
  Of & { obligationId: string; cancelledOn: string; reason: string }
> {
  readonly type = 'CancelObligation';
}

export class SuspendDelivery extends Command<'SuspendDelivery', Of & { suspendedOn: string; reason: string }> {
  readonly type = 'SuspendDelivery';
}

export class ResumeDelivery extends Command<'ResumeDelivery', Of & { resumedOn: string }> {
  readonly type = 'ResumeDelivery';
}

export class CompleteDelivery extends Command<'CompleteDelivery', Of & { completedOn: string; summary: string }> {
  readonly type = 'CompleteDelivery';
}

export type DeliveryCommand =
  | AgreeWorkplan
  | ReportProgress
  | LogActivity
  | CorrectActivity
  | ReachMilestone
  | MeasureIndicator
  | AttachEvidence
  | RaiseRisk
  | SuspendDelivery
  | ResumeDelivery
  | CompleteDelivery;

/** What tells of something that has happened: where it breaks a rule, it is held. */
export type FactCommand =
  | LogActivity
  | CorrectActivity
  | ReachMilestone
  | MeasureIndicator
  | AttachEvidence
  | RaiseRisk
  | RecordExpenditure
  | ReverseExpenditure;
