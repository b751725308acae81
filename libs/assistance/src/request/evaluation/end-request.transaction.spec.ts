import { describe, expect, test } from '@jest/globals';
import {
  type ContributionEvent,
  PledgeContribution,
  ReceiveInstalment,
  SignAgreement,
  UNEARMARKED,
  commit,
  contribution,
  contributionFold,
  contributionStream,
  receive,
  reserve,
  underAgreement,
} from '#contributions';
import { type Decision, stateAfter } from '#event-sourcing';
import { WAITLIST } from '../../waitlist/waitlist.state.js';
import type { WaitlistEvent } from '../../waitlist/waitlist.events.js';
import type { Phase } from '../phase.js';
import { events, until } from '../request-events.samples.js';
import { loadFrom, on, requestId, submission, today } from '../request.samples.js';
import type { RequestEvent } from '../request.events.js';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';
import { CancelRequest, CloseRequest, WithdrawRequest } from './evaluation.commands.js';
import { cancelRequest, closeRequest, withdrawRequest } from './end-request.transaction.js';

const context = on(today);
const contributionId = 'VC-2026-000001';

/** Received: 50,000 dollars; 40,000 of them, and 13 % of that, are for the request. */
const contributionHistory = (committed: boolean): readonly ContributionEvent[] => {
  const history: ContributionEvent[] = [];
  const now = () => stateAfter(contributionFold, history);
  const amount = { minor: 5_000_000, currency: 'USD' };
  const pledge = {
    contributionId,
    donorId: 'NO',
    title: 'Core',
    amount,
    pledgedOn: '2026-01-02',
    earmark: UNEARMARKED,
  };
  const agreement = { contributionId, reference: 'A-1', signedOn: '2026-01-02', amount: 5_000_000, instalments: [] };
  const receipt = { contributionId, receiptId: 'r', received: amount, receivedOn: '2026-01-02' };
  history.push(...contribution.decide(new PledgeContribution(pledge, context), now()));
  history.push(...contribution.decide(new SignAgreement(agreement, context), now()));
  history.push(...receive(new ReceiveInstalment(receipt, context), { amount: 5_000_000, rates: [] }, now()));
  const move = { contributionId, requestId, amount: 4_000_000 };
  const { themes, beneficiaries } = submission;
  history.push(
    reserve(underAgreement(now(), contributionId), { ...move, themes, beneficiaries, reservedOn: '2026-01-13' }),
  );
  if (committed) history.push(commit(underAgreement(now(), contributionId), { ...move, committedOn: '2026-01-20' }));
  return history;
};
const availableIn = ({ appends }: Decision): unknown =>
  appends
    .filter(({ stream }) => stream === contributionStream(contributionId))
    .flatMap((one) => one.events)
    .map(({ type, data }) => [type, (data as { balance: { available: number } }).balance.available]); // as all its events have

const world = (history: readonly RequestEvent[], list: readonly WaitlistEvent[] = []) =>
  loadFrom({
    [requestStream(requestId)]: history,
    [contributionStream(contributionId)]: contributionHistory(history.includes(events.FundingConfirmed)),
    [WAITLIST]: list,
  });
const eventsOf = ({ appends }: Decision, stream: string) => appends.find((one) => one.stream === stream)?.events ?? [];

const close = (history: readonly RequestEvent[], closedOn = '2026-08-31') =>
  closeRequest(new CloseRequest({ requestId, closedOn }, context), world(history));
const cancel = (
  history: readonly RequestEvent[],
  cancelledOn = '2026-08-31',
  reason = 'Not needed any more',
  list: readonly WaitlistEvent[] = [],
) => cancelRequest(new CancelRequest({ requestId, cancelledOn, reason }, context), world(history, list));
const withdraw = (
  history: readonly RequestEvent[],
  withdrawnOn = '2026-08-31',
  reason = 'Another helps',
  list: readonly WaitlistEvent[] = [],
) => withdrawRequest(new WithdrawRequest({ requestId, withdrawnOn, reason }, context), world(history, list));

const { RequestAccepted, ResourcesReserved, EvaluationCommissioned, EvaluationSubmitted } = events;
const answered = [...until.evaluation, EvaluationCommissioned, EvaluationSubmitted, events.ManagementResponseRecorded];
const waived = [...until.evaluation, events.EvaluationWaived];
const reserved = [...until.funding, ResourcesReserved];
const ended: readonly Phase[] = ['declined', 'closed', 'cancelled', 'withdrawn'];
const running: readonly [string, readonly RequestEvent[]][] = [
  ['intake', until.intake],
  ['intake, awaiting information', [...until.intake, events.InformationRequested]],
  ['funding, unchecked', until.funding],
  ['funding, waitlisted', [...until.funding, events.RequestWaitlisted]],
  ['funding, reserved', reserved],
  ['assignment', until.assignment],
  ['assignment, unanswered', [...until.assignment, events.FieldOfficeAssigned]],
  ['delivery', until.delivery],
  ['delivery, suspended', [...until.delivery, events.DeliverySuspended]],
  ['evaluation', until.evaluation],
  ['evaluation, answered', answered],
];

