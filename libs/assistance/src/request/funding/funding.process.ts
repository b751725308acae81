import { asks, type Process, remembers } from '#event-sourcing';
import type { RequestEvent } from '../request.events.js';
import { addDays } from '../working-days.js';
import type { CheckResources, LapseReservation } from './funding.commands.js';

const HANDLED = [
  'RequestAccepted',
  'ResourceCheckPerformed',
  'ResourcesReserved',
  'ReservationLapsed',
  'ReservationRevoked',
  'FundingConfirmed',
  'RequestCancelled',
  'RequestWithdrawn',
] as const;

/** An accepted request is checked for resources at once; a reservation that nobody confirms lapses. */
export const fundingProcess: Process<null, Extract<RequestEvent, { type: (typeof HANDLED)[number] }>> = {
  name: 'funding',
  version: 1,
  handles: HANDLED,
  instanceOf: ({ data }) => data.requestId,
  initial: null,
  react: (_, { type, data }) => {
    const { requestId } = data;
    switch (type) {
      case 'RequestAccepted': {
        if (data.fundingBasis === 'regular-budget') return remembers<null>(null);
        const { acceptedOn: checkedOn } = data;
        const check = asks<CheckResources>('check', 'CheckResources', { requestId, checkedOn });
        return { state: null, commands: [check], timers: [] };
      }
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
