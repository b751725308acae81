import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await ApiUnderTest.start();
  for (const donorId of ['NO', 'SE'])
    await api.command('/donors', { donorId, name: donorId, type: 'government', country: donorId });
}, 60_000);
afterAll(() => api.stop());

const unearmarked = { level: 1 };
const usd = (minor: number) => ({ minor, currency: 'USD' });
const instalments = [
  { instalmentId: 'first', dueOn: '2026-03-01', amount: 50_000 },
  { instalmentId: 'second', dueOn: '2026-09-01', amount: 100_000 },
];

const pledged = async (earmark: object = unearmarked, donorId = 'NO'): Promise<string> => {
  const pledge = { donorId, title: 'Justice', amount: usd(150_000), pledgedOn: '2026-01-01', earmark };
  return (await api.command('/contributions', pledge)).body.id;
};
const signed = async (terms: object = {}, earmark: object = unearmarked, donorId = 'NO'): Promise<string> => {
  const id = await pledged(earmark, donorId);
  const agreement = { reference: 'A-1', signedOn: '2026-02-01', amount: 150_000, pscBasisPoints: 0, ...terms };
  expect(await api.command(`/contributions/${id}/agreement`, agreement)).toMatchObject({ status: 200 });
  return id;
};
const received = (id: string, minor: number, instalmentId: string | null = null): Promise<Answered> => {
  const receipt = { receiptId: `R-${minor}`, instalmentId, received: usd(minor), receivedOn: '2026-03-01' };
  return api.command(`/contributions/${id}/receipts`, receipt);
};
/** As the read model has it once it shows what was done last. */
const shown = async (path: string, { body }: Answered) =>
  (await api.get(`/api/v1/${path}?after=${body.position}`)).body;

/** A request that only this contribution may pay for; it is accepted, and waits for money. */
const requested = async (amount: number): Promise<string> => {
  const { body } = await api.command('/requests', { ...submissionBody, submittedOn: '2026-03-02' });
  const acceptance = { ...acceptanceBody(amount), acceptedOn: '2026-03-03', startsOn: '2026-03-03' };
  const accepted = await api.command(`/requests/${body.id}/accept`, {
    ...acceptance,
    ...{ priority: 3, priorityReason: 'As agreed' },
  });
  expect(accepted).toMatchObject({ status: 200 });
  return body.id;
};