describe('A cancellation by the Centre, or a withdrawal by the State', () => {
  test.each(running)('ends a request in %s', async (_, history) => {
    const decisions = { cancelled: await cancel(history), withdrawn: await withdraw(history) };
    for (const [phase, decision] of Object.entries(decisions)) {
      const [event, ...others] = eventsOf(decision, requestStream(requestId)) as readonly RequestEvent[]; // of the request's stream
      expect(others).toEqual([]);
      expect(event?.data).toMatchObject({ figures: { reserved: 0, committed: 0, spent: 0 } });
      expect(event && requestFold.evolve(stateAfter(requestFold, history), event)).toMatchObject({
        phase,
        endedOn: '2026-08-31',
      });
    }
  });

  test.each(ended)('does not end a request again that is %s', async (phase) => {
    await expect(cancel(until[phase])).rejects.toMatchObject({ code: 'WrongPhase', facts: { phase } });
    await expect(withdraw(until[phase])).rejects.toMatchObject({ code: 'WrongPhase', facts: { phase } });
  });

  test('is of a request that is known', async () => {
    await expect(cancel([])).rejects.toMatchObject({ code: 'RequestNotFound' });
    await expect(withdraw([])).rejects.toMatchObject({ code: 'RequestNotFound' });
  });

  test('gives back what was reserved or committed, support costs included, in the same append', async () => {
    expect(availableIn(await cancel(reserved))).toEqual([['ReservationReleased', 5_000_000]]);
    expect(availableIn(await withdraw(until.delivery))).toEqual([['CommitmentReleased', 5_000_000]]);
    expect(availableIn(await cancel(until.funding))).toEqual([]);
  });

  test('takes the request off the waitlist', async () => {
    const { submission: _, ...place } = {
      submission,
      requestId,
      priority: 3 as const,
      acceptedOn: '2026-01-12',
      waitingSince: '2026-01-13',
    };
    const need = {
      requestId,
      programme: 'CP',
      themes: [],
      beneficiaries: [],
      currency: 'USD',
      lines: [],
      startsOn: '2026-02-01',
    };
    const joined: WaitlistEvent = { type: 'WaitlistJoined', data: { ...place, shortfall: 4_000_000, need } };
    const waiting = [...until.funding, events.RequestWaitlisted];
    const left = (because: string) => [{ type: 'WaitlistLeft', data: { requestId, leftOn: '2026-08-31', because } }];
    expect(eventsOf(await cancel(waiting, '2026-08-31', 'No', [joined]), WAITLIST)).toEqual(left('cancelled'));
    expect(eventsOf(await withdraw(waiting, '2026-08-31', 'No', [joined]), WAITLIST)).toEqual(left('withdrawn'));
    expect(eventsOf(await cancel(waiting), WAITLIST)).toEqual([]);
  });

  test('has a reason', async () => {
    for (const reason of [' ', 'x'.repeat(5_001)]) {
      await expect(cancel(until.delivery, '2026-08-31', reason)).rejects.toMatchObject({ facts: { field: 'reason' } });
      await expect(withdraw(until.delivery, '2026-08-31', reason)).rejects.toMatchObject({
        facts: { field: 'reason' },
      });
    }
  });

  test.each([
    ['intake', '2026-01-04', until.intake],
    ['funding', '2026-01-11', until.funding],
    ['funding, reserved', '2026-01-12', reserved],
    ['assignment', '2026-01-19', until.assignment],
    ['delivery', '2026-02-01', until.delivery],
    ['delivery, suspended', '2026-04-05', [...until.delivery, events.DeliverySuspended]],
    ['evaluation', '2026-06-29', until.evaluation],
    ['delivery', '2026-09-02', until.delivery],
    ['delivery', '2026-02-30', until.delivery],
  ])('of a request in %s is not dated %s', async (_, day, history) => {
    await expect(cancel(history, day)).rejects.toMatchObject({ facts: { field: 'cancelledOn' } });
    await expect(withdraw(history, day)).rejects.toMatchObject({ facts: { field: 'withdrawnOn' } });
  });

  test("of the Centre's own request is always a cancellation", async () => {
    const own: readonly RequestEvent[] = [
      { type: 'RequestSubmitted', data: { ...submission, origin: { kind: 'centre' } } },
      RequestAccepted,
    ];
    await expect(withdraw(own)).rejects.toMatchObject({ code: 'OnlyTheRequesterWithdraws' });
    expect(eventsOf(await cancel(own), requestStream(requestId))).toHaveLength(1);
  });
});

describe('The closing of a request', () => {
  test('comes after a waiver, or after an evaluation that management answered', async () => {
    for (const history of [waived, answered]) {
      const closed = eventsOf(await close(history), requestStream(requestId));
      expect(closed).toMatchObject([
        { type: 'RequestClosed', data: { closedOn: '2026-08-31', figures: { committed: 0 } } },
      ]);
    }
  });

  test.each([
    ['due', until.evaluation],
    ['commissioned', [...until.evaluation, EvaluationCommissioned]],
    ['submitted', [...until.evaluation, EvaluationCommissioned, EvaluationSubmitted]],
  ])('does not come while the evaluation is %s', async (step, history) => {
    await expect(close(history)).rejects.toMatchObject({ code: 'WrongEvaluationStep', facts: { step } });
  });

  test('is of a completed request', async () => {
    for (const phase of ['intake', 'funding', 'assignment', 'delivery', 'closed', 'cancelled'] as const)
      await expect(close(until[phase])).rejects.toMatchObject({ code: 'WrongPhase', facts: { phase } });
    await expect(close([])).rejects.toMatchObject({ code: 'RequestNotFound' });
  });

  test('gives back what was committed and not spent, in the same append', async () => {
    expect(availableIn(await close(waived))).toEqual([['CommitmentReleased', 5_000_000]]);
  });

  test('is dated after completion and not tomorrow', async () => {
    for (const day of ['2026-06-29', '2026-09-02', ''])
      await expect(close(waived, day)).rejects.toMatchObject({ facts: { field: 'closedOn' } });
    await expect(close(answered, '2026-08-23')).rejects.toMatchObject({
      facts: { field: 'closedOn', rule: 'must not be before recordedOn' },
    });
  });
});
