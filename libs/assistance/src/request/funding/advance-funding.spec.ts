import { beforeEach, describe, expect, test } from '@jest/globals';
import { TestCentre, line } from '../../testing/index.js';

const instalments = [
  { instalmentId: 'I-1', dueOn: '2026-03-01', amount: 500 },
  { instalmentId: 'I-2', dueOn: '2026-09-01', amount: 1_000 },
];

describe('A contribution with advance authority', () => {
  let centre: TestCentre;
  beforeEach(async () => {
    centre = new TestCentre();
    await centre.hasContribution('VC-1', { received: 500, instalments, advanceAuthority: 800 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 1_200)] });
    await centre.hasRequest('TA-2', { lines: [line('L1', 200)] });
  });

  test('offers what is there and what may be taken before it comes, and the check says so', async () => {
    expect((await centre.checks('TA-1')).answer).toMatchObject({ outcome: 'reserved' });
    expect(centre.contribution('VC-1').balance).toMatchObject({ available: 0, advanceDrawn: 700 });
    const performed = centre.streams.eventsOf('request-TA-1').find(({ type }) => type === 'ResourceCheckPerformed');
    expect(performed).toMatchObject({ data: { considered: [{ available: 500, advance: 800, proposed: 1_200 }] } });
    expect((await centre.checks('TA-2')).answer).toMatchObject({ outcome: 'waitlisted', shortfall: 100 });
  });

  test('is considered before anything has come', async () => {
    await centre.hasContribution('VC-2', { instalments, advanceAuthority: 800, donorId: 'SE' });
    await centre.hasRequest('TA-3', { lines: [line('L1', 2_000)] });
    expect((await centre.checks('TA-3')).answer).toMatchObject({ outcome: 'reserved' });
  });

  test('pays only with what has come; what is missing is cash', async () => {
    await centre.funds('TA-1');
    await centre.spends('TA-1', 500);
    expect(await centre.held(centre.spends('TA-1', 1))).toMatchObject({
      code: 'InsufficientCash',
      facts: {
        uncovered: { minor: 1, currency: 'USD' },
        awaited: [{ contributionId: 'VC-1', committed: 700, payable: 0, currency: 'USD' }],
      },
    });
    await centre.receives('VC-1', { minor: 600, currency: 'USD' }, 'I-2');
    await centre.spends('TA-1', 600);
    expect(centre.contribution('VC-1').balance).toMatchObject({ spent: 1_100, committed: 100, advanceDrawn: 100 });
  });

  test('reserves nothing while an instalment that was drawn on is cancelled, and again once money covers it', async () => {
    await centre.funds('TA-1');
    await centre.cancelsInstalment('VC-1', 'I-2');
    const events = centre.streams.eventsOf('contribution-VC-1').map(({ type }) => type);
    expect(events.slice(-2)).toEqual(['InstalmentCancelled', 'AdvanceShortfallRaised']);
    expect((await centre.checks('TA-2')).answer).toMatchObject({ outcome: 'waitlisted', shortfall: 200 });
    await centre.receives('VC-1', { minor: 900, currency: 'USD' });
    expect((await centre.rechecks()).answer).toMatchObject({ funded: [{ requestId: 'TA-2' }] });
  });
});
