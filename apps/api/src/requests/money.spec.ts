import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('The money of a request over HTTP', () => {
  let api: ApiUnderTest;
  let contributionId = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    contributionId = await contributes(1_000_000);
  });
  afterAll(() => api?.stop());

  const done = async (path: string, body?: unknown, by = 'manager'): Promise<Answered> => {
    const answer = await api.command(path, body, { authorization: `Name ${by}` });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const view = async (path: string, { body }: Answered): Promise<Answered['body']> => {
    const answer = await api.get(`/api/v1${path}?after=${body.position}`);
    expect({ path, ...answer }).toMatchObject({ path, status: 200 });
    return answer.body;
  };
  const contributes = async (minor: number, agreement: object = {}, terms: object = {}): Promise<string> => {
    const pledge = { donorId: 'NO', title: 'Courts', amount: usd(minor), pledgedOn: '2026-01-01' };
    const { body } = await done('/contributions', { ...pledge, earmark: { level: 1 }, ...terms });
    const signed = { reference: 'NO-1', signedOn: '2026-01-02', amount: minor, pscBasisPoints: 0, ...agreement };
    await done(`/contributions/${body.id}/agreement`, signed);
    const receipt = { receiptId: 'R1', received: usd(minor), receivedOn: '2026-01-03' };
    await done(`/contributions/${body.id}/receipts`, receipt);
    return body.id;
  };
  /** In delivery at headquarters since 14 February, with so much on the line `training`. */
  const delivering = async (amount: number): Promise<string> => {
    const { body } = await done('/requests', { ...submissionBody, submittedOn: '2026-02-02' });
    const step = (path: string, of: object) => done(`/requests/${body.id}/${path}`, of);
    await step('accept', { ...acceptanceBody(amount), acceptedOn: '2026-02-10' });
    await step('resource-checks', { checkedOn: '2026-02-11' });
    await step('confirm-funding', { confirmedOn: '2026-02-12' });
    await step('assignment', { officeCode: 'HQ', assignedOn: '2026-02-14' });
    return body.id;
  };

  test('is bound by obligations, which a request that is cancelled pays before it ends', async () => {
    const id = await delivering(100_000);
    const contract = { supplier: 'Hall', description: 'Hire', lineId: 'training', raisedOn: '2026-03-01' };
    await done(`/requests/${id}/obligations`, { obligationId: 'O1', ...contract, amount: usd(60_000) });
    await done(`/requests/${id}/obligations`, { obligationId: 'O2', ...contract, amount: usd(20_000) });
    const cancelled = await done(`/requests/${id}/cancel`, { cancelledOn: '2026-03-10', reason: 'Elections' });
    expect(await view(`/requests/${id}`, cancelled)).toMatchObject({
      phase: 'winding-down',
      standing: 'cancelled',
      ...{ committed: 80_000, obligated: 80_000, spent: 0, endedOn: '2026-03-10' },
    });
    expect(await view(`/contributions/${contributionId}`, cancelled)).toMatchObject({ committed: 80_000 });
    const paid = { expenditureId: 'X1', lineId: 'training', amount: usd(50_000), occurredOn: '2026-03-20' };
    await done(`/requests/${id}/expenditures`, { ...paid, description: 'Hire', obligationId: 'O1' });
    await done(`/requests/${id}/obligations/O1/cancel`, { cancelledOn: '2026-03-21', reason: 'Paid less' });
    const last = await done(`/requests/${id}/obligations/O2/cancel`, { cancelledOn: '2026-03-22', reason: 'No hall' });
    expect(await view(`/requests/${id}`, last)).toMatchObject({
      phase: 'cancelled',
      ...{ committed: 0, obligated: 0, spent: 50_000, endedOn: '2026-03-10' },
    });
    expect(await view(`/requests/${id}/obligations`, last)).toMatchObject({
      items: [
        { obligationId: 'O1', supplier: 'Hall', amount: 60_000, open: 0, endedOn: '2026-03-21' },
        { obligationId: 'O2', open: 0, endedOn: '2026-03-22' },
      ],
    });
    expect(await view(`/contributions/${contributionId}`, last)).toMatchObject({ committed: 0, spent: 50_000 });
  });

  test('is not spent by a fact that breaks a rule: it is held until a person decides', async () => {
    const id = await delivering(100_000);
    const hall = { lineId: 'training', amount: usd(150_000), occurredOn: '2026-03-08', description: 'Hall' };
    const told = await done(`/requests/${id}/expenditures`, { expenditureId: 'X1', ...hall });
    const { factId } = told.body;
    expect(told.body).toMatchObject({ held: true, because: 'OverBudgetLine', facts: { budget: 100_000 } });
    const early = { riskId: 'K1', title: 'Floods', severity: 'low', mitigation: 'Wait', occurredOn: '2026-12-31' };
    const second = await done(`/requests/${id}/risks`, early);
    expect(second.body).toMatchObject({ held: true, because: 'OccurredInFuture' });
    expect(await view(`/requests/${id}`, second)).toMatchObject({ heldFacts: 2, spent: 0, committed: 100_000 });
    expect((await view(`/requests/${id}/held-facts`, second)).items).toHaveLength(2);
    const all = await view('/held-facts', second);
    const mine = all.items.filter(({ requestId }: { requestId: string }) => requestId === id);
    expect(mine).toContainEqual(
      expect.objectContaining({
        factId,
        kind: 'RecordExpenditure',
        because: 'OverBudgetLine',
        occurredOn: '2026-03-08',
      }),
    );
    const first = await api.get('/api/v1/held-facts?limit=1');
    expect((await api.get(`/api/v1/held-facts?limit=1&cursor=${first.body.next}`)).body.items).toEqual([all.items[1]]);

    const accept = { acceptedOn: '2026-03-10', reason: 'The invoice was seen' };
    const judge = (of: string, what: string, body: object) =>
      api.command(`/requests/${id}/held-facts/${of}/${what}`, body);
    const today = { ...accept, acceptedOn: '2026-06-15' };
    expect(await judge(factId, 'accept', today)).toMatchObject({ status: 409, body: { code: 'OverBudgetLine' } });
    expect(await judge(factId, 'accept', accept)).toMatchObject({ status: 422 });
    const lines = [{ lineId: 'training', category: 'travel', description: 'Training', amount: 150_000 }];
    await done(`/requests/${id}/budget-revisions`, { lines, revisedOn: '2026-03-12', reason: 'A larger hall' });
    await done(`/requests/${id}/held-facts/${factId}/accept`, today);
    const rejection = { rejectedOn: '2026-06-15', reason: 'Not a thing that happened' };
    const last = await done(`/requests/${id}/held-facts/${second.body.factId}/reject`, rejection);
    expect(await view(`/requests/${id}`, last)).toMatchObject({ heldFacts: 0, spent: 150_000 });
    expect((await view(`/requests/${id}/held-facts`, last)).items).toEqual([]);
    expect(await judge('F-unknown', 'reject', rejection)).toMatchObject({ status: 404 });
  });

  test('is shared in proportion where an agreement demands it, unless finance says who pays', async () => {
    await done('/donors', { donorId: 'SE', name: 'Sweden', type: 'government', country: 'SE' });
    const { body: request } = await done('/requests', { ...submissionBody, submittedOn: '2026-02-02' });
    const { id } = request;
    const earmark = { level: 4, requests: [id] };
    const first = await contributes(60_000, { chargingRule: 'pro-rata' }, { donorId: 'SE', earmark });
    const second = await contributes(40_000, {}, { donorId: 'SE', earmark });
    const step = (path: string, of: object) => done(`/requests/${id}/${path}`, of);
    await step('accept', { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' });
    await step('resource-checks', { checkedOn: '2026-02-11' });
    const confirmed = await step('confirm-funding', { confirmedOn: '2026-02-12' });
    expect(await view(`/requests/${id}`, confirmed)).toMatchObject({ chargingRule: 'pro-rata' });
    expect(await view(`/contributions/${first}`, confirmed)).toMatchObject({ chargingRule: 'pro-rata' });
    expect(await view(`/contributions/${second}`, confirmed)).toMatchObject({ chargingRule: 'order-of-use' });
    await step('assignment', { officeCode: 'HQ', assignedOn: '2026-02-14' });

    const spends = (expenditureId: string, minor: number, more: object = {}) => {
      const spent = { expenditureId, lineId: 'training', amount: usd(minor), occurredOn: '2026-03-08' };
      return api.command(`/requests/${id}/expenditures`, { ...spent, description: expenditureId, ...more });
    };
    expect((await spends('X1', 10_000)).body.charges).toMatchObject([
      { contributionId: first, held: 6_000 },
      { contributionId: second, held: 4_000 },
    ]);
    const reason = 'The donors agreed';
    const charges = [{ contributionId: second }];
    const named = await spends('X2', 5_000, { chargedTo: { charges, reason } });
    expect(named.body.charges).toMatchObject([{ contributionId: second, held: 5_000 }]);
    expect((await view(`/requests/${id}/timeline`, named)).items.at(-1)).toMatchObject({
      type: 'ExpenditureRecorded',
      data: { chargedTo: { charges, reason } },
    });
    const parts = [{ contributionId: first, amount: 2_000 }];
    expect(await spends('X3', 5_000, { chargedTo: { charges: parts, reason } })).toMatchObject({ status: 422 });
    expect(await spends('X4', 5_000, { chargedTo: { charges: [], reason } })).toMatchObject({ status: 422 });
    expect(await spends('X5', 40_000, { chargedTo: { charges, reason } })).toMatchObject({
      body: { held: true, because: 'InsufficientCommitment' },
    });

    const recharge = (rechargeId: string, of: object[]) =>
      api.command(`/requests/${id}/expenditures/X1/recharges`, {
        ...{ rechargeId, charges: of, rechargedOn: '2026-06-01', reason },
      });
    const last = await recharge('N1', [{ contributionId: first }]);
    expect(last.body.charges).toMatchObject([{ contributionId: first, held: 10_000 }]);
    expect((await view(`/requests/${id}`, last)).sources).toMatchObject(
      [{ spent: 10_000 }, { spent: 5_000 }], // by id
    );
    expect(await recharge('N2', [{ contributionId: 'VC-9' }])).toMatchObject({ status: 404 });
    const amended = { reference: 'A/2', amendedOn: '2026-06-01', reason, chargingRule: 'order-of-use' };
    const agreed = await done(`/contributions/${first}/amendments`, amended);
    expect(await view(`/contributions/${first}`, agreed)).toMatchObject({ chargingRule: 'order-of-use' });
    expect(await view(`/requests/${id}`, agreed)).toMatchObject({ chargingRule: 'pro-rata', spent: 15_000 });
  });

  test('is not dated in a month that is closed: what was spent then counts when it is accepted', async () => {
    const id = await delivering(100_000);
    const early = { expenditureId: 'X1', lineId: 'training', amount: usd(5_000), description: 'Hall' };
    const closed = await done('/periods/2026-04/close', { closedOn: '2026-05-04' }, 'controller');
    expect(await view('/periods', closed)).toMatchObject({ items: [{ period: '2026-04', closedOn: '2026-05-04' }] });
    const told = await done(`/requests/${id}/expenditures`, { ...early, occurredOn: '2026-04-20' });
    expect(told.body).toMatchObject({ held: true, because: 'PeriodClosed' });
    const judged = { acceptedOn: '2026-06-15', reason: 'The post was late' };
    const last = await done(`/requests/${id}/held-facts/${told.body.factId}/accept`, judged);
    expect((await view(`/requests/${id}/timeline`, last)).items.at(-1)).toMatchObject({
      type: 'ExpenditureRecorded',
      data: { occurredOn: '2026-04-20', accountedOn: '2026-06-15' },
    });
    const receipt = { receiptId: 'R9', received: usd(1_000), receivedOn: '2026-04-30' };
    expect(await api.command(`/contributions/${contributionId}/receipts`, receipt)).toMatchObject({
      status: 409,
      body: { code: 'PeriodClosed', detail: 'Period closed: period 2026-04, day 2026-04-30, closedThrough 2026-04.' },
    });
    expect(await api.command('/periods/2026-06/close', { closedOn: '2026-06-15' })).toMatchObject({ status: 409 });
    expect(await api.command('/periods/2026-13/close', { closedOn: '2026-06-15' })).toMatchObject({ status: 400 });
  });

  test('is taken again for a charge that came after the end', async () => {
    const id = await delivering(100_000);
    await done(`/requests/${id}/complete`, { completedOn: '2026-03-01', summary: 'Done.' });
    await done(`/requests/${id}/evaluation/waive`, { waivedOn: '2026-03-02', reason: 'Small' });
    await done(`/requests/${id}/close`, { closedOn: '2026-03-03' });
    const late = { obligationId: 'O1', lineId: 'training', supplier: 'Hall', description: 'Cleaning' };
    const reopening = { ...late, amount: usd(4_000), reopenedOn: '2026-05-20', reason: 'The invoice came late' };
    const reopened = await done(`/requests/${id}/reopen`, reopening);
    expect(await view(`/requests/${id}`, reopened)).toMatchObject({
      ...{ phase: 'winding-down', standing: 'reopened', committed: 4_000, obligated: 4_000, budget: 100_000 },
    });
    const invoice = { expenditureId: 'X1', lineId: 'training', amount: usd(4_000), occurredOn: '2026-05-21' };
    const paid = await done(`/requests/${id}/expenditures`, {
      ...invoice,
      description: 'Cleaning',
      obligationId: 'O1',
    });
    expect(await view(`/requests/${id}`, paid)).toMatchObject({ phase: 'closed', committed: 0, spent: 4_000 });
  });

  test('never was an error of the program', () => {
    expect(api.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});
