import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

type Change = Readonly<{ type: string; sum: number }>;

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('An explanation', () => {
  let api: ApiUnderTest;
  let id: string;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await api.command('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    const pledge = { donorId: 'NO', title: 'Justice', amount: usd(150_000), pledgedOn: '2026-01-01' };
    ({ id } = (await api.command('/contributions', { ...pledge, earmark: { level: 1 } })).body);
    const instalments = [{ instalmentId: 'first', dueOn: '2026-03-01', amount: 150_000 }];
    const terms = { reference: 'A-1', signedOn: '2026-02-01', amount: 150_000, pscBasisPoints: 0, instalments };
    await api.command(`/contributions/${id}/agreement`, terms);
    const receive = (receiptId: string, minor: number, receivedOn: string) =>
      api.command(`/contributions/${id}/receipts`, {
        receiptId,
        instalmentId: 'first',
        received: usd(minor),
        receivedOn,
      });
    await receive('may', 50_000, '2026-05-20');
    // Recorded after that of May.
    await receive('march', 40_000, '2026-03-05');
    const reversal = { amount: 10_000, reversedOn: '2026-06-01', reason: 'Paid twice' };
    await api.command(`/contributions/${id}/receipts/march/reversals`, reversal);
    await api.runtime.readModels.caughtUp();
  }, 60_000);
  afterAll(() => api?.stop());

  const explain = (figure: string, query = '') =>
    api.get(`/api/v1/contributions/${id}/explanations/${figure}?${query}`);

  test('tells the events in order, who and when, and adds up to the figure', async () => {
    const { status, body } = await explain('receipts');
    const told = { contributionId: id, requestId: null, stream: `contribution-${id}`, actor: 'manager' };
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        ...{ figure: 'receipts', currency: 'USD', total: 80_000, count: 3, next: null },
        items: [
          { type: 'InstalmentReceived', occurredOn: '2026-05-20', revision: 2, change: 50_000, sum: 50_000 },
          { type: 'InstalmentReceived', occurredOn: '2026-03-05', revision: 3, change: 40_000, sum: 90_000 },
          { type: 'ReceiptReversed', occurredOn: '2026-06-01', revision: 4, change: -10_000, sum: 80_000 },
        ].map((item) => ({ ...told, recordedAt: api.clock.current.toISOString(), ...item })),
      },
    });
    expect((await explain('outstanding', 'by=instalment&key=first')).body).toMatchObject({ total: 70_000, count: 4 });
    expect((await explain('received', 'by=quarter&key=2026-Q1')).body).toMatchObject({ total: 40_000, count: 1 });
    const { body: donor } = await api.get('/api/v1/donors/NO/explanations/receipts?currency=USD');
    expect(donor.items).toEqual(body.items);
    expect((await api.get('/api/v1/donors/NO/explanations/value?currency=USD&by=in-kind')).body).toMatchObject({
      ...{ total: 0, count: 0, items: [] },
    });
  });

  test('goes on from page to page', async () => {
    const first = (await explain('receipts', 'limit=2')).body;
    expect(first).toMatchObject({ total: 80_000, count: 3, items: [{ sum: 50_000 }, { sum: 90_000 }] });
    const second = (await explain('receipts', `limit=2&cursor=${first.next}`)).body;
    expect(second).toMatchObject({ total: 80_000, items: [{ sum: 80_000 }], next: null });
  });

  test('tells of a day what had happened, though it was recorded later', async () => {
    const asAt = 'asAt=2026-04-01T12:00:00Z';
    expect(await api.get(`/api/v1/contributions/${id}?${asAt}`)).toMatchObject({ status: 404 });
    expect(await explain('receipts', asAt)).toMatchObject({ status: 404 });
    const then = await api.get(`/api/v1/contributions/${id}?${asAt}&known=now`);
    expect(then).toMatchObject({
      headers: { 'techcoop-as-at': '2026-04-01T12:00:00.000Z' },
      body: { receipts: 40_000, available: 40_000, signed: 150_000, donorId: 'NO' },
    });
    expect((await explain('receipts', `${asAt}&known=now`)).body).toMatchObject({ total: 40_000, count: 1 });
    const { body: list } = await api.get(`/api/v1/contributions?${asAt}&known=now`);
    expect(list.items).toMatchObject([{ receipts: 40_000 }]);
    expect((await api.get(`/api/v1/contributions?asAt=2025-12-31T12:00:00Z&known=now`)).body.items).toEqual([]);
    const { body: used } = await api.get(`/api/v1/donors/NO/utilisation?${asAt}&known=now`);
    expect(used.items).toMatchObject([{ byQuarter: [{ quarter: '2026-Q1', received: 40_000 }] }]);
  });

  test.each([
    ['contributions/ID/explanations/nothing', 'figure', 'must be one of'],
    ['contributions/ID/explanations/received', 'figure', 'must be one of announced'],
    ['contributions/ID/explanations/spent?by=request', 'key', 'must say which'],
    ['contributions/ID/explanations/spent?key=x', 'key', 'must stand together with by'],
    ['contributions/ID/explanations/spent?by=mood&key=x', 'by', 'must be one of request'],
    ['contributions/ID/explanations/spent?cursor=eA', 'cursor', 'must be the `next` of a page'],
    ['requests/TA-2026-000001/explanations/spent?by=people', 'figure', 'must be one of female, male, notStated'],
    ['requests/TA-2026-000001/explanations/spent?by=line', 'key', 'must say which'],
    ['contributions/ID?known=now', 'known', 'must stand together with asAt'],
    ['contributions/ID?asAt=2026-04-01T12:00:00Z&known=perhaps', 'known', 'must be one of then, now'],
    ['donors/NO/explanations/spent', 'currency', 'is required'],
    ['mandates/18a/explanations/spent', 'currency', 'must be said of what was spent'],
    ['mandates/18a/explanations/funded?currency=USD', 'currency', 'must be said of what was spent'],
  ])('refuses %s', async (path, field, rule) => {
    expect(await api.get(`/api/v1/${path.replace('ID', id)}`)).toMatchObject({
      status: 400,
      body: { code: 'MalformedRequest', errors: [{ field, rule: expect.stringContaining(rule) }] },
    });
  });

  test.each(['contributions/VC-2026-999999', 'requests/TA-2026-999999', 'donors/none', 'mandates/1z'])(
    'of %s is not found',
    async (path) => {
      const ofOneCurrency = /^(donors|mandates)/.test(path) ? '?currency=USD' : '';
      expect(await api.get(`/api/v1/${path}/explanations/spent${ofOneCurrency}`)).toMatchObject({ status: 404 });
    },
  );

  test('tells of a project what each line, expenditure and activity comes to, and all who took part', async () => {
    const { id: requestId } = (await api.command('/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body;
    const tell = async (path: string, body: object): Promise<void> => {
      const { status, body: told } = await api.command(`/requests/${requestId}/${path}`, body);
      if (status >= 300) throw new Error(`${path}: ${JSON.stringify(told)}`);
    };
    await tell('accept', { ...acceptanceBody(40_000), acceptedOn: '2026-02-10' });
    await tell('resource-checks', { checkedOn: '2026-06-10' });
    await tell('confirm-funding', { confirmedOn: '2026-06-10' });
    await tell('assignment', { officeCode: 'HQ', assignedOn: '2026-06-10' });
    const held = { kind: 'seminar', title: 'Course', from: '2026-06-11', to: '2026-06-12', place: 'Osh' };
    const people = (female: number, male: number) => ({ participants: { female, male, notStated: 0 } });
    await tell('activities', { activityId: 'A1', ...held, ...people(10, 5), sectors: { judiciary: 15 } });
    await tell('activities', { activityId: 'A2', ...held, title: 'Second', ...people(1, 2) });
    const corrected = {
      correctionId: 'C1',
      reason: 'Miscounted',
      ...held,
      ...people(12, 5),
      sectors: { judiciary: 17 },
    };
    await tell('activities/A1/corrections', corrected);
    const spent = { lineId: 'training', amount: usd(6_000), occurredOn: '2026-06-13', description: 'Hall' };
    await tell('expenditures', { expenditureId: 'E1', ...spent });
    const reversal = { reversalId: 'R1', amount: usd(1_000), occurredOn: '2026-06-14', reason: 'Discount' };
    await tell('expenditures/E1/reversals', reversal);
    const sumsOf = async (figure: string, query: string, name = 'manager'): Promise<unknown> => {
      const path = `/api/v1/requests/${requestId}/explanations/${figure}?${query}`;
      const { status, body } = await api.get(path, { authorization: `Name ${name}` });
      return status === 200
        ? [body.currency, body.total, body.items.map(({ type, sum }: Change) => [type, sum])]
        : status;
    };
    expect(await sumsOf('female', 'by=people')).toEqual([
      ...[null, 13],
      [
        ['ActivityDelivered', 10],
        ['ActivityDelivered', 11],
        ['ActivityCorrected', 13],
      ],
    ]);
    expect(await sumsOf('judiciary', 'by=activity&key=A1')).toEqual([
      ...[null, 17],
      [
        ['ActivityDelivered', 15],
        ['ActivityCorrected', 17],
      ],
    ]);
    expect(await sumsOf('spent', 'by=line&key=training')).toEqual([
      ...['USD', 5_000],
      [
        ['ExpenditureRecorded', 6_000],
        ['ExpenditureReversed', 5_000],
      ],
    ]);
    expect(await sumsOf('reversedInBudget', 'by=expenditure&key=E1')).toEqual([
      ...['USD', 1_000, [['ExpenditureReversed', 1_000]]],
    ]);
    expect(await sumsOf('spent', 'by=line&key=L9')).toBe(404);
  });
});