describe('An agreement', () => {
  test.each([
    ['instalments.dueOn', [instalments[0], { ...instalments[1], dueOn: '2026-03-01' }]],
    ['instalments.instalmentId', [instalments[0], { ...instalments[1], instalmentId: 'first' }]],
    ['instalments', [instalments[0]]],
  ])('refuses instalments that overlap or do not add up: %s', async (field, schedule) => {
    const agreement = { reference: 'A-1', signedOn: '2026-02-01', amount: 150_000, instalments: schedule };
    const answer = await api.command(`/contributions/${await pledged()}/agreement`, agreement);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  test('is amended, and shows its terms', async () => {
    const id = await signed({ instalments });
    const amendment = {
      ...{ reference: 'A-1/1', amendedOn: '2026-06-01', reason: 'Less, and for longer', amount: 120_000 },
      instalments: [{ ...instalments[0], amount: 120_000 }],
      ...{ pscBasisPoints: 700, expiresOn: '2028-12-31', reportsDueOn: ['2027-03-31'], advanceAuthority: 60_000 },
    };
    const amended = await api.command(`/contributions/${id}/amendments`, amendment);
    expect(amended).toMatchObject({ status: 200 });
    expect(await shown(`contributions/${id}`, amended)).toMatchObject({
      ...{ agreementReference: 'A-1/1', signed: 120_000, pscBasisPoints: 700, expiresOn: '2028-12-31' },
      ...{ reportsDueOn: ['2027-03-31'], advanceAuthority: 60_000, advanceDrawn: 0, advanceShortfall: 0 },
      instalments: [{ instalmentId: 'first', amount: 120_000, outstanding: 120_000, status: 'expected' }],
    });
    const openEnded = { reference: 'A-1/2', amendedOn: '2026-06-02', reason: 'Open-ended', expiresOn: null };
    const again = await api.command(`/contributions/${id}/amendments`, openEnded);
    expect(await shown(`contributions/${id}`, again)).toMatchObject({ expiresOn: null, pscBasisPoints: 700 });
  });

  test('is not reduced, and its money not refunded, below what is bound', async () => {
    const requestId = await requested(90_000);
    const id = await signed({}, { level: 4, requests: [requestId] });
    await received(id, 100_000);
    await api.command(`/requests/${requestId}/resource-checks`, { checkedOn: '2026-06-01' });
    const releaseFirst = [{ requestId, reserved: 90_000, committed: 0 }];
    const amendment = { reference: 'A-1/1', amendedOn: '2026-06-01', reason: 'Less', amount: 80_000 };
    expect(await api.command(`/contributions/${id}/amendments`, amendment)).toMatchObject({
      status: 409,
      body: { code: 'BelowBound', facts: { bound: 90_000, releaseFirst } },
    });
    const refund = { amount: 10_001, refundedOn: '2026-06-01', reference: 'Refund' };
    expect(await api.command(`/contributions/${id}/refunds`, refund)).toMatchObject({
      status: 409,
      body: { code: 'InsufficientFunds', facts: { available: 10_000, releaseFirst } },
    });
  });
});

describe('A balance', () => {
  test('is transferred to another contribution, of another donor with the consent of both', async () => {
    const from = await signed();
    const to = await signed({}, unearmarked, 'SE');
    await received(from, 100_000);
    const transfer = { toContributionId: to, amount: 40_000, transferredOn: '2026-05-01', reason: 'Joint programme' };
    const consent = { consentReference: 'NO letter 1' };
    expect(await api.command(`/contributions/${from}/transfers`, { ...transfer, ...consent })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'receivingConsentReference' }] },
    });
    const both = { ...consent, receivingConsentReference: 'SE letter 2' };
    const done = await api.command(`/contributions/${from}/transfers`, { ...transfer, ...both });
    expect(await shown(`contributions/${from}`, done)).toMatchObject({ available: 60_000, transfers: -40_000 });
    expect(await shown(`contributions/${to}`, done)).toMatchObject({ available: 40_000, transfers: 40_000 });
    expect(await shown(`contributions/${to}/utilisation`, done)).toMatchObject({
      figures: { receipts: 0, transfers: 40_000 },
      byQuarter: [{ quarter: '2026-Q2', transferred: 40_000, received: 0 }],
    });
    const more = { ...transfer, ...both, amount: 60_001 };
    expect(await api.command(`/contributions/${from}/transfers`, more)).toMatchObject({
      status: 409,
      body: { code: 'InsufficientFunds', facts: { available: 60_000, releaseFirst: [] } },
    });
  });
});

describe('A contribution in kind', () => {
  const expert = {
    ...{ donorId: 'SE', kind: 'expertise', title: 'A judge for a year', description: 'Trains judges in Nairobi' },
    ...{ value: { minor: 90_000_00, currency: 'SEK' }, valuedBy: 'Salary', receivedOn: '2026-02-01' },
  };

  test('is valued and shown with its donor, outside every ledger', async () => {
    const requestId = await requested(10_000);
    const recorded = await api.command('/in-kind', { ...expert, requestId });
    expect(recorded).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^IK-2026-\d{6}$/) } });
    const { id } = recorded.body;
    const revaluation = { value: { minor: 80_000_00, currency: 'SEK' }, valuedBy: 'Salary', reason: 'Ten months' };
    const revalued = await api.command(`/in-kind/${id}/revaluations`, { ...revaluation, revaluedOn: '2026-05-01' });
    const row = { inKindId: id, donorId: 'SE', requestId, value: 80_000_00, currency: 'SEK', revaluedOn: '2026-05-01' };
    expect(await shown(`in-kind/${id}`, revalued)).toMatchObject(row);
    expect((await api.get(`/api/v1/in-kind?donorId=SE&requestId=${requestId}`)).body).toMatchObject({ items: [row] });
    const total = { currency: 'SEK', count: 1, value: 80_000_00 };
    expect(await shown('donors/SE', revalued)).toMatchObject({ inKind: [total] });
    expect((await api.get('/api/v1/donors/SE/utilisation')).body.items).not.toContainEqual(
      expect.objectContaining({ currency: 'SEK' }),
    );
  });

  test('is for a request that there is, of a donor that there is', async () => {
    expect(await api.command('/in-kind', { ...expert, requestId: 'TA-2026-999999' })).toMatchObject({
      status: 404,
      body: { code: 'RequestNotFound' },
    });
    expect(await api.command('/in-kind', { ...expert, donorId: 'XX' })).toMatchObject({ status: 404 });
  });
});

