import { describe, expect, test } from '@jest/globals';
import { reactionTo } from '#event-sourcing/testing';
import { fundingProcess } from './funding.process.js';

type Handled = Parameters<typeof fundingProcess.react>[1];
/** Only what the process looks at. */
const told = (type: Handled['type'], data: object): Handled =>
  ({ type, data: { requestId: 'TA-1', ...data } }) as Handled;

const accepted = told('RequestAccepted', { acceptedOn: '2026-03-02' });
const checked = told('ResourceCheckPerformed', { checkedOn: '2026-03-02' });
const reserved = told('ResourcesReserved', { reservedOn: '2026-03-02', expiresOn: '2026-04-01' });

describe('The process of funding', () => {
  test('checks an accepted request for resources, as of the day it was accepted', () => {
    expect(reactionTo(fundingProcess, [accepted])).toEqual({
      state: null,
      commands: [{ key: 'check', type: 'CheckResources', data: { requestId: 'TA-1', checkedOn: '2026-03-02' } }],
      timers: [],
    });
  });

  test('leaves one on the regular budget to a finance officer', () => {
    const onRegularBudget = told('RequestAccepted', { acceptedOn: '2026-03-02', fundingBasis: 'regular-budget' });
    expect(reactionTo(fundingProcess, [onRegularBudget])).toMatchObject({ commands: [], timers: [] });
  });

  test('checks the stages of a request that did not wait, and leaves those that do to the waitlist', () => {
    for (const [type, day] of [
      ['RequestSplit', 'splitOn'],
      ['StageOpened', 'openedOn'],
    ] as const) {
      const happened = (waiting: object | null) => told(type, { [day]: '2026-03-05', waiting });
      expect(reactionTo(fundingProcess, [accepted, checked, happened(null)])).toMatchObject({
        commands: [{ type: 'CheckResources', data: { requestId: 'TA-1', checkedOn: '2026-03-05' } }],
      });
      expect(reactionTo(fundingProcess, [accepted, checked, happened({})])).toMatchObject({ commands: [] });
    }
  });

  test('does not check again once it was checked, by whomever', () => {
    expect(reactionTo(fundingProcess, [accepted, checked])).toMatchObject({ commands: [], timers: [] });
  });

  test('lets a reservation lapse on the day after it has expired', () => {
    expect(reactionTo(fundingProcess, [accepted, checked, reserved])).toEqual({
      state: null,
      commands: [],
      timers: [
        {
          key: 'lapse',
          type: 'LapseReservation',
          data: { requestId: 'TA-1', lapsedOn: '2026-04-02' },
          dueOn: '2026-04-02',
        },
      ],
    });
  });

  test.each([
    'FundingConfirmed',
    'ReservationLapsed',
    'ReservationRevoked',
    'RequestCancelled',
    'RequestWithdrawn',
  ] as const)('has nothing outstanding after %s', (type) => {
    const { commands, timers } = reactionTo(fundingProcess, [accepted, checked, reserved, told(type, {})]);
    expect([commands, timers]).toEqual([[], []]);
  });
});
