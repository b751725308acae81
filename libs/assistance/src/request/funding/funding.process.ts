import { asks, type Process, type Reaction, remembers } from '#event-sourcing';
import type { RequestEvent } from '../request.events.js';
import { addDays } from '../working-days.js';
import type { CheckResources, LapseReservation } from './funding.commands.js';

const HANDLED = [
  'RequestAccepted',
  'RequestSplit',
  'StageOpened',
  'ResourceCheckPerformed',
  'ResourcesReserved',
  'ReservationLapsed',
  'ReservationRevoked',
  'FundingConfirmed',
  'RequestCancelled',
  'RequestWithdrawn',
] as const;

/** An accepted request is checked for resources at once, and a stage, unless it waits already; a reservation that nobody confirms lapses. */
export const fundingProcess: Process<null, Extract<RequestEvent, { type: (typeof HANDLED)[number] }>> = {
  name: 'funding',
  version: 2,
  handles: HANDLED,
  instanceOf: ({ data }) => data.requestId,
  initial: null,
  react: (_, { type, data }) => {
    const { requestId } = data;
    switch (type) {
      case 'RequestAccepted':
        return data.fundingBasis === 'regular-budget' ? remembers<null>(null) : checking(requestId, data.acceptedOn);
      case 'RequestSplit':
        return data.waiting ? remembers<null>(null) : checking(requestId, data.splitOn);
      case 'StageOpened':
        return data.waiting ? remembers<null>(null) : checking(requestId, data.openedOn);
      case 'ResourcesReserved': {
        const lapsedOn = addDays(data.expiresOn, 1);
        const lapse = asks<LapseReservation>('lapse', 'LapseReservation', { requestId, lapsedOn });
        return { state: null, commands: [], timers: [{ ...lapse, dueOn: lapsedOn }] };
      }
      case 'ResourceCheckPerformed':
      case 'ReservationLapsed':
      case 'ReservationRevoked':
      case 'FundingConfirmed':
      case 'RequestCancelled':
      case 'RequestWithdrawn':
        return remembers<null>(null);
    }
  },
};

const checking = (requestId: string, checkedOn: string): Reaction<null> => ({
  state: null,
  commands: [asks<CheckResources>('check', 'CheckResources', { requestId, checkedOn })],
  timers: [],
});
