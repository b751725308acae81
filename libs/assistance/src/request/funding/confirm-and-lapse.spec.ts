import { beforeEach, describe, expect, test } from '@jest/globals';
import { earmarked } from '#contributions/testing';
import { TestCentre, line } from '../../testing/index.js';

let centre: TestCentre;
beforeEach(async () => {
  centre = new TestCentre('2026-03-01');
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.hasContribution('VC-2', { received: 100, earmark: earmarked({ level: 3, countries: ['KE'] }) });
  await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
});

const figures = (requestId: string): unknown => {
  const told = centre.streams.eventsOf(`request-${requestId}`).findLast(({ data }) => 'figures' in (data as object));
  return (told?.data as { figures: unknown } | undefined)?.figures; // found by it
};

describe('Confirming the funding', () => {
  test('turns the whole reservation into a commitment, and fixes the order in which it is charged', async () => {
    await centre.checks('TA-1');
    const { appends } = await centre.confirms('TA-1');
    expect(centre.request('TA-1')).toMatchObject({ phase: 'assignment', ledger: { order: ['VC-2', 'VC-1'] } });
    expect(figures('TA-1')).toEqual({ reserved: 0, committed: 400, spent: 0 });
    expect(['VC-1', 'VC-2'].map((id) => centre.contribution(id).balance)).toMatchObject([
      { reserved: 0, committed: 300, available: 700 },
      { reserved: 0, committed: 100, available: 0 },
    ]);
    expect(appends.map(({ stream }) => stream)).toEqual(['request-TA-1', 'contribution-VC-2', 'contribution-VC-1']);
  });

  test('happens until the last day of the reservation', async () => {
    await centre.checks('TA-1');
    centre.today = '2026-04-01';
    expect(await centre.refusal(centre.confirms('TA-1'))).toMatchObject({
      code: 'ReservationExpired',
      facts: { expiresOn: '2026-03-31' },
    });
    centre.today = '2026-03-31';
    await centre.confirms('TA-1');
    expect(centre.request('TA-1').phase).toBe('assignment');
  });

  test('needs a reservation', async () => {
    expect(await centre.refusal(centre.confirms('TA-1'))).toMatchObject({
      code: 'NothingReserved',
      facts: { standing: 'unchecked' },
    });
    expect(await centre.refusal(centre.confirms('TA-9'))).toMatchObject({ code: 'RequestNotFound' });
    await centre.checks('TA-1');
    await centre.confirms('TA-1');
    expect(await centre.refusal(centre.confirms('TA-1'))).toMatchObject({ code: 'WrongPhase' });
  });
});

describe('A reservation that is not confirmed in time', () => {
  test('lapses: the money returns, and the request stays in funding, off the waitlist', async () => {
    await centre.checks('TA-1');
    centre.today = '2026-04-01';
    await centre.lapses('TA-1');
    expect(centre.request('TA-1')).toMatchObject({ phase: 'funding', standing: { kind: 'lapsed' } });
    expect(centre.waitlist.size).toBe(0);
    expect(figures('TA-1')).toEqual({ reserved: 0, committed: 0, spent: 0 });
    expect(['VC-1', 'VC-2'].map((id) => centre.contribution(id).balance)).toMatchObject([
      { reserved: 0, available: 1_000 },
      { reserved: 0, available: 100 },
    ]);
  });

  test('does not lapse before its last day is over', async () => {
    await centre.checks('TA-1');
    centre.today = '2026-03-31';
    expect(await centre.refusal(centre.lapses('TA-1'))).toMatchObject({ code: 'ReservationNotExpired' });
    centre.today = '2026-04-01';
    await centre.lapses('TA-1');
    expect(await centre.refusal(centre.lapses('TA-1'))).toMatchObject({
      code: 'NothingReserved',
      facts: { standing: 'lapsed' },
    });
  });

  test('can be checked again, and counts from nothing', async () => {
    await centre.checks('TA-1');
    centre.today = '2026-04-01';
    await centre.lapses('TA-1');
    await centre.checks('TA-1');
    expect(figures('TA-1')).toEqual({ reserved: 400, committed: 0, spent: 0 });
    expect([...centre.ledger('TA-1').allocations.values()].map(({ cells }) => cells.length)).toEqual([1, 1]);
    await centre.confirms('TA-1');
    expect(centre.contribution('VC-1').balance).toMatchObject({ committed: 300, available: 700 });
  });

  test('loses its place: waiting begins anew when a manager asks again', async () => {
    await centre.hasRequest('TA-2', { lines: [line('L1', 1_100)] });
    await centre.checks('TA-2');
    centre.today = '2026-04-01';
    await centre.lapses('TA-2');
    await centre.checks('TA-1');
    await centre.checks('TA-2');
    expect(centre.waitlist.get('TA-2')).toMatchObject({ waitingSince: '2026-04-01', shortfall: 400 });
  });
});

describe('A request that ends before it is confirmed', () => {
  test('gives its reservation back', async () => {
    await centre.checks('TA-1');
    await centre.cancels('TA-1');
    expect(centre.contribution('VC-1').balance).toMatchObject({ reserved: 0, available: 1_000 });
    expect(centre.request('TA-1')).toMatchObject({ phase: 'cancelled' });
  });

  test('leaves the waitlist', async () => {
    await centre.hasRequest('TA-2', { lines: [line('L1', 5_000)] });
    await centre.checks('TA-2');
    const { appends } = await centre.cancels('TA-2');
    expect(appends.find(({ stream }) => stream === 'waitlist')?.events).toEqual([
      { type: 'WaitlistLeft', data: { requestId: 'TA-2', leftOn: '2026-03-01', because: 'cancelled' } },
    ]);
    await centre.checks('TA-1');
    expect(centre.request('TA-1')).toMatchObject({ standing: { kind: 'reserved' } });
  });
});
