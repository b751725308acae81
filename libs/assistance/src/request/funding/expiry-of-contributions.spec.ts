import { beforeEach, describe, expect, test } from '@jest/globals';
import { TestCentre, line } from '../../testing/index.js';

const typesOf = (centre: TestCentre, stream: string) => centre.streams.eventsOf(stream).map(({ type }) => type);

describe('When a contribution expires', () => {
  let centre: TestCentre;
  beforeEach(async () => {
    centre = new TestCentre();
    await centre.hasContribution('VC-1', { received: 3_000, expiresOn: '2026-06-30' });
    await centre.hasRequest('TA-1', { lines: [line('L1', 600), line('L2', 400)] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 250);
    await centre.hasRequest('TA-2', { lines: [line('L1', 500)] });
    await centre.checks('TA-2');
    centre.today = '2026-07-01';
  });

  test('reservations are released, and their requests wait in their place', async () => {
    expect((await centre.expires('VC-1')).answer).toEqual({ released: ['TA-2'], liquidateBy: '2026-09-28' });
    expect(typesOf(centre, 'contribution-VC-1').slice(-2)).toEqual(['ContributionExpired', 'ReservationReleased']);
    expect(centre.request('TA-2')).toMatchObject({ standing: { kind: 'waitlisted', shortfall: 500 } });
    expect(centre.waitlist.get('TA-2')).toMatchObject({ shortfall: 500 });
    expect(centre.contribution('VC-1')).toMatchObject({ phase: 'expired', balance: { reserved: 0, committed: 750 } });
  });

  test('a check says so, whatever its day', async () => {
    await centre.expires('VC-1');
    await centre.checks('TA-2');
    const performed = centre.streams.eventsOf('request-TA-2').findLast(({ type }) => type === 'ResourceCheckPerformed');
    expect(performed).toMatchObject({ data: { considered: [{ contributionId: 'VC-1', excludedBy: 'expired' }] } });
  });

  test('what is committed is charged until its last day only, also later', async () => {
    await centre.expires('VC-1');
    await centre.spends('TA-1', 100, { occurredOn: '2026-06-30' });
    expect(await centre.held(centre.spends('TA-1', 100, { occurredOn: '2026-07-01' }))).toMatchObject({
      code: 'InsufficientCommitment',
    });
  });

  test('what is left is released after 90 days, on both sides, line by line', async () => {
    await centre.expires('VC-1');
    centre.today = '2026-09-28';
    expect(await centre.refusal(centre.releasesExpired('TA-1', 'VC-1'))).toMatchObject({
      code: 'StillLiquidating',
      facts: { liquidateBy: '2026-09-28' },
    });
    centre.today = '2026-09-29';
    await centre.releasesExpired('TA-1', 'VC-1');
    expect(centre.contribution('VC-1').balance).toMatchObject({ committed: 0, spent: 250, available: 2_750 });
    const { allocations, lines } = centre.ledger('TA-1');
    expect(allocations.get('VC-1')).toMatchObject({
      committed: 0,
      spent: 250,
      cells: [{ lineId: 'L1', amount: 250, held: 250 }],
    });
    expect(lines).toHaveLength(2);
    expect((await centre.releasesExpired('TA-1', 'VC-1')).appends).toEqual([]);
  });

  test('the budget may be filled again from another contribution', async () => {
    await centre.expires('VC-1');
    centre.today = '2026-09-29';
    await centre.releasesExpired('TA-1', 'VC-1');
    await centre.hasContribution('VC-2', { received: 1_250, donorId: 'SE' }); // TA-2 has waited long, and comes first
    await centre.revises('TA-1', [line('L1', 600), line('L2', 400)]);
    expect(centre.contribution('VC-2').balance).toMatchObject({ committed: 750 });
  });

  test('it may be told again without changing anything, but not before its end', async () => {
    await centre.expires('VC-1');
    expect((await centre.expires('VC-1')).appends).toEqual([]);
    await centre.hasContribution('VC-2', { received: 1, expiresOn: '2026-07-01' });
    expect(await centre.refusal(centre.expires('VC-2'))).toMatchObject({
      code: 'ContributionNotExpired',
      facts: { expiresOn: '2026-07-01' },
    });
  });
});
