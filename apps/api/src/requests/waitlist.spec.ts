import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

describe('The waitlist over HTTP', () => {
  let api: ApiUnderTest;
  let contributionId = '';
  const requests: string[] = [];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    contributionId = await signed(1_000_000);
    for (const amount of [90_000, 30_000, 20_000]) requests.push(await waiting(amount));
  });
  afterAll(() => api?.stop());

  const done = async (path: string, body: unknown): Promise<Answered> => {
    const answer = await api.command(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const usd = (minor: number) => ({ minor, currency: 'USD' });
  const signed = async (amount: number): Promise<string> => {
    const pledge = { donorId: 'NO', title: 'Courts', amount: usd(amount), pledgedOn: '2026-01-01' };
    const { body } = await done('/contributions', { ...pledge, earmark: { level: 1 } });
    const agreement = { reference: 'NO-1', signedOn: '2026-01-02', amount, pscBasisPoints: 0 };
    await done(`/contributions/${body.id}/agreement`, agreement);
    return body.id;
  };
  const receives = (amount: number, receivedOn: string): Promise<Answered> =>
    done(`/contributions/${contributionId}/receipts`, { receiptId: randomUUID(), received: usd(amount), receivedOn });
  const waiting = async (amount: number): Promise<string> => {
    const { body } = await done('/requests', { ...submissionBody, submittedOn: '2026-02-02' });
    await done(`/requests/${body.id}/accept`, { ...acceptanceBody(amount), acceptedOn: '2026-02-10' });
    await done(`/requests/${body.id}/resource-checks`, { checkedOn: '2026-02-11' });
    return body.id;
  };
  const shown = async (after: Answered) => {
    const { status, body } = await api.get(`/api/v1/waitlist?after=${after.body.position}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  };

  test('shows who waits, by which policy, where it is explained, and what the last pass did', async () => {
    const [first, second] = requests;
    const receipt = await receives(25_000, '2026-03-01');
    await shown(receipt); // so that readers see it
    const { body: money } = receipt;
    const pass = await done('/waitlist/rechecks', { checkedOn: '2026-03-01', requestedUpTo: money.position });
    expect(pass.body).toMatchObject({
      funded: [],
      complete: true,
      waiting: [{ requestId: first, shortfall: 65_000 }, {}, {}],
    });
    const view = await shown(pass);
    expect(view).toMatchObject({
      policy: { policy: 'strict-order', since: null },
      lastPass: { checkedOn: '2026-03-01', policy: 'strict-order', checked: 3, funded: 0, short: 3, complete: true },
    });
    expect(view.items).toMatchObject([
      {
        ...{
          position: 1,
          requestId: first,
          shortfall: 65_000,
          passes: 0,
          mayBePassed: false,
          effectivePriority: expect.any(Number),
        },
        explanation: `/api/v1/requests/${first}/timeline`,
      },
      { position: 2, requestId: second },
      { position: 3 },
    ]);
    expect((await api.get(view.items[0].explanation)).body.items.map(({ type }: { type: string }) => type)).toContain(
      'ResourceCheckPerformed',
    );
    expect(view.lastPass.doneUpTo >= money.position).toBe(true);
    const covered = await done('/waitlist/rechecks', { checkedOn: '2026-03-01', requestedUpTo: money.position });
    expect(covered.body).toMatchObject({ position: null, funded: [], waiting: pass.body.waiting, complete: true });
  });

  test('is gone over by the policy that was set', async () => {
    const [first, second, third] = requests;
    const policy = { policy: 'best-fit', from: '2026-03-02', reason: 'Money lay idle' };
    expect(await api.command('/waitlist/policy', { ...policy, policy: 'youngest' })).toMatchObject({ status: 422 });
    expect(await api.command('/waitlist/policy', { ...policy, reason: '' })).toMatchObject({ status: 422 });
    await done('/waitlist/policy', policy);
    const pass = await done('/waitlist/rechecks', { checkedOn: '2026-03-02' });
    expect(pass.body).toMatchObject({
      funded: [{ requestId: third, allocations: [{ contributionId, held: 20_000 }] }],
    });
    expect(await shown(pass)).toMatchObject({
      policy: { policy: 'best-fit', since: '2026-03-02', reason: 'Money lay idle' },
      lastPass: { policy: 'best-fit', checked: 3, funded: 1, short: 2 },
      items: [
        { requestId: first, shortfall: 85_000, passes: 1 },
        { requestId: second, shortfall: 25_000, passes: 1, mayBePassed: true },
      ],
    });
    const again = await done(`/requests/${third}/resource-checks`, { checkedOn: '2026-03-02' });
    expect(again.body).toMatchObject({ outcome: 'reserved', position: null, allocations: [{ held: 20_000 }] });
  });

  test('tells what would be if, and records nothing', async () => {
    const [first, second] = requests;
    const before = await api.runtime.store.latest();
    const earmark = { level: 3, countries: ['KE'] };
    const pledge = { kind: 'pledge', donorId: 'NO', amount: usd(85_000), earmark, pscBasisPoints: 0 };
    const answer = await api.ask('POST', '/api/v1/what-if', { body: { changes: [pledge] } });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        on: '2026-06-15',
        asItIs: { funded: [], waiting: [{ requestId: first, shortfall: 85_000 }, { requestId: second }] },
        changed: {
          funded: [
            { requestId: first, allocations: [{ contributionId: 'what-if-1', held: 85_000 }, { contributionId }] },
          ],
          waiting: [{ requestId: second, shortfall: 30_000 }],
        },
        gained: [first],
        lost: [],
      },
    });
    const asked = async (body: unknown) => (await api.ask('POST', '/api/v1/what-if', { body })).status;
    const priority = { kind: 'priority', requestId: second, priority: 1 };
    expect(await asked({ changes: [priority], on: '2027-01-01' })).toBe(200);
    expect(await asked({ changes: [{ ...priority, requestId: requests[2] }] })).toBe(409); // it does not wait
    expect(await asked({ changes: [{ ...pledge, donorId: 'XX' }] })).toBe(404);
    expect(await asked({ changes: [{ ...priority, priority: 6 }] })).toBe(422);
    expect(await asked({ changes: [{ ...priority, kind: 'miracle' }] })).toBe(422);
    expect(await asked({ changes: [], on: '2026-06-14' })).toBe(422);
    expect(await asked({ changes: Array.from({ length: 21 }, () => priority) })).toBe(422);
    expect(await asked({})).toBe(400);
    expect(await api.runtime.store.latest()).toBe(before);
    expect((await api.get('/api/v1/waitlist')).body.items).toMatchObject([{ requestId: first, shortfall: 85_000 }, {}]);
  });
});
