import type { Event } from '#event-sourcing';
import type { ExchangeRate, Money } from '#money';
import type { KindOfAssistance } from '../intake/intake.events.js';
import type { Funds, ReleasedCell } from '../funding/funding.events.js';

type Of = { requestId: string };

export type PlannedActivity = Readonly<{
  plannedId: string;
  kind: KindOfAssistance;
  title: string;
  from: string;
  to: string;
}>;
export type Milestone = Readonly<{ milestoneId: string; title: string; dueOn: string }>;
/** Values are decimal strings, so that nothing is rounded. People are counted by sex. */
export type IndicatorValue = Readonly<{ value: string; bySex: BySex | null }>;
export type Indicator = Readonly<{
  indicatorId: string;
  title: string;
  unit: string;
  countsPeople: boolean;
  baseline: IndicatorValue | null;
  target: IndicatorValue | null;
}>;
export type BySex = Readonly<{ female: number; male: number; notStated: number }>;

export const JUSTICE_SECTORS = [
  'police',
  'prosecution',
  'judiciary',
  'prisons',
  'customs',
  'legislature',
  'civil-society',
  'other',
] as const;
export type JusticeSector = (typeof JUSTICE_SECTORS)[number];

/** An activity as it happened. `activityId` is chosen by whoever logs it, so that sending it again changes nothing. */
export type DeliveredActivity = Readonly<{
  activityId: string;
  /** The activity of the workplan that it was, if any. */
  plannedId: string | null;
  kind: KindOfAssistance;
  title: string;
  from: string;
  to: string;
  country: string | null;
  place: string | null;
  participants: BySex | null;
  /** Participants by sector of justice. */
  sectors: Readonly<Partial<Record<JusticeSector, number>>>;
  outputs: readonly string[];
}>;

export type Evidence = Readonly<{
  evidenceId: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
  describes: string;
  occurredOn: string;
}>;

export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Risk = Readonly<{
  riskId: string;
  title: string;
  severity: (typeof SEVERITIES)[number];
  mitigation: string;
  occurredOn: string;
}>;

/** `from` and `to`: the days that it covers, both included. */
export type ProgressReport = Readonly<{
  reportId: string;
  from: string;
  to: string;
  summary: string;
  reportedOn: string;
}>;

/** What one contribution pays of an expenditure. */
export type Charge = Readonly<{
  contributionId: string;
  currency: string;
  /** In the currency spent. */
  original: number;
  /** In the held currency. */
  held: number;
  psc: number;
  rates: readonly ExchangeRate[];
}>;

/** A contribution and what it is to pay, in minor units of the budget's currency; one alone needs no amount. */
export type NamedCharge = Readonly<{ contributionId: string; amount?: number }>;

/** By whom an expenditure is to be paid, whatever the charging rule says, and why. */
export type ChargedTo = Readonly<{ charges: readonly NamedCharge[]; reason: string }>;

type Spending = Of &
  Funds & {
    expenditureId: string;
    lineId: string;
    /** As it was spent. */
    amount: Money;
    /** The same in minor units of the budget's currency, and the rates used. */
    inBudget: number;
    budgetRates: readonly ExchangeRate[];
    charges: readonly Charge[];
    occurredOn: string;
    /** The day on which it counts in the books, where its own was in a closed period. */
    accountedOn?: string;
    /** Where it was held until somebody accepted it: who told it, and for whom. */
    toldBy?: readonly string[];
    /** Spent on the line after this, budget's currency. */
    lineSpent: number;
  };

/** What an obligation binds of one contribution, in the held currency. */
export type ObligationShare = Readonly<{ contributionId: string; held: number }>;
/** What of an obligation is neither paid nor cancelled: in its own currency, in the budget's, and by contribution. */
export type OpenObligation = Readonly<{ minor: number; inBudget: number; shares: readonly ObligationShare[] }>;

/** `obligated`: bound by all open obligations of the request after this, budget's currency. */
type Obligated = Of & { obligationId: string; obligated: number };

export type DeliveryEvent =
  | Event<
      'WorkplanAgreed',
      Of & {
        agreedOn: string;
        activities: readonly PlannedActivity[];
        milestones: readonly Milestone[];
        indicators: readonly Indicator[];
      }
    >
  | Event<'ProgressReported', Of & ProgressReport & { officeCode: string }>
  | Event<'ActivityDelivered', Of & DeliveredActivity & { officeCode: string; occurredOn: string }>
  | Event<
      'ActivityCorrected',
      Of & DeliveredActivity & { correctionId: string; officeCode: string; occurredOn: string; reason: string }
    >
  | Event<'MilestoneReached', Of & { milestoneId: string; occurredOn: string }>
  | Event<'IndicatorMeasured', Of & IndicatorValue & { measurementId: string; indicatorId: string; occurredOn: string }>
  | Event<'EvidenceAttached', Of & Evidence>
  | Event<'RiskRaised', Of & Risk>
  | Event<
      'ExpenditureRecorded',
      Spending & {
        description: string;
        paidTo: 'supplier' | 'organisation';
        /** The obligation that it pays. */
        obligationId?: string;
        /** Where finance said who pays it. */
        chargedTo?: ChargedTo;
      }
    >
  /** Other contributions pay what was not reversed of an expenditure, at the rates of its day. */
  | Event<
      'ExpenditureRecharged',
      Of &
        Funds & {
          rechargeId: string;
          expenditureId: string;
          lineId: string;
          /** What of it was not reversed, as it was spent. */
          amount: Money;
          takenBack: readonly Charge[];
          charges: readonly Charge[];
          chargedTo: readonly NamedCharge[];
          rechargedOn: string;
          /** Where the expenditure is dated in a period that is closed: the day on which this counts in the books. */
          accountedOn?: string;
          reason: string;
        }
    >
  | Event<
      'ExpenditureReversed',
      Spending & {
        reversalId: string;
        reason: string;
        /** What does not come back to the request, since its contribution has closed: it is due to the donor. */
        released: readonly ReleasedCell[];
      }
    >
  /** A contract or an order binds a part of the commitment. */
  | Event<
      'ObligationRaised',
      Obligated & {
        lineId: string;
        supplier: string;
        description: string;
        amount: Money;
        inBudget: number;
        budgetRates: readonly ExchangeRate[];
        shares: readonly (ObligationShare & { rates: readonly ExchangeRate[] })[];
        raisedOn: string;
      }
    >
  /** All of it, or a part, was paid by an expenditure of the same append. */
  | Event<
      'ObligationLiquidated',
      Obligated & { expenditureId: string; amount: Money; open: OpenObligation; liquidatedOn: string }
    >
  /** What was still open of it is not owed any more. */
  | Event<'ObligationCancelled', Obligated & Funds & { amount: Money; cancelledOn: string; reason: string }>
  | Event<'DeliverySuspended', Of & { suspendedOn: string; reason: string }>
  | Event<'DeliveryResumed', Of & { resumedOn: string }>
  | Event<'DeliveryCompleted', Of & { completedOn: string; summary: string }>;
