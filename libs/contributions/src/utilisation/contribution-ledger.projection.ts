import { doersOf, type Projection, type Recorded, type Row, type RowChange } from '#event-sourcing';
import type { Allocation, Balance } from '../contribution/balance.js';
import type { ContributionEvent } from '../contribution/contribution.events.js';
import { allocationTable, contributionTable, instalmentTable, movementTable } from './contribution-ledger.tables.js';

export const contributionLedger: Projection<ContributionEvent> = {
  name: 'contribution-ledger',
  version: 4,
  tables: [contributionTable, allocationTable, movementTable, instalmentTable],
  handles: [
    'ContributionPledged',
    'PledgeReduced',
    'AgreementSigned',
    'AgreementAmended',
    'InstalmentReceived',
    'InstalmentOverdue',
    'InstalmentReminded',
    'InstalmentCancelled',
    'AdvanceShortfallRaised',
    'ReceiptReversed',
    'InterestCredited',
    'BalanceRefunded',
    'BalanceTransferred',
    'EarmarkChanged',
    'FundsReserved',
    'ReservationReleased',
    'FundsCommitted',
    'CommitmentReleased',
    'ExpenditureCharged',
    'ExpenditureChargeReversed',
    'ContributionExpired',
    'ContributionClosed',
  ],
  project: (event) => [
    { ...ofContribution(event), set: { ...changed(event), revision: event.revision } },
    ...others(event),
  ],
};

const ofContribution = ({ data }: ContributionEvent) => ({
  table: contributionTable.name,
  key: { contribution_id: data.contributionId },
});

const changed = ({ type, data }: ContributionEvent): Row => {
  switch (type) {
    case 'ContributionPledged': {
      const { donorId, title, currency, amount, pledgedOn, ownResources, earmark } = data;
      const terms = { donor_id: donorId, title, currency, pledged_on: pledgedOn, own_resources: ownResources, earmark };
      const unsigned = {
        phase: 'pledged',
        signed: 0,
        advance_authority: 0,
        charging_rule: 'order-of-use',
        reports_due_on: [],
      };
      return { ...terms, ...unsigned, announced: amount, ...figures(data.balance) };
    }
    case 'PledgeReduced':
      return { announced: data.announced };
    case 'AgreementSigned':
      return { phase: 'signed', signed_on: data.signedOn, ...terms(data) };
    case 'AgreementAmended':
      return { phase: 'signed', expired_on: null, liquidate_by: null, ...terms(data) };
    case 'InstalmentOverdue':
    case 'InstalmentReminded':
    case 'AdvanceShortfallRaised': // follows from what is drawn and what is to come
      return {};
    case 'InstalmentCancelled':
      return { signed: data.signed };
    case 'EarmarkChanged':
      return { earmark: data.earmark };
    case 'ContributionExpired':
      return { phase: 'expired', expired_on: data.expiredOn, liquidate_by: data.liquidateBy };
    case 'ContributionClosed':
      return { phase: 'closed', closed_on: data.closedOn };
    case 'InstalmentReceived':
    case 'ReceiptReversed':
    case 'InterestCredited':
    case 'BalanceRefunded':
    case 'BalanceTransferred':
    case 'FundsReserved':
    case 'ReservationReleased':
    case 'FundsCommitted':
    case 'CommitmentReleased':
    case 'ExpenditureCharged':
    case 'ExpenditureChargeReversed':
      return figures(data.balance);
  }
};

