import { withLedger } from '../accepted.js';
import { type InFunding, NO_WORK, type Request, type Standing } from '../request.state.js';
import type { FundingEvent } from './funding.events.js';
import {
  type RequestLedger,
  withAdded,
  withAllReleased,
  withEvened,
  withFigures,
  withReleased,
} from './request-ledger.js';

type Later = Extract<FundingEvent, { type: 'BudgetRevised' | 'CommitmentLapsed' | 'FundingSubstituted' }>;

export const evolveFunding = (state: Request, event: FundingEvent): Request => {
  switch (event.type) {
    case 'BudgetRevised':
      return withLedger(state, (ledger) => ({ ...changed(ledger, event.data), lines: event.data.lines }));
    case 'FundingSubstituted':
      return withLedger(state, (ledger) => changed(ledger, event.data));
    case 'CommitmentLapsed':
      return withLedger(state, (ledger) => changed(ledger, { ...event.data, added: [] }));
    case 'ResourceCheckPerformed':
    case 'ResourcesReserved':
    case 'ReservationLapsed':
    case 'ReservationRevoked':
    case 'RequestWaitlisted':
    case 'FundingConfirmed':
      return state.phase === 'funding' ? funded(state, event) : state;
  }
};

const funded = (state: InFunding, { type, data }: Exclude<FundingEvent, Later>): Request => {
  switch (type) {
    case 'ResourceCheckPerformed':
      return state;
    case 'RequestWaitlisted':
      return {
        ...state,
        standing: {
          kind: 'waitlisted',
          shortfall: data.shortfall,
          since: waitedSince(state.standing) ?? data.waitlistedOn,
        },
      };
    case 'ResourcesReserved': {
      const { reservedOn, expiresOn } = data;
      const ledger = withAdded(state.ledger, data.added, data);
      const standing = { kind: 'reserved', reservedOn, expiresOn, waitedSince: waitedSince(state.standing) } as const;
      return { ...state, standing, ledger, lastStep: ['reservedOn', reservedOn] };
    }
    case 'ReservationLapsed':
      return {
        ...state,
        standing: { kind: 'lapsed' },
        ledger: withAllReleased(state.ledger, data),
        lastStep: ['lapsedOn', data.lapsedOn],
      };
    case 'ReservationRevoked': {
      const standing = {
        kind: 'waitlisted',
        shortfall: data.shortfall,
        since: waitedSince(state.standing) ?? data.revokedOn,
      } as const;
      const ledger = withAllReleased(state.ledger, data);
      return { ...state, standing, ledger, lastStep: ['revokedOn', data.revokedOn] };
    }
    case 'FundingConfirmed': {
      const { submission, acceptance } = state;
      const { regularBudget, order, chargingRule, cells = [], allocations } = data;
      const before = regularBudget ? withAdded(state.ledger, regularBudget.added, data) : state.ledger;
      const ledger = { ...withFigures(withEvened(before, cells), allocations), order, chargingRule };
      return {
        phase: 'assignment',
        submission,
        acceptance,
        ledger,
        work: NO_WORK,
        assignment: null,
        leftOfficeOn: null,
        lastStep: ['confirmedOn', data.confirmedOn],
      };
    }
  }
};

/** Since when it waits, or waited until the money was reserved for it; null when it did not. */
export const waitedSince = (standing: Standing): string | null => {
  switch (standing.kind) {
    case 'waitlisted':
      return standing.since;
    case 'reserved':
      return standing.waitedSince;
    case 'unchecked':
    case 'lapsed':
      return null;
  }
};

/** Contributions that joined are charged after those that there were. */
const changed = (
  before: RequestLedger,
  data: Pick<
    Extract<Later, { type: 'BudgetRevised' }>['data'],
    'released' | 'added' | 'figures' | 'allocations' | 'chargingRule'
  >,
): RequestLedger => {
  const ledger = withAdded(withReleased(before, data.released), data.added, data);
  const joined = data.added.map(({ contributionId }) => contributionId).filter((id) => !ledger.order.includes(id));
  return { ...ledger, order: [...ledger.order, ...joined], chargingRule: data.chargingRule ?? ledger.chargingRule };
};
