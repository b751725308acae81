import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const budget = { section: '15', title: 'Crime prevention', from: '2026-01-01', to: '2027-12-31', cap: usd(500_000) };
const budgetId = 'RB-15-2026-2027';
const basis = {
  ...{ fundingBasis: 'regular-budget', budgetSection: '15' },
  coreFunctionReason: 'Servicing the bodies that the Convention names',
};

describe('The regular budget over HTTP', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    const pledge = { donorId: 'NO', title: 'Core', amount: usd(900_000), pledgedOn: '2026-01-01' };
    const { id } = (await done('/contributions', { ...pledge, earmark: { level: 1 } })).body;
    await done(`/contributions/${id}/agreement`, { reference: 'NO-1', signedOn: '2026-01-02', amount: 900_000 });
    const receipt = { receiptId: 'R1', received: usd(900_000), receivedOn: '2026-01-03' };
    await done(`/contributions/${id}/receipts`, receipt);
    await done('/regular-budgets', { ...budget, openedOn: '2026-01-05' });
  }, 90_000);
  afterAll(() => api?.stop());

  const done = async (path: string, body: object, actor = 'finance'): Promise<Answered> => {
    const answer = await api.command(path, body, { authorization: `Name ${actor}` });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const view = async (path: string, { body }: Answered) =>
    (await api.get(`/api/v1${path}?after=${body.position}`)).body;
  const submit = async (): Promise<string> =>
    (await done('/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body.id;
  const accepted = async (
    amount: number,
    budgetSection = '15',
  ): Promise<Readonly<{ id: string; answer: Answered }>> => {
    const id = await submit();
    const acceptance = { ...acceptanceBody(amount), mandate: '27c', acceptedOn: '2026-02-10', ...basis, budgetSection };
    return { id, answer: await done(`/requests/${id}/accept`, acceptance, 'manager') };
  };
  const approval = { budgetId, approvedOn: '2026-02-12', reference: 'Memo 4' };

  test('is opened once for a section and a period, and shows its figures', async () => {
    const opened = await api.command('/regular-budgets', { ...budget, openedOn: '2026-01-05' });
    expect(opened).toMatchObject({ status: 409, body: { code: 'RegularBudgetExists' } });
    const other = await done('/regular-budgets', { ...budget, section: '29D', openedOn: '2026-01-05' });
    expect(other).toMatchObject({ status: 201, body: { id: 'RB-29D-2026-2027' } });
    expect((await view('/regular-budgets', other)).items.map((one: { budgetId: string }) => one.budgetId)).toEqual([
      budgetId,
      'RB-29D-2026-2027',
    ]);
    const cap = { cap: 400_000, changedOn: '2026-01-06', reason: 'Reduced by the General Assembly' };
    expect(
      await view('/regular-budgets/RB-29D-2026-2027', await done('/regular-budgets/RB-29D-2026-2027/cap', cap)),
    ).toMatchObject({ section: '29D', phase: 'open', cap: 400_000, available: 400_000, requests: [] });
    const closed = await done('/regular-budgets/RB-29D-2026-2027/close', { closedOn: '2026-01-07' });
    expect(await view('/regular-budgets/RB-29D-2026-2027', closed)).toMatchObject({
      ...{ phase: 'closed', closedOn: '2026-01-07' },
    });
    expect((await api.get('/api/v1/regular-budgets?section=15&phase=open')).body.items).toHaveLength(1);
    expect((await api.get('/api/v1/regular-budgets/RB-7-2026')).status).toBe(404);
  });

  test('pays for a request from its approval to its end, beside all contributions', async () => {
    const { id, answer } = await accepted(150_000);
    expect((await api.command(`/requests/${id}/resource-checks`, { checkedOn: '2026-02-11' })).body).toMatchObject({
      ...{ status: 409, code: 'OnRegularBudget', facts: { requestId: id, section: '15' } },
    });
    expect(await view(`/requests/${id}`, answer)).toMatchObject({ phase: 'funding', standing: 'approval-awaited' });
    const approved = await done(`/requests/${id}/approve-regular-budget`, approval);
    expect(await view(`/requests/${id}`, approved)).toMatchObject({
      ...{ phase: 'assignment', fundingBasis: 'regular-budget', budgetSection: '15', committed: 150_000, sources: [] },
      regularBudget: { budgetId, committed: 150_000, spent: 0, approvedBy: 'finance', reference: 'Memo 4' },
    });
    await done(`/requests/${id}/assignment`, { officeCode: 'HQ', assignedOn: '2026-02-13' });
    const spent = { expenditureId: 'X1', lineId: 'training', amount: usd(90_000), description: 'Hall' };
    const recorded = await done(`/requests/${id}/expenditures`, { ...spent, occurredOn: '2026-03-08' });
    expect(recorded.body).toMatchObject({ charges: [{ contributionId: budgetId, held: 90_000, psc: 0 }] });
    expect(await view(`/regular-budgets/${budgetId}`, recorded)).toMatchObject({
      ...{ cap: 500_000, available: 350_000, committed: 60_000, spent: 90_000 },
      requests: [{ requestId: id, committed: 60_000, spent: 90_000, approvedOn: '2026-02-12', approvedBy: 'finance' }],
    });
    const cancelled = await done(`/requests/${id}/cancel`, { cancelledOn: '2026-04-01', reason: 'Not needed' });
    expect(await view(`/regular-budgets/${budgetId}`, cancelled)).toMatchObject({ available: 410_000, committed: 0 });

    const [donor] = (await view('/donors/NO/utilisation', cancelled)).items;
    expect(donor.figures).toMatchObject({ receipts: 900_000, available: 900_000, committed: 0, spent: 0 });
    expect((await view('/waitlist', cancelled)).items).toEqual([]);
  });

  test('is given once, whoever asks at the same time', async () => {
    const id = 'RB-7-2026';
    await done('/regular-budgets', {
      ...budget,
      section: '7',
      to: '2026-12-31',
      cap: usd(1_000),
      openedOn: '2026-01-05',
    });
    const requests = await Promise.all([1, 2, 3].map(() => accepted(600, '7')));
    const answers = await Promise.all(
      requests.map((one) => api.command(`/requests/${one.id}/approve-regular-budget`, { ...approval, budgetId: id })),
    );
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    const won = answers.find(({ status }) => status === 200);
    expect(won && (await view(`/regular-budgets/${id}`, won))).toMatchObject({ available: 400, committed: 600 });
  });

  test('is refused beyond its cap, for what depends on resources, and without its reason', async () => {
    const { id } = await accepted(500_001);
    expect((await api.command(`/requests/${id}/approve-regular-budget`, approval)).body).toMatchObject({
      ...{ status: 409, code: 'RegularBudgetExceeded', facts: { currency: 'USD' } },
    });
    const other = await submit();
    const accept = async (change: object) =>
      (await api.command(`/requests/${other}/accept`, { ...acceptanceBody(1), acceptedOn: '2026-02-10', ...change }))
        .body;
    expect(await accept({ ...basis, mandate: '18a' })).toMatchObject({
      code: 'NotACoreFunction',
      facts: { mandate: '18a' },
    });
    expect(await accept({ ...basis, mandate: '27c', coreFunctionReason: null })).toMatchObject({ status: 422 });
    expect(await accept({ ...basis, mandate: '27c', budgetSection: null })).toMatchObject({ status: 422 });
    expect(await accept({ mandate: '27c', budgetSection: '15' })).toMatchObject({ status: 422 });
    const voluntary = await done(`/requests/${other}/accept`, {
      ...{ ...acceptanceBody(1), mandate: '27c', acceptedOn: '2026-02-10' },
    });
    expect(await view(`/requests/${other}`, voluntary)).toMatchObject({
      ...{ fundingBasis: 'voluntary-contributions', budgetSection: null, regularBudget: null, standing: 'unchecked' },
    });
  });
});
