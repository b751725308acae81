import type { Table } from '#event-sourcing';

/** Each contribution as it is now: terms and ledger, in minor units of the currency in which it is held. */
export const contributionTable = {
  name: 'contribution',
  key: ['contribution_id'],
  columns: {
    contribution_id: 'text',
    donor_id: 'text',
    title: 'text',
    currency: 'text',
    phase: 'text',
    own_resources: 'boolean',
    earmark: 'jsonb',
    pledged_on: 'date',
    signed_on: 'date?',
    expires_on: 'date?',
    expired_on: 'date?',
    /** The last day on which it may still be charged what was committed. */
    liquidate_by: 'date?',
    closed_on: 'date?',
    psc_basis_points: 'integer?',
    /** Reference of the agreement, or of its last amendment. */
    agreement_reference: 'text?',
    /** Days on which the donor expects a financial report. */
    reports_due_on: 'jsonb',
    /** What may be committed before it comes. */
    advance_authority: 'bigint',
    /** `pro-rata` where the agreement demands it of the requests that it helps to fund. */
    charging_rule: 'text',
    announced: 'bigint',
    signed: 'bigint',
    receipts: 'bigint',
    interest: 'bigint',
    refunded: 'bigint',
    reserved: 'bigint',
    committed: 'bigint',
    spent: 'bigint',
    psc_charged: 'bigint',
    psc_set_aside: 'bigint',
    available: 'bigint',
    /** Signed: what came from other contributions less what went to them. */
    transfers: 'bigint',
    advance_drawn: 'bigint',
    revision: 'integer',
  },
  indexes: [['donor_id']],
} as const satisfies Table;

/** What each contribution gives to each request. */
export const allocationTable = {
  name: 'allocation',
  key: ['contribution_id', 'request_id'],
  columns: {
    contribution_id: 'text',
    request_id: 'text',
    themes: 'jsonb',
    beneficiaries: 'jsonb',
    reserved: 'bigint',
    committed: 'bigint',
    spent: 'bigint',
    psc_charged: 'bigint',
    psc_set_aside: 'bigint',
    revision: 'integer',
  },
  indexes: [['request_id']],
} as const satisfies Table;

/** Money that came in, went out or was spent, event by event: what is reported by quarter. */
export const movementTable = {
  name: 'contribution_movement',
  key: ['contribution_id', 'revision'],
  columns: {
    contribution_id: 'text',
    revision: 'integer',
    kind: 'text',
    occurred_on: 'date',
    /** Signed: reversals, and transfers to another contribution, are negative. */
    amount: 'bigint',
    psc: 'bigint',
    request_id: 'text?',
    line_id: 'text?',
    /** Who acted, and for whom: their names. */
    recorded_by: 'jsonb',
    /** The contribution from which it was transferred. */
    came_from: 'text?',
  },
} as const satisfies Table;

export const instalmentTable = {
  name: 'instalment',
  key: ['contribution_id', 'instalment_id'],
  columns: {
    contribution_id: 'text',
    instalment_id: 'text',
    due_on: 'date',
    amount: 'bigint',
    /** What of it is still to come. */
    outstanding: 'bigint',
    overdue: 'boolean',
    cancelled: 'boolean',
    revision: 'integer',
  },
} as const satisfies Table;
