import { describe, expect, test } from '@jest/globals';
import { type Command, Refusal, stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { events, until } from '../request-events.samples.js';
import { loadFrom, on, report, requestId, today, workplan } from '../request.samples.js';
import { AgreeWorkplan, CompleteDelivery, RaiseObligation, ReportProgress } from '../delivery/delivery.commands.js';
import { handedOver, correct, log, oneDay } from '../delivery/delivery.samples.js';
import { raiseObligation } from '../delivery/obligation.transactions.js';
import { factTransactions } from '../held-facts/hold-fact.transaction.js';
import { request } from '../request.decider.js';
import type { RequestEvent } from '../request.events.js';
import { requestStream } from '../request.state.js';
import { AcceptAssignment, DeclineAssignment } from './assignment.commands.js';

const accepted: RequestEvent = {
  type: 'AssignmentAccepted',
  data: { requestId, officeCode: 'ROWCA', acceptedOn: '2026-06-03' },
};
/** ROEA delivered until 3 June, since then ROWCA does. */
const takenOver = [...handedOver, accepted];
const by = (...offices: string[]) => ({ ...on(today), offices });

describe('Whoever acts for an office', () => {
  test('answers for that office only', () => {
    const asked = [...until.assignment, events.FieldOfficeAssigned];
    const data = { requestId, officeCode: 'ROEA' };
    const answers = (office: string) => [
      new AcceptAssignment({ ...data, acceptedOn: today }, by(office)),
      new DeclineAssignment({ ...data, declinedOn: today, reason: 'Full' }, by(office)),
    ];
    for (const answer of answers('ROWCA'))
      given(request, ...asked)
        .when(answer)
        .thenRefused('NotYourOffice', { officeCode: 'ROEA' });
    const [accept] = answers('ROEA');
    expect(accept && request.decide(accept, stateAfter(request, asked))).toHaveLength(1);
  });

  test('runs the delivery while that office is at work', () => {
    const runs = (office: string) => [
      new AgreeWorkplan({ requestId, ...workplan, agreedOn: today }, by(office)),
      new CompleteDelivery({ requestId, completedOn: today, summary: 'Law passed' }, by(office)),
    ];
    for (const command of runs('ROEA'))
      given(request, ...takenOver)
        .when(command)
        .thenRefused('NotYourOffice', { officeCode: 'ROWCA' });
    for (const command of runs('ROWCA'))
      expect(request.decide(command, stateAfter(request, takenOver))).toHaveLength(1);
  });

  test('reports on its time', () => {
    const reports = (to: string) => new ReportProgress({ requestId, ...report, to, reportedOn: today }, by('ROEA'));
    expect(request.decide(reports('2026-06-02'), stateAfter(request, takenOver))).toHaveLength(1);
    given(request, ...takenOver)
      .when(reports('2026-06-30'))
      .thenRefused('AnotherOfficeAtWork', { officeCode: 'ROWCA', on: '2026-06-30' });
  });

  test('binds money while it is at work', async () => {
    const order = { requestId, obligationId: 'O-1', lineId: 'training', supplier: 'Hotel', description: 'Hall' };
    const raise = new RaiseObligation(
      { ...order, amount: { minor: 1, currency: 'USD' }, raisedOn: '2026-05-01' },
      by('ROEA'),
    );
    const load = loadFrom({ [requestStream(requestId)]: takenOver });
    await expect(raiseObligation(raise, load)).rejects.toMatchObject({ code: 'NotYourOffice' });
  });

  const told = async <C extends Command>(
    command: C,
    transaction: (command: C, load: ReturnType<typeof loadFrom>) => Promise<unknown>,
    ...more: RequestEvent[]
  ): Promise<string> => {
    try {
      await transaction(command, loadFrom({ [requestStream(requestId)]: [...takenOver, ...more] }));
      return 'done';
    } catch (error) {
      return error instanceof Refusal ? `${error.code} ${String(error.facts['officeCode'])}` : 'broken';
    }
  };
  const logs = (day: string, ...offices: string[]) =>
    told({ ...log(oneDay(day)), context: by(...offices) }, factTransactions.LogActivity);

  test('tells of its time, however late, and of no other: that is not even held', async () => {
    expect(await logs('2026-06-02', 'ROEA')).toBe('done');
    expect(await logs('2026-06-02', 'ROWCA')).toBe('AnotherOfficeAtWork ROEA');
    expect(await logs('2026-06-04', 'ROEA')).toBe('AnotherOfficeAtWork ROWCA');
    expect(await logs('2026-06-04', 'ROWCA')).toBe('done');
    expect(await logs('2026-06-04', 'ROEA', 'ROWCA')).toBe('done');
    expect(await logs('2027-01-01', 'ROEA')).toBe('AnotherOfficeAtWork ROWCA');
  });

  test('tells of the day of the change whichever of the two it is', async () => {
    expect([await logs('2026-06-03', 'ROEA'), await logs('2026-06-03', 'ROWCA')]).toEqual(['done', 'done']);
  });

  test('corrects what was told of its time', async () => {
    const corrects = (...more: RequestEvent[]) =>
      told({ ...correct({ place: 'Lamu' }), context: by('ROWCA') }, factTransactions.CorrectActivity, ...more);
    expect(await corrects(events.ActivityDelivered)).toBe('AnotherOfficeAtWork ROEA');
    const moved = { ...correct(oneDay('2026-06-10')), context: by('ROWCA') };
    expect(await told(moved, factTransactions.CorrectActivity, events.ActivityDelivered)).toBe(
      'AnotherOfficeAtWork ROEA',
    );
  });
});

test('Whoever acts for others, too, may tell of any day', async () => {
  const load = loadFrom({ [requestStream(requestId)]: takenOver });
  const { appends } = await factTransactions.LogActivity(log(oneDay('2026-06-02')), load);
  expect(appends).toHaveLength(1);
});
