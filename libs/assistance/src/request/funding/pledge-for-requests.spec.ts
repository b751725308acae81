import { beforeEach, describe, expect, test } from '@jest/globals';
import { PledgeContribution, RegisterDonor, UNEARMARKED, donor } from '#contributions';
import { earmarked } from '#contributions/testing';
import { TestCentre, line } from '../../testing/index.js';
import { pledgeForRequests } from './pledge-for-requests.transaction.js';

describe('A pledge for certain requests', () => {
  let centre: TestCentre;
  beforeEach(async () => {
    centre = new TestCentre('2026-03-01');
    const norway = { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO', organisationRef: null } as const;
    const registered = donor.decide(new RegisterDonor(norway, centre.context), 'unknown');
    centre.streams.append([{ stream: 'donor-NO', events: registered }]);
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
  });

  const pledging = (...requests: string[]) => {
    const earmark = requests.length === 0 ? UNEARMARKED : earmarked({ level: 4, requests });
    const pledge = { contributionId: 'VC-1', donorId: 'NO', title: 'Courts', pledgedOn: '2026-03-01', earmark };
    const command = new PledgeContribution({ ...pledge, amount: { minor: 500, currency: 'USD' } }, centre.context);
    return centre.streams.run(pledgeForRequests, command);
  };

  test('names requests that there are', async () => {
    await expect(pledging('TA-1', 'TA-9')).rejects.toMatchObject({ code: 'RequestNotFound', facts: { id: 'TA-9' } });
    const { appends } = await pledging('TA-1');
    expect(appends.flatMap(({ events }) => events.map(({ type }) => type))).toEqual(['ContributionPledged']);
  });

  test('is nothing special without any', async () => {
    expect((await pledging()).appends).toHaveLength(1);
  });

  test('names none later either that there is not', async () => {
    await centre.hasContribution('VC-2', { received: 500 });
    const refusal = await centre.refusal(centre.changesEarmark('VC-2', earmarked({ level: 4, requests: ['TA-9'] })));
    expect(refusal).toMatchObject({ code: 'RequestNotFound', facts: { id: 'TA-9' } });
  });
});
