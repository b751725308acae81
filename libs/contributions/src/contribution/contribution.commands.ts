import { Command } from '#event-sourcing';
import type { ExchangeRate, Money } from '#money';
import type { Earmark } from './earmark.js';
import type { ChargingRule, Instalment } from './contribution.events.js';

type Of = { contributionId: string };

/** Amounts are whole minor units of the contribution's currency unless they are a Money of their own. */
export class PledgeContribution extends Command<
  'PledgeContribution',
  Of & {
    donorId: string;
    title: string;
    amount: Money;
    pledgedOn: string;
    earmark: Earmark;
    ownResources?: boolean;
  }
> {
  readonly type = 'PledgeContribution';
}

export class ReducePledge extends Command<
  'ReducePledge',
  Of & { announced: number; reducedOn: string; reason: string }
> {
  readonly type = 'ReducePledge';
}

export class SignAgreement extends Command<
  'SignAgreement',
  Of & {
    reference: string;
    signedOn: string;
    amount: number;
    instalments: readonly Instalment[];
    pscBasisPoints?: number;
    expiresOn?: string | null;
    reportsDueOn?: readonly string[];
    advanceAuthority?: number;
    /** `pro-rata` where the donor demands it of every request that it helps to fund. Default: the order of use. */
    chargingRule?: ChargingRule;
  }
> {
  readonly type = 'SignAgreement';
}

/** Terms that are left out stay as they are; `expiresOn: null` is open-ended. `instalments`: all that are not cancelled. */
export class AmendAgreement extends Command<
  'AmendAgreement',
  Of & {
    reference: string;
    amendedOn: string;
    reason: string;
    amount?: number;
    instalments?: readonly Instalment[];
    /** For new allocations: those that there are keep theirs. */
    pscBasisPoints?: number;
    expiresOn?: string | null;
    reportsDueOn?: readonly string[];
    advanceAuthority?: number;
    /** For requests that are confirmed, or given more, from then on. */
    chargingRule?: ChargingRule;
  }
> {
  readonly type = 'AmendAgreement';
}

export class ReceiveInstalment extends Command<
  'ReceiveInstalment',
  Of & { receiptId: string; instalmentId?: string | null; received: Money; receivedOn: string }
> {
  readonly type = 'ReceiveInstalment';
}

export class MarkInstalmentOverdue extends Command<'MarkInstalmentOverdue', Of & { instalmentId: string }> {
  readonly type = 'MarkInstalmentOverdue';
}

/** Of one that is overdue; monthly. */
export class RemindOfInstalment extends Command<
  'RemindOfInstalment',
  Of & { instalmentId: string; remindedOn: string }
> {
  readonly type = 'RemindOfInstalment';
}

export class CancelInstalment extends Command<
  'CancelInstalment',
  Of & { instalmentId: string; cancelledOn: string; reason: string }
> {
  readonly type = 'CancelInstalment';
}

export class ReverseReceipt extends Command<
  'ReverseReceipt',
  Of & { receiptId: string; amount: number; reversedOn: string; reason: string }
> {
  readonly type = 'ReverseReceipt';
}

export class CreditInterest extends Command<'CreditInterest', Of & { amount: number; creditedOn: string }> {
  readonly type = 'CreditInterest';
}

export class RefundBalance extends Command<
  'RefundBalance',
  Of & { amount: number; refundedOn: string; reference: string }
> {
  readonly type = 'RefundBalance';
}

/** To another contribution of the same donor, or of another one whose consent there is, too. */
export class TransferBalance extends Command<
  'TransferBalance',
  Of & {
    toContributionId: string;
    amount: number;
    transferredOn: string;
    consentReference: string;
    /** The other donor's, where there is another one. */
    receivingConsentReference?: string | null;
    reason: string;
  }
> {
  readonly type = 'TransferBalance';
}

/** Reservations that no longer fit are released in the same append: see change-earmark in assistance. */
export class ChangeEarmark extends Command<
  'ChangeEarmark',
  Of & {
    earmark: Earmark;
    changedOn: string;
    consentReference: string;
    reason: string;
    /** Whether the donor's consent covers keeping commitments that the new earmark would not allow. */
    consentKeepsCommitments: boolean;
  }
> {
  readonly type = 'ChangeEarmark';
}

/** Reservations are released in the same append: see expire-contribution in assistance. Refused on its last day. */
export class ExpireContribution extends Command<'ExpireContribution', Of & { expiredOn: string }> {
  readonly type = 'ExpireContribution';
}

export class CloseContribution extends Command<'CloseContribution', Of & { closedOn: string }> {
  readonly type = 'CloseContribution';
}

/** `ReceiveInstalment` with what the decision must not look up: the money in the held currency, at the rate of its day. */
export type ReceiptInHeldCurrency = Readonly<{ amount: number; rates: readonly ExchangeRate[] }>;

export type ContributionCommand =
  | PledgeContribution
  | ReducePledge
  | SignAgreement
  | AmendAgreement
  | MarkInstalmentOverdue
  | RemindOfInstalment
  | CancelInstalment
  | ReverseReceipt
  | CreditInterest
  | RefundBalance
  | CloseContribution;
