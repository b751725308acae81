import type { BudgetLine, ChargingRule, Considered, ProposedAllocation } from '#contributions';
import type { Event } from '#event-sourcing';

type Of = { requestId: string };

/**
 * Request and contribution tell the same of an allocation: minor units of the held currency, direct cost. On the regular
 * budget `contributionId` is the id of its allocation, `RB-…`, here and wherever a request names what pays for it.
 */
export type AllocationFigures = Readonly<{
  contributionId: string;
  currency: string;
  reserved: number;
  committed: number;
  spent: number;
}>;

/** What a request holds, all contributions together, in minor units of its budget's currency. */
export type FundingFigures = Readonly<{ reserved: number; committed: number; spent: number }>;

export type Funds = Readonly<{ figures: FundingFigures; allocations: readonly AllocationFigures[] }>;

/** An allocation with what each contribution gives more (or, when released, less) than before. */
export type FundingEvent =
  | Event<
      'ResourceCheckPerformed',
      Of & {
        checkedOn: string;
        outcome: 'enough' | 'short';
        currency: string;
        directCost: number;
        shortfall: number;
        considered: readonly Considered[];
        /** Contributions beyond those listed, counted by the rule that excluded them. */
        unlisted: Readonly<Record<string, number>>;
        /** Requests before this one on the waitlist for which money was held back, in order; beyond 50 they are counted. */
        ahead: readonly string[];
        aheadUnlisted?: number;
        /** The earlier stage that has no money yet: until it does, nothing is looked for for this one. */
        awaits?: string;
      }
    >
  | Event<
      'ResourcesReserved',
      Of & Funds & { added: readonly ProposedAllocation[]; reservedOn: string; expiresOn: string }
    >
  | Event<'ReservationLapsed', Of & Funds & { lapsedOn: string; expiredOn: string }>
  /** An earmark was changed so that part of the reservation no longer fits: all of it is released, the place is kept. */
  | Event<
      'ReservationRevoked',
      Of & Funds & { revokedOn: string; contributionId: string; reason: string; shortfall: number }
    >
  | Event<'RequestWaitlisted', Of & { shortfall: number; currency: string; waitlistedOn: string }>
  | Event<
      'FundingConfirmed',
      Of &
        Funds & {
          confirmedOn: string;
          /** `pro-rata` where any of the agreements demands it. */
          chargingRule: ChargingRule;
          /** Contributions in the order in which they are charged. */ order: readonly string[];
          /** A finance officer approved it, and it is committed from the regular budget; left out: it was reserved before. */
          regularBudget?: Readonly<{ section: string; reference: string; added: readonly ProposedAllocation[] }>;
          /** Under `pro-rata`: the cells of each, evened out. Left out: as they were reserved. */
          cells?: readonly EvenedAllocation[];
        }
    >
  /** What was left committed of a contribution that had expired. */
  | Event<
      'CommitmentLapsed',
      Of & Funds & { contributionId: string; lapsedOn: string; released: readonly ReleasedCell[] }
    >
  /** Another contribution stands for what was still open of one: what was spent stays where it was charged. */
  | Event<
      'FundingSubstituted',
      Of &
        Funds & {
          contributionId: string;
          toContributionId: string;
          substitutedOn: string;
          reason: string;
          released: readonly ReleasedCell[];
          added: readonly ProposedAllocation[];
          chargingRule?: ChargingRule;
        }
    >
  | Event<
      'BudgetRevised',
      Of &
        Funds & {
          lines: readonly BudgetLine[];
          revisedOn: string;
          reason: string;
          added: readonly ProposedAllocation[];
          released: readonly ReleasedCell[];
          /** Where it is another one from now on. */
          chargingRule?: ChargingRule;
        }
    >;

export type EvenedAllocation = Readonly<{
  contributionId: string;
  cells: readonly Omit<ReleasedCell, 'contributionId'>[];
}>;

/** A part of an allocation that goes back: budget's currency and held currency, minor units. */
export type ReleasedCell = Readonly<{
  contributionId: string;
  lineId: string;
  beneficiary: string;
  amount: number;
  held: number;
}>;
