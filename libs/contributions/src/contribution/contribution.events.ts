import type { Event } from '#event-sourcing';
import type { ExchangeRate, Money } from '#money';
import type { Allocation, Balance } from './balance.js';
import type { Earmark } from './earmark.js';

type Of = { contributionId: string };

/** Whole minor units of the held currency; `balance` is the ledger after the event, so that readers never add up. */
type Ledger = Of & { amount: number; balance: Balance };
/** The amount as it was paid, and the rates that turned it into the held currency (none when it is the same). */
type Paid = { original: Money; rates: readonly ExchangeRate[] };
/** Which instalment it is, and what of it is still to come after the event; null outside the schedule. */
type ForInstalment = { instalmentId: string | null; outstanding: number | null };
type Allocated = Ledger & { requestId: string; allocation: Allocation };
/** The day on which it counts in the books, where its own was in a closed period. */
type Accounted = { accountedOn?: string };

/** Which of a request's contributions pays an expenditure: the first in the order of use, or all in proportion. */
export const CHARGING_RULES = ['order-of-use', 'pro-rata'] as const;
export type ChargingRule = (typeof CHARGING_RULES)[number];

export type Instalment = Readonly<{ instalmentId: string; dueOn: string; amount: number }>;
/** An instalment under an amended agreement, with what of it is still to come. */
export type AmendedInstalment = Instalment & Readonly<{ outstanding: number; isOverdue: boolean }>;

export type ContributionEvent =
  | Event<
      'ContributionPledged',
      Of & {
        donorId: string;
        title: string;
        amount: number;
        currency: string;
        pledgedOn: string;
        earmark: Earmark;
        /** The organisation's own money, kept as a contribution so that its spending has a source. */
        ownResources: boolean;
        balance: Balance;
      }
    >
  | Event<'PledgeReduced', Of & { announced: number; reducedOn: string; reason: string }>
  | Event<
      'AgreementSigned',
      Of & {
        reference: string;
        signedOn: string;
        amount: number;
        instalments: readonly Instalment[];
        pscBasisPoints: number;
        /** Last day on which a charge may be dated; null: open-ended. */
        expiresOn: string | null;
        /** Days on which the donor expects a financial report. */
        reportsDueOn: readonly string[];
        /** So much may be committed before it comes, against instalments that are still to come. Left out: 0. */
        advanceAuthority?: number;
        /** How requests that it funds are charged, see ChargingRule. Left out: the order of use. */
        chargingRule?: ChargingRule;
      }
    >
  /** All terms as they are from now on. `dropped`: instalments that are in the schedule no more. */
  | Event<
      'AgreementAmended',
      Of & {
        reference: string;
        amendedOn: string;
        reason: string;
        amount: number;
        instalments: readonly AmendedInstalment[];
        dropped: readonly string[];
        pscBasisPoints: number;
        expiresOn: string | null;
        reportsDueOn: readonly string[];
        advanceAuthority: number;
        /** Left out: the order of use. */
        chargingRule?: ChargingRule;
      }
    >
  | Event<'InstalmentReceived', Ledger & Paid & ForInstalment & { receiptId: string; receivedOn: string }>
  | Event<'InstalmentOverdue', Of & { instalmentId: string; dueOn: string; notedOn: string }>
  | Event<'InstalmentReminded', Of & { instalmentId: string; dueOn: string; remindedOn: string }>
  /** `amount`: what of it was still to come. `signed`: the agreement without it. */
  | Event<
      'InstalmentCancelled',
      Of & { instalmentId: string; amount: number; signed: number; cancelledOn: string; reason: string }
    >
  /** More is drawn in advance than may be, since `instalmentId` will not come: nothing is reserved until that ends. */
  | Event<
      'AdvanceShortfallRaised',
      Of & { instalmentId: string; drawn: number; authority: number; shortfall: number; raisedOn: string }
    >
  | Event<'ReceiptReversed', Ledger & ForInstalment & { receiptId: string; reversedOn: string; reason: string }>
  | Event<'InterestCredited', Ledger & { creditedOn: string }>
  | Event<'BalanceRefunded', Ledger & { refundedOn: string; reference: string }>
  /** On both sides in one append: `amount` is negative where it left; `original` is what left, in that ledger's currency. */
  | Event<
      'BalanceTransferred',
      Ledger &
        Paid & {
          otherContributionId: string;
          transferredOn: string;
          /** Of each donor whose money it is, or becomes. */
          consents: readonly Readonly<{ donorId: string; reference: string }>[];
          reason: string;
        }
    >
  | Event<
      'EarmarkChanged',
      Of & {
        earmark: Earmark;
        changedOn: string;
        consentReference: string;
        reason: string;
        /** Requests whose commitments it would exclude: the consent keeps them, under the earmark before. Left out: none. */
        commitmentsKept?: readonly string[];
      }
    >
  | Event<
      'FundsReserved',
      Allocated & { themes: readonly string[]; beneficiaries: readonly Beneficiary[]; reservedOn: string }
    >
  | Event<'ReservationReleased', Allocated & { releasedOn: string; reason: string }>
  | Event<'FundsCommitted', Allocated & { committedOn: string }>
  | Event<'CommitmentReleased', Allocated & { releasedOn: string; reason: string }>
  | Event<
      'ExpenditureCharged',
      Allocated & Accounted & { expenditureId: string; lineId: string; psc: number; occurredOn: string }
    >
  | Event<
      'ExpenditureChargeReversed',
      Allocated &
        Accounted & {
          expenditureId: string;
          reversalId: string;
          lineId: string;
          psc: number;
          occurredOn: string;
          reason: string;
        }
    >
  /** Nothing is reserved from it any more; `toLiquidate`: requests to which something is still committed. */
  | Event<
      'ContributionExpired',
      Of & { expiredOn: string; expiresOn: string; liquidateBy: string; toLiquidate: readonly string[] }
    >
  | Event<'ContributionClosed', Of & { closedOn: string }>;

/** Whom assistance serves, with its share in basis points; the shares of a request add up to 10,000. */
export type Beneficiary = Readonly<
  | { kind: 'country'; /** ISO 3166-1 alpha-2 */ code: string; share: number }
  | { kind: 'region'; /** UN M49 */ code: string; share: number }
  | { kind: 'global'; code: '001'; share: number }
>;
