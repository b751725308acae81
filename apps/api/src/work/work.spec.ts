import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { eventually } from '#postgres/testing';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

jest.setTimeout(180_000);

/** The clock of the test stands at 2026-06-15. */
const today = '2026-06-15';

describe('What moves by itself, over HTTP', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const bus = api.app.get(CommandBus);
    await api.runtime.runProcesses((command) => bus.execute(command));
    await api.command('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
  });
  afterAll(() => api?.stop());

  const contribution = async (amount: number): Promise<string> => {
    const pledge = {
      donorId: 'NO',
      title: 'Support',
      amount: { minor: amount, currency: 'USD' },
      pledgedOn: today,
      earmark: { level: 1 },
    };
    const { body } = await api.command('/contributions', pledge);
    await api.command(`/contributions/${body.id}/agreement`, {
      reference: 'A/1',
      signedOn: today,
      amount,
      instalments: [],
    });
    return body.id;
  };
  const receives = (contributionId: string, minor: number) =>
    api.command(`/contributions/${contributionId}/receipts`, {
      receiptId: 'r1',
      received: { minor, currency: 'USD' },
      receivedOn: today,
    });
  const accepted = async (amount: number): Promise<string> => {
    const { body } = await api.command('/requests', { ...submissionBody, submittedOn: today });
    const acceptance = {
      ...acceptanceBody(amount),
      acceptedOn: today,
      startsOn: today,
      priority: 3,
      priorityReason: 'As proposed',
    };
    await api.command(`/requests/${body.id}/accept`, acceptance);
    return body.id;
  };
  const shown = async (requestId: string): Promise<Record<string, unknown>> =>
    (await api.get(`/api/v1/requests/${requestId}`)).body;
  const until = async (requestId: string, standing: string): Promise<Record<string, unknown>> => {
    await eventually(async () => (await shown(requestId))['standing'] === standing);
    return shown(requestId);
  };

  test('an accepted request waits, is funded when money arrives, and its reservation lapses', async () => {
    const requestId = await accepted(5_000);
    await until(requestId, 'waitlisted');
    const contributionId = await contribution(10_000);
    await receives(contributionId, 10_000);
    expect(await until(requestId, 'reserved')).toMatchObject({ reserved: 5_000, reservationExpiresOn: '2026-07-15' });

    // The read model may show the reservation before the process has seen it.
    const lapse = async (): Promise<unknown> => {
      const { body } = await api.get('/api/v1/work?status=waiting');
      return body.items.find((one: { command: string }) => one.command === 'LapseReservation');
    };
    await eventually(async () => (await lapse()) !== undefined);
    expect((await api.get('/api/v1/work/money?status=waiting')).body.items).toContainEqual(await lapse());
    expect(await lapse()).toMatchObject({
      process: 'funding',
      instance: requestId,
      dueAt: '2026-07-16T00:00:00+00:00',
    });
    api.clock.current = new Date('2026-07-16T00:00:00Z');
    expect(await until(requestId, 'lapsed')).toMatchObject({ reserved: 0 });
    expect((await api.get('/metrics')).body).toContain('techcoop_work{status="parked"} 0');
  });

  test('a request that nobody acknowledges is noted as due, and as overdue', async () => {
    const now = api.clock.current.toISOString().slice(0, 10);
    const { body } = await api.command('/requests', { ...submissionBody, submittedOn: now });
    const noted = async (type: string): Promise<Record<string, unknown> | undefined> => {
      const { body: timeline } = await api.get(`/api/v1/requests/${body.id}/timeline`);
      return timeline.items.find((one: { type: string }) => one.type === type)?.data;
    };
    const untilNoted = async (type: string): Promise<Record<string, unknown> | undefined> => {
      await eventually(async () => (await noted(type)) !== undefined);
      return noted(type);
    };
    // Who keeps the books is not told of deadlines.
    const commandsOf = async (path: string): Promise<readonly string[]> =>
      (await api.get(`/api/v1/${path}?status=waiting&limit=200`)).body.items.map(
        (one: { command: string }) => one.command,
      );
    await eventually(async () => (await commandsOf('work')).includes('ReviewDeadlines'));
    expect(await commandsOf('work/money')).not.toContain('ReviewDeadlines');
    // A Thursday, and five working days later.
    api.clock.current = new Date('2026-07-23T00:00:00Z');
    expect(await untilNoted('StepFellDue')).toMatchObject({
      step: 'acknowledge',
      since: '2026-07-16',
      dueOn: '2026-07-23',
    });
    api.clock.current = new Date('2026-07-24T00:00:00Z');
    expect(await untilNoted('StepBecameOverdue')).toMatchObject({ turn: { kind: 'programme-manager' } });
  });

  test('what is asked for wrongly is refused', async () => {
    expect(await api.get('/api/v1/work')).toMatchObject({ status: 400 });
    expect(await api.get('/api/v1/work?status=lost')).toMatchObject({ status: 400 });
    expect(await api.get('/api/v1/work?status=waiting&cursor=bm90')).toMatchObject({ status: 400 });
    expect(await api.command('/work/1000000/replay', {})).toMatchObject({
      status: 404,
      body: { code: 'WorkNotFound' },
    });
    expect(await api.command('/work/abc/replay', {})).toMatchObject({ status: 400 });
  });
});
