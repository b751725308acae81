import { describe, expect, test } from '@jest/globals';
import { reactionTo } from '#event-sourcing/testing';
import { agreementProcess } from './agreement.process.js';

type Handled = Parameters<typeof agreementProcess.react>[1];
/** Only what the process looks at. */
const told = (type: Handled['type'], data: object): Handled =>
  ({ type, data: { contributionId: 'VC-1', ...data } }) as Handled;

const signed = told('AgreementSigned', {
  expiresOn: '2026-12-31',
  instalments: [
    { instalmentId: 'I1', dueOn: '2026-03-31', amount: 100 },
    { instalmentId: 'I2', dueOn: '2026-06-30', amount: 100 },
  ],
});
const received = (instalmentId: string, outstanding: number) =>
  told('InstalmentReceived', { instalmentId, outstanding });
const overdue = told('InstalmentOverdue', { instalmentId: 'I1', dueOn: '2026-03-31', notedOn: '2026-04-01' });
const expired = told('ContributionExpired', { liquidateBy: '2027-03-31', toLiquidate: ['TA-1', 'TA-2'] });

const timers = (...events: readonly Handled[]) =>
  reactionTo(agreementProcess, events).timers.map(({ type, dueOn, data }) => [
    type,
    dueOn,
    data['instalmentId'] ?? data['requestId'],
  ]);
const EXPIRY = ['ExpireContribution', '2027-01-01', undefined];

describe('The process of an agreement', () => {
  test('marks instalments as overdue on the day after they were due, and lets the contribution expire after its last day', () => {
    expect(timers(signed)).toEqual([
      ['MarkInstalmentOverdue', '2026-04-01', 'I1'],
      ['MarkInstalmentOverdue', '2026-07-01', 'I2'],
      EXPIRY,
    ]);
  });

  test('waits no longer for what was received in full, or cancelled', () => {
    expect(timers(signed, received('I1', 0), told('InstalmentCancelled', { instalmentId: 'I2' }))).toEqual([EXPIRY]);
    expect(timers(signed, received('I1', 40))).toContainEqual(['MarkInstalmentOverdue', '2026-04-01', 'I1']);
  });

  test('waits again for what was received and taken back', () => {
    const reversed = told('ReceiptReversed', { instalmentId: 'I1', outstanding: 100 });
    expect(timers(signed, received('I1', 0), reversed)).toContainEqual(['MarkInstalmentOverdue', '2026-04-01', 'I1']);
  });

  test('reminds of what is overdue, every month until it comes', () => {
    const reminded = told('InstalmentReminded', { instalmentId: 'I1', remindedOn: '2026-05-01' });
    expect(timers(signed, overdue)).toContainEqual(['RemindOfInstalment', '2026-05-01', 'I1']);
    expect(timers(signed, overdue, reminded)).toContainEqual(['RemindOfInstalment', '2026-06-01', 'I1']);
    expect(timers(signed, overdue, reminded, received('I1', 0)).map(([, , of]) => of)).not.toContain('I1');
  });

  test('keeps to an agreement as it was amended', () => {
    const amended = told('AgreementAmended', {
      expiresOn: '2027-06-30',
      instalments: [
        { instalmentId: 'I1', dueOn: '2026-03-31', amount: 100, outstanding: 100, isOverdue: true },
        { instalmentId: 'I3', dueOn: '2026-09-30', amount: 100, outstanding: 100, isOverdue: false },
      ],
    });
    expect(timers(signed, overdue, amended)).toEqual([
      ['RemindOfInstalment', '2026-05-01', 'I1'],
      ['MarkInstalmentOverdue', '2026-10-01', 'I3'],
      ['ExpireContribution', '2027-07-01', undefined],
    ]);
  });

  test('releases what is still committed when the time for liquidation is over', () => {
    expect(timers(signed, expired)).toEqual([
      ['ReleaseExpiredCommitment', '2027-04-01', 'TA-1'],
      ['ReleaseExpiredCommitment', '2027-04-01', 'TA-2'],
    ]);
  });

  test('has nothing outstanding after the contribution has closed', () => {
    expect(timers(signed, expired, told('ContributionClosed', {}))).toEqual([]);
  });
});
