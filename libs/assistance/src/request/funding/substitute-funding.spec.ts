import { earmarked } from '#contributions/testing';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { TestCentre, line } from '../../testing/index.js';

describe('Funding is substituted', () => {
  let centre: TestCentre;
  beforeEach(async () => {
    centre = new TestCentre();
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 600), line('L2', 400)] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 250);
  });

  test('for what is still open: request and both contributions say so at once', async () => {
    await centre.hasContribution('VC-2', { received: 900, pscBasisPoints: 1_300, donorId: 'SE' });
    const { appends } = await centre.substitutes('TA-1', 'VC-1', 'VC-2');
    expect(appends.map(({ stream, events }) => [stream, ...events.map(({ type }) => type)])).toEqual([
      ['request-TA-1', 'FundingSubstituted'],
      ['contribution-VC-1', 'CommitmentReleased'],
      ['contribution-VC-2', 'FundsReserved', 'FundsCommitted'],
      ['waitlist', 'WaitlistChecked'],
    ]);
    expect(centre.contribution('VC-1').balance).toMatchObject({ committed: 0, spent: 250, available: 750 });
    expect(centre.contribution('VC-2').balance).toMatchObject({ committed: 750, pscSetAside: 98, available: 52 });
    const { allocations, order } = centre.ledger('TA-1');
    expect(order).toEqual(['VC-1', 'VC-2']);
    expect(allocations.get('VC-2')?.cells).toMatchObject([
      { lineId: 'L1', amount: 350 },
      { lineId: 'L2', amount: 400 },
    ]);
    await centre.spends('TA-1', 350);
    expect(centre.contribution('VC-2').balance).toMatchObject({ spent: 350, committed: 400 });
  });

  test('in another currency, at the rate of the day', async () => {
    await centre.loadsRate('EUR', '0.9');
    await centre.hasContribution('VC-2', { received: 675, currency: 'EUR', donorId: 'SE' });
    await centre.substitutes('TA-1', 'VC-1', 'VC-2');
    expect(centre.contribution('VC-2').balance).toMatchObject({ committed: 675, available: 0 });
  });

  test('so that a shortfall of an advance ends', async () => {
    const instalments = [{ instalmentId: 'I-1', dueOn: '2026-09-01', amount: 1_000 }];
    await centre.hasContribution('VC-3', { instalments, advanceAuthority: 1_000, donorId: 'SE' });
    await centre.hasRequest('TA-3', { lines: [line('L1', 1_000)] });
    await centre.funds('TA-3');
    await centre.cancelsInstalment('VC-3', 'I-1');
    await centre.hasContribution('VC-2', { received: 1_000, donorId: 'SE' });
    await centre.substitutes('TA-3', 'VC-3', 'VC-2');
    expect(centre.contribution('VC-3').balance).toMatchObject({ advanceDrawn: 0, committed: 0 });
  });

  test('not beyond what the other has, nor against its earmark: the refusal says why, and nothing has changed', async () => {
    await centre.hasContribution('VC-2', { received: 749, donorId: 'SE' });
    expect(await centre.refusal(centre.substitutes('TA-1', 'VC-1', 'VC-2'))).toMatchObject({
      code: 'InsufficientFunds',
      facts: { shortfall: 1, considered: [{ contributionId: 'VC-2', available: 749 }] },
    });
    await centre.hasContribution('VC-3', { received: 900, earmark: earmarked({ level: 3, countries: ['UG'] }) });
    expect(await centre.refusal(centre.substitutes('TA-1', 'VC-1', 'VC-3'))).toMatchObject({
      code: 'InsufficientFunds',
      facts: { shortfall: 750, considered: [{ contributionId: 'VC-3', excludedBy: 'earmark-country' }] },
    });
    expect(centre.contribution('VC-1').balance).toMatchObject({ committed: 750, available: 0 });
  });

  test('not with what is held back for those before on the waitlist', async () => {
    await centre.hasRequest('TA-2', { lines: [line('L1', 500)], priority: 1 });
    await centre.checks('TA-2');
    await centre.hasContribution('VC-2', { received: 900, donorId: 'SE' });
    expect(await centre.refusal(centre.substitutes('TA-1', 'VC-1', 'VC-2'))).toMatchObject({
      code: 'InsufficientFunds',
      facts: { shortfall: 350 },
    });
  });

  test('only where something is committed, by a contribution that there is', async () => {
    await centre.hasContribution('VC-2', { received: 900, donorId: 'SE' });
    expect(await centre.refusal(centre.substitutes('TA-1', 'VC-2', 'VC-1'))).toMatchObject({
      code: 'NothingCommitted',
    });
    expect(await centre.refusal(centre.substitutes('TA-1', 'VC-1', 'VC-1'))).toMatchObject({ code: 'InvalidInput' });
    expect(await centre.refusal(centre.substitutes('TA-1', 'VC-1', 'VC-9'))).toMatchObject({
      code: 'ContributionNotFound',
    });
  });
});