const others = (event: Recorded<ContributionEvent>): readonly RowChange[] => {
  const { type, data } = event;
  switch (type) {
    case 'ContributionPledged':
    case 'PledgeReduced':
    case 'EarmarkChanged':
    case 'AdvanceShortfallRaised':
    case 'InstalmentReminded':
    case 'ContributionExpired':
    case 'ContributionClosed':
      return [];
    case 'AgreementSigned':
      return data.instalments.map(({ instalmentId, dueOn, amount }) =>
        instalment(event, instalmentId, {
          due_on: dueOn,
          amount,
          outstanding: amount,
          overdue: false,
          cancelled: false,
        }),
      );
    case 'AgreementAmended':
      return [
        ...data.dropped.map((id) => ({ ...ofInstalment(event, id), delete: true as const })),
        ...data.instalments.map(({ instalmentId, dueOn, isOverdue, ...amounts }) =>
          instalment(event, instalmentId, { due_on: dueOn, ...amounts, overdue: isOverdue, cancelled: false }),
        ),
      ];
    case 'InstalmentOverdue':
      return [instalment(event, data.instalmentId, { overdue: true })];
    case 'InstalmentCancelled':
      return [instalment(event, data.instalmentId, { outstanding: 0, cancelled: true })];
    case 'InstalmentReceived':
      return [...settled(event, data), movement(event, 'received', data.receivedOn, data.amount)];
    case 'ReceiptReversed':
      return [...settled(event, data), movement(event, 'received', data.reversedOn, -data.amount)];
    case 'InterestCredited':
      return [movement(event, 'interest', data.creditedOn, data.amount)];
    case 'BalanceRefunded':
      return [movement(event, 'refunded', data.refundedOn, data.amount)];
    case 'BalanceTransferred':
      return [movement(event, 'transferred', data.transferredOn, data.amount, { psc: 0, ...sourceOf(data) })];
    case 'FundsReserved': {
      const { themes, beneficiaries } = data;
      return [allocation(event, data.requestId, data.allocation, { themes, beneficiaries })];
    }
    case 'ReservationReleased':
    case 'FundsCommitted':
    case 'CommitmentReleased':
      return [allocation(event, data.requestId, data.allocation)];
    case 'ExpenditureCharged': {
      const { requestId, lineId, amount, psc, occurredOn } = data;
      const spent = movement(event, 'spent', occurredOn, amount, { psc, request_id: requestId, line_id: lineId });
      return [allocation(event, requestId, data.allocation), spent];
    }
    case 'ExpenditureChargeReversed': {
      const { requestId, lineId, amount, psc, occurredOn } = data;
      const back = movement(event, 'spent', occurredOn, -amount, { psc: -psc, request_id: requestId, line_id: lineId });
      return [allocation(event, requestId, data.allocation), back];
    }
  }
};

const terms = ({
  reference,
  amount,
  expiresOn,
  pscBasisPoints,
  reportsDueOn,
  advanceAuthority = 0,
  chargingRule = 'order-of-use',
}: Omit<Extract<ContributionEvent, { type: 'AgreementSigned' }>['data'], 'signedOn' | 'instalments'>): Row => ({
  agreement_reference: reference,
  signed: amount,
  expires_on: expiresOn,
  psc_basis_points: pscBasisPoints,
  reports_due_on: reportsDueOn,
  advance_authority: advanceAuthority,
  charging_rule: chargingRule,
});

const figures = (balance: Balance): Row => {
  const { transfers = 0, advanceDrawn = 0 } = balance;
  const { receipts, interest, refunded, reserved, committed, spent, pscCharged, pscSetAside, available } = balance;
  return {
    receipts,
    interest,
    refunded,
    reserved,
    committed,
    spent,
    psc_charged: pscCharged,
    psc_set_aside: pscSetAside,
    available,
    transfers,
    advance_drawn: advanceDrawn,
  };
};

const allocation = (
  { data, revision }: Recorded<ContributionEvent>,
  requestId: string,
  { reserved, committed, spent, pscCharged, pscSetAside }: Allocation,
  serves: Row = {},
): RowChange => ({
  table: allocationTable.name,
  key: { contribution_id: data.contributionId, request_id: requestId },
  set: { ...serves, reserved, committed, spent, psc_charged: pscCharged, psc_set_aside: pscSetAside, revision },
});

const movement = (
  { data, revision, metadata }: Recorded<ContributionEvent>,
  kind: 'received' | 'interest' | 'refunded' | 'transferred' | 'spent',
  occurredOn: string,
  amount: number,
  charge: Row = { psc: 0 },
): RowChange => ({
  table: movementTable.name,
  key: { contribution_id: data.contributionId, revision },
  set: { kind, occurred_on: occurredOn, amount, recorded_by: doersOf(metadata), ...charge },
});

const sourceOf = ({
  amount,
  otherContributionId,
}: Extract<ContributionEvent, { type: 'BalanceTransferred' }>['data']) =>
  amount > 0 ? { came_from: otherContributionId } : {};

const ofInstalment = ({ data }: Recorded<ContributionEvent>, instalmentId: string) => ({
  table: instalmentTable.name,
  key: { contribution_id: data.contributionId, instalment_id: instalmentId },
});

const instalment = (event: Recorded<ContributionEvent>, instalmentId: string, set: Row): RowChange => ({
  ...ofInstalment(event, instalmentId),
  set: { ...set, revision: event.revision },
});

/** What is still to come of the instalment that money came for, or went back of. */
const settled = (
  event: Recorded<ContributionEvent>,
  { instalmentId, outstanding }: Readonly<{ instalmentId: string | null; outstanding: number | null }>,
): readonly RowChange[] =>
  instalmentId === null || outstanding === null ? [] : [instalment(event, instalmentId, { outstanding })];