describe('An earmark', () => {
  test('that excludes an open commitment needs a consent which keeps it', async () => {
    const requestId = await requested(90_000);
    const id = await signed({}, { level: 4, requests: [requestId] });
    await received(id, 100_000);
    await api.command(`/requests/${requestId}/resource-checks`, { checkedOn: '2026-06-01' });
    await api.command(`/requests/${requestId}/confirm-funding`, { confirmedOn: '2026-06-02' });
    const change = {
      ...{ earmark: { level: 3, countries: ['UG'] }, changedOn: '2026-06-03' },
      ...{ consentReference: 'Letter 7', reason: 'Other aims' },
    };
    const ask = (consentKeepsCommitments: boolean) =>
      api.command(`/contributions/${id}/earmark`, { ...change, consentKeepsCommitments });
    expect(await ask(false)).toMatchObject({
      status: 409,
      body: { code: 'CommitmentsExcluded', facts: { requests: [requestId] } },
    });
    const kept = await ask(true);
    expect(await shown(`contributions/${id}`, kept)).toMatchObject({ committed: 90_000, earmark: { level: 3 } });
  });
});

describe('A contribution that expires', () => {
  test('is taken over by another, or releases what is left when its liquidation is over', async () => {
    const requestId = await requested(90_000);
    const of = { level: 4, requests: [requestId] };
    const id = await signed({ expiresOn: '2026-03-10' }, of);
    await received(id, 100_000);
    await api.command(`/requests/${requestId}/resource-checks`, { checkedOn: '2026-03-05' });
    await api.command(`/requests/${requestId}/confirm-funding`, { confirmedOn: '2026-03-06' });
    const early = await api.command(`/contributions/${id}/expire`, { expiredOn: '2026-03-10' });
    expect(early).toMatchObject({ status: 409, body: { code: 'ContributionNotExpired' } });
    const expired = await api.command(`/contributions/${id}/expire`, { expiredOn: '2026-03-11' });
    expect(expired).toMatchObject({ status: 200, body: { released: [], liquidateBy: '2026-06-08' } });
    expect(await shown(`contributions/${id}`, expired)).toMatchObject({
      ...{ phase: 'expired', expiredOn: '2026-03-11', liquidateBy: '2026-06-08', committed: 90_000 },
    });

    const other = await signed({}, of, 'SE');
    const came = await received(other, 90_000);
    await shown(`contributions/${other}`, came);
    const substitution = { substitutedOn: '2026-06-01', reason: 'The first one has expired' };
    const substituted = await api.command(`/requests/${requestId}/funding-substitutions`, {
      ...{ contributionId: id, toContributionId: other, ...substitution },
    });
    expect(substituted).toMatchObject({ status: 200, body: { added: [{ contributionId: other, amount: 90_000 }] } });
    expect(await shown(`contributions/${other}`, substituted)).toMatchObject({ committed: 90_000, available: 0 });

    const back = await api.command(`/requests/${requestId}/funding-substitutions`, {
      ...{ contributionId: other, toContributionId: id, ...substitution },
    });
    expect(back).toMatchObject({ status: 409, body: { facts: { considered: [{ excludedBy: 'expired' }] } } });
    const release = (on: string) =>
      api.command(`/contributions/${id}/commitments/${requestId}/release`, { releasedOn: on });
    expect(await release('2026-06-08')).toMatchObject({ status: 409, body: { code: 'StillLiquidating' } });
    expect(await release('2026-06-09')).toMatchObject({ status: 200, body: { position: null } }); // nothing was left
  });
});

describe('Advance authority', () => {
  test('is drawn on, and a shortfall is shown while an instalment is cancelled below it', async () => {
    const requestId = await requested(120_000);
    const id = await signed({ instalments, advanceAuthority: 80_000 }, { level: 4, requests: [requestId] });
    const came = await received(id, 50_000, 'first');
    await shown(`contributions/${id}`, came);
    const checked = await api.command(`/requests/${requestId}/resource-checks`, { checkedOn: '2026-06-01' });
    expect(checked).toMatchObject({ status: 200, body: { outcome: 'reserved' } });
    expect(await shown(`contributions/${id}`, checked)).toMatchObject({
      ...{ available: 0, reserved: 120_000, advanceDrawn: 70_000, advanceShortfall: 0 },
    });
    const cancel = { cancelledOn: '2026-06-02', reason: 'Not paid' };
    const cancelled = await api.command(`/contributions/${id}/instalments/second/cancel`, cancel);
    expect(await shown(`contributions/${id}`, cancelled)).toMatchObject({ advanceShortfall: 70_000 });
    const paid = await received(id, 70_000);
    expect(await shown(`contributions/${id}`, paid)).toMatchObject({ advanceDrawn: 0, advanceShortfall: 0 });
  });
});
