import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { eventually } from '#postgres/testing';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const focalPoint = { personId: 'p-7', name: 'Amina Otieno', email: 'amina@example.org', telephone: '+254 7' };

describe('Requests in stages over HTTP, with what moves by itself,', () => {
  let api: ApiUnderTest;
  let contributionId = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const bus = api.app.get(CommandBus);
    await api.runtime.runProcesses((command) => bus.execute(command));
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    const amount = { minor: 1_000_000, currency: 'USD' };
    const pledge = { donorId: 'NO', title: 'Courts', amount, pledgedOn: '2026-01-01', earmark: { level: 1 } };
    contributionId = (await done('/contributions', pledge)).body.id;
    const agreement = { reference: 'NO-1', signedOn: '2026-01-02', amount: 1_000_000, pscBasisPoints: 0 };
    await done(`/contributions/${contributionId}/agreement`, agreement);
  }, 60_000);
  afterAll(() => api?.stop());

  const done = async (path: string, body: unknown): Promise<Answered> => {
    const answer = await api.command(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const receives = (minor: number, receivedOn: string): Promise<Answered> => {
    const received = { minor, currency: 'USD' };
    return done(`/contributions/${contributionId}/receipts`, { receiptId: randomUUID(), received, receivedOn });
  };
  const view = async (path: string) => (await api.get(`/api/v1${path}`)).body;
  const becomes = (requestId: string, standing: string): Promise<void> =>
    eventually(async () => (await view(`/requests/${requestId}`)).standing === standing);
  const waiting = async (): Promise<string> => {
    const { body } = await done('/requests', { ...submissionBody, focalPoint, submittedOn: '2026-02-02' });
    await done(`/requests/${body.id}/accept`, { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' });
    await becomes(body.id, 'waitlisted');
    return body.id;
  };
  const stage = (title: string, amount: number, lineId = 'training') => ({
    ...{ title, lines: [{ lineId, amount }], startsOn: '2026-09-01' },
  });
  const split = (...stages: readonly object[]) => ({ stages, splitOn: '2026-03-01', reason: 'Money for a part of it' });
  const halves = split(stage('A first course', 60_000), stage('A second course', 40_000));

  test('one after the other is funded, delivered and shown as the request that was split', async () => {
    const id = await waiting();
    const second = `${id}-2`;
    const answer = await done(`/requests/${id}/stages`, halves);
    const stages = [
      { requestId: id, stage: 1, title: 'A first course' },
      { requestId: second, stage: 2, title: 'A second course' },
    ];
    expect(answer).toMatchObject({ status: 200, body: { revision: expect.any(Number), stages } });
    const after = `after=${answer.body.position}`;
    expect(await view(`/requests/${id}?${after}`)).toMatchObject({
      ...{ title: 'A first course', budget: 60_000, shortfall: 60_000, stages },
      stageOf: { requestId: id, stage: 1, of: 2 },
    });
    expect(await view(`/requests/${second}?${after}`)).toMatchObject({
      ...{ title: 'A second course', phase: 'funding', standing: 'waitlisted', budget: 40_000, stages: null },
      ...{ acceptedOn: '2026-02-10', submittedOn: '2026-02-02', startsOn: '2026-09-01', mandate: '27b' },
      stageOf: { requestId: id, stage: 2, of: 2 },
    });
    expect(await view(`/waitlist?${after}`)).toMatchObject({
      items: [
        { position: 1, requestId: id, shortfall: 60_000, awaits: null, stageOf: { stage: 1 } },
        { position: 2, requestId: second, shortfall: 40_000, awaits: id, waitingSince: '2026-02-10' },
      ],
    });
    expect((await view(`/pipeline?${after}`)).items).toContainEqual(
      expect.objectContaining({
        phase: 'funding',
        requests: expect.arrayContaining([
          expect.objectContaining({ requestId: second, stageOf: { requestId: id, stage: 2, of: 2 } }),
        ]),
      }),
    );
    const checked = await done(`/requests/${second}/resource-checks`, { checkedOn: '2026-03-01' });
    expect(checked.body).toMatchObject({ outcome: 'waitlisted', shortfall: 40_000, awaits: id });

    await receives(70_000, '2026-03-05');
    await becomes(id, 'reserved');
    expect((await view('/waitlist')).items).toMatchObject([{ requestId: second, shortfall: 30_000, awaits: null }]);
    await receives(30_000, '2026-03-06');
    await becomes(second, 'reserved');
    await done(`/requests/${id}/confirm-funding`, { confirmedOn: '2026-03-07' });
    const confirmed = await done(`/requests/${second}/confirm-funding`, { confirmedOn: '2026-03-07' });
    const coverage = (await view(`/mandate-coverage?after=${confirmed.body.position}`)).items;
    expect(coverage).toContainEqual(
      expect.objectContaining({ mandate: expect.objectContaining({ id: '27b' }), requests: 1, funded: 1 }),
    );
    const cancelled = await done(`/requests/${second}/cancel`, { cancelledOn: '2026-03-08', reason: 'Not needed' });
    expect(await view(`/requests/${second}?after=${cancelled.body.position}`)).toMatchObject({ phase: 'cancelled' });
    expect(await view(`/requests/${id}`)).toMatchObject({ phase: 'assignment', committed: 60_000 });
  });

  test('a stage whose earlier one is withdrawn goes on by itself', async () => {
    await done(`/contributions/${contributionId}/refunds`, {
      ...{ amount: 40_000, refundedOn: '2026-03-09', reference: 'Back' },
    });
    const id = await waiting();
    await done(`/requests/${id}/stages`, split(stage('Large', 99_000), stage('Small', 500), stage('Smaller', 500)));
    await receives(1_000, '2026-03-10');
    await done(`/requests/${id}/withdraw`, { withdrawnOn: '2026-03-11', reason: 'Done by others' });
    await becomes(`${id}-2`, 'reserved');
    await becomes(`${id}-3`, 'reserved');
    const { items } = await view('/mandate-coverage');
    const covered = items.find(({ mandate }: { mandate: { id: string } }) => mandate.id === '27b');
    expect(covered).toMatchObject({ requests: 2, funded: 1 });
  });

  test('what does not add up, or is split already, is refused', async () => {
    const id = await waiting();
    const refused = async (body: unknown, to = id) => (await api.command(`/requests/${to}/stages`, body)).body;
    expect(await refused(split(stage('A', 60_000), stage('B', 30_000)))).toMatchObject({
      ...{ status: 422, code: 'InvalidInput', errors: [{ field: 'stages.lines.amount' }] },
      facts: { lineId: 'training', budget: 100_000, stages: 90_000 },
    });
    expect(await refused(split(stage('A', 100_000), stage('B', 1, 'L9')))).toMatchObject({ status: 422 });
    expect(await refused(split(stage('A', 100_000)))).toMatchObject({ status: 422 });
    expect(await refused({ ...halves, splitOn: '2026-02-01' })).toMatchObject({ status: 422 });
    expect(await refused(halves, 'TA-2026-999999')).toMatchObject({ status: 404 });
    expect(await refused(halves, `${id}-2`)).toMatchObject({ status: 404 });
    expect(await refused(halves, `${id}-1`)).toMatchObject({ status: 400 });
    await done(`/requests/${id}/stages`, halves);
    const again = split(stage('A', 30_000), stage('B', 30_000));
    expect(await refused(again)).toMatchObject({ status: 409, code: 'AlreadySplit', facts: { requestId: id } });
    expect(await refused(split(stage('A', 30_000), stage('B', 10_000)), `${id}-2`)).toMatchObject({
      ...{ status: 409, code: 'AlreadySplit', facts: { stageOf: { stage: 2, of: 2 } } },
    });
  });

  test('a person is named by the request alone, and erased from it, its stages hold nothing of theirs', async () => {
    const id = await waiting();
    await done(`/requests/${id}/stages`, halves);
    const timeline = async (of: string) => (await view(`/requests/${of}/timeline`)).items;
    expect((await timeline(id))[0]).toMatchObject({ data: { focalPoint: { name: 'Amina Otieno' } } });
    const [opened] = await timeline(`${id}-2`);
    expect(opened).toMatchObject({ type: 'StageOpened', data: { stageOf: { requestId: id } } });
    expect(opened.data.submission).not.toHaveProperty('focalPoint');
    const { rows } = await api.runtime.pool.query(
      `select stream from event_store.event where stream like $1 and data::text like any($2)`,
      [`request-${id}%`, Object.values(focalPoint).map((text) => `%${text}%`)],
    );
    expect(rows).toEqual([{ stream: `request-${id}` }]); // the id under whose key the rest is encrypted
    await done(`/persons/${focalPoint.personId}/erase`, { reason: 'Asked' });
    expect((await timeline(id))[0]).toMatchObject({ data: { focalPoint: { name: null, email: null } } });
    expect(JSON.stringify(await timeline(`${id}-2`))).not.toContain(focalPoint.name);
    await receives(200_000, '2026-03-12'); // also for the one above, which waits before it
    await becomes(`${id}-2`, 'reserved');
  });
});
