import { describe, expect, test } from '@jest/globals';
import { type RateTable, rateTable } from '#money';
import { type SampleTerms, earmarked, signedContribution } from '../testing/index.js';
import { reserve } from '../contribution/allocations.js';
import { underAgreement } from '../contribution/under-agreement.js';
import { contributionFold } from '../contribution/contribution.state.js';
import type { Need } from './need.js';
import { CONSIDERED_LISTED, type Considered, ResourcePass, summarised } from './resource-check.js';
import { type Source, sourceOf } from './source.js';

const on = '2026-03-01';
const rate = (currency: string, unitsPerUsd: string, effectiveOn = '2026-03-01') => ({
  currency,
  effectiveOn,
  unitsPerUsd,
  source: 'UN',
});
const RATES = rateTable([rate('EUR', '0.9'), rate('JPY', '150'), rate('KWD', '0.3'), rate('CHF', '0.8', '2025-12-01')]);

const source = (contributionId: string, terms: Partial<SampleTerms> = {}): Source => {
  const found = sourceOf(contributionId, 3, signedContribution({ contributionId, ...terms }).state, 'TA-1');
  if (!found) throw new Error('it is under agreement');
  return found;
};

const needOf = (requestId: string, amount: number, changed: Partial<Need> = {}): Need => ({
  requestId,
  programme: 'GPAC',
  themes: ['corruption'],
  beneficiaries: [{ kind: 'country', code: 'KE', share: 10_000 }],
  currency: 'USD',
  lines: [{ lineId: 'L1', category: 'staff', description: 'Adviser', amount }],
  startsOn: '2026-04-01',
  ...changed,
});

const passOver = (sources: readonly Source[], rates: RateTable = RATES) => new ResourcePass(sources, rates, on);

const rules = (considered: readonly Considered[]): Record<string, string | number> =>
  Object.fromEntries(
    considered.map(({ contributionId, proposed, excludedBy }) => [contributionId, excludedBy ?? proposed]),
  );

describe('A resource check', () => {
  test('proposes money in the order of use, and says which contributions it did not need', () => {
    const sources = [
      source('free'),
      source('soft', { earmark: earmarked({ level: 2, themes: ['corruption'] }) }),
      source('tight', { earmark: earmarked({ level: 4, requests: ['TA-1'] }), received: 11_300 }),
    ];
    const { shortfall, directCost, considered, allocations } = passOver(sources).check(needOf('TA-1', 50_000));
    expect({ shortfall, directCost }).toEqual({ shortfall: 0, directCost: 50_000 });
    expect(rules(considered)).toEqual({ tight: 10_000, soft: 40_000, free: 0 });
    expect(considered.map(({ contributionId }) => contributionId)).toEqual(['tight', 'soft', 'free']);
    expect(allocations.map(({ contributionId, amount, held }) => [contributionId, amount, held])).toEqual([
      ['tight', 10_000, 10_000],
      ['soft', 40_000, 40_000],
    ]);
  });

  test('leaves room for programme support costs', () => {
    const { shortfall, considered } = passOver([source('VC-1', { received: 1_130 })]).check(needOf('TA-1', 1_001));
    expect(shortfall).toBe(1);
    expect(considered[0]).toMatchObject({ available: 1_130, proposed: 1_000, revision: 3, level: 1, heldBack: 0 });
  });

  test('names the one rule that keeps each other contribution from paying', () => {
    const sources = [
      source('theme', { earmark: earmarked({ level: 2, themes: ['firearms'] }) }),
      source('expired', { expiresOn: '2026-02-28' }),
      source('unpaid', { received: 0 }),
      source('spent', { received: 0 }),
      source('francs', { currency: 'CHF' }),
      source('krona', { currency: 'SEK' }),
      source('euro', { currency: 'EUR', received: 101_700 }),
    ].map((each) => (each.contributionId === 'spent' ? { ...each, received: true } : each));
    const { considered, shortfall } = passOver(sources).check(needOf('TA-1', 100_000));
    expect(rules(considered)).toEqual({
      theme: 'earmark-theme',
      expired: 'expired',
      unpaid: 'not-received',
      spent: 'exhausted',
      francs: 'rate-stale',
      krona: 'rate-missing',
      euro: 100_000,
    });
    expect(shortfall).toBe(0);
  });

  test('pays each cell only with money that may go there', () => {
    const need = needOf('TA-1', 0, {
      beneficiaries: [
        { kind: 'country', code: 'KE', share: 5_000 },
        { kind: 'country', code: 'CO', share: 5_000 },
      ],
      lines: [
        { lineId: 'L1', category: 'staff', description: 'Adviser', amount: 1_000 },
        { lineId: 'L2', category: 'equipment', description: 'Servers', amount: 400 },
      ],
    });
    const sources = [
      source('kenya', { earmark: earmarked({ level: 3, countries: ['KE'] }), pscBasisPoints: 0, received: 600 }),
      source('no equipment', {
        earmark: earmarked({ level: 2, themes: ['corruption'], excludedLines: ['equipment'] }),
        pscBasisPoints: 0,
        received: 2_000,
      }),
    ];
    const { shortfall, allocations } = passOver(sources).check(need);
    expect(shortfall).toBe(200); // equipment for Colombia
    expect(allocations.map(({ contributionId, amount }) => [contributionId, amount])).toEqual([
      ['kenya', 600],
      ['no equipment', 600],
    ]);
    for (const { cells } of allocations)
      expect(cells.some(({ lineId, beneficiary }) => lineId === 'L2' && beneficiary === 'CO')).toBe(false);
    const paid = (lineId: string, beneficiary: string) =>
      allocations
        .flatMap(({ cells }) => cells)
        .filter((cell) => cell.lineId === lineId && cell.beneficiary === beneficiary)
        .reduce((sum, { amount }) => sum + amount, 0);
    expect([paid('L1', 'KE'), paid('L1', 'CO'), paid('L2', 'KE'), paid('L2', 'CO')]).toEqual([500, 500, 200, 0]);
  });

  test('converts what each gives at the rates of the day, and keeps them', () => {
    const need = needOf('TA-1', 9_000, { currency: 'EUR' });
    const sources = [
      source('dinar', { currency: 'KWD', received: 15_000, pscBasisPoints: 0, expiresOn: '2027-01-01' }),
      source('yen', { currency: 'JPY', received: 20_000, pscBasisPoints: 0 }),
    ];
    const { allocations, shortfall } = passOver(sources).check(need);
    expect(shortfall).toBe(0);
    expect(allocations).toMatchObject([
      {
        contributionId: 'dinar',
        currency: 'KWD',
        amount: 4_500,
        held: 15_000,
        rates: [{ currency: 'EUR' }, { currency: 'KWD' }],
      },
      {
        contributionId: 'yen',
        currency: 'JPY',
        amount: 4_500,
        held: 7_500,
        rates: [{ currency: 'EUR' }, { currency: 'JPY' }],
      },
    ]);
  });

  test('takes nothing from an exhausted contribution, also not what comes to less than half a unit', () => {
    // 1 fils is a third of a cent, which rounds to no cent at all
    const exhausted = { ...source('VC-1', { received: 0 }), received: true };
    const { considered, shortfall } = passOver([exhausted]).check(needOf('TA-1', 1, { currency: 'KWD' }));
    expect(rules(considered)).toEqual({ 'VC-1': 'exhausted' });
    expect(shortfall).toBe(1);
  });

  test('takes a whole unit for what comes to less than half of one', () => {
    const { allocations } = passOver([source('VC-1')]).check(needOf('TA-1', 1, { currency: 'KWD' }));
    expect(allocations).toMatchObject([{ amount: 1, held: 1, cells: [{ amount: 1, held: 1 }] }]);
  });

  test('goes on from what a contribution gives to the request already', () => {
    const { state } = signedContribution({ received: 14 });
    const move = { contributionId: 'VC-1', requestId: 'TA-1', amount: 3 };
    const reserved = underAgreement(
      contributionFold.evolve(state, reserve(state, { ...move, themes: [], beneficiaries: [], reservedOn: on })),
      'VC-1',
    );
    const [mine, others] = ['TA-1', 'TA-2'].map((requestId) => sourceOf('VC-1', 4, reserved, requestId));
    const proposed = (from: Source | null | undefined, requestId: string) =>
      from && passOver([from]).check(needOf(requestId, 99)).considered[0]?.proposed;
    expect(proposed(mine, 'TA-1')).toBe(9); // 12 in all bear 1.56, rounded to 2, and 3 bear nothing yet: 9 + 2 of 11
    expect(proposed(others, 'TA-2')).toBe(10); // 10 bear 1.3, rounded to 1
  });
});

describe('The order of the waitlist', () => {
  test('holds back what a request before may be paid with, though it stays short', () => {
    const pass = passOver([source('VC-1', { received: 1_130 })]);
    expect(pass.check(needOf('TA-1', 5_000)).shortfall).toBe(4_000);
    const { considered, shortfall } = pass.check(needOf('TA-2', 100));
    expect(considered[0]).toMatchObject({ excludedBy: 'held-back', heldBack: 1_130, available: 1_130, proposed: 0 });
    expect(shortfall).toBe(100);
  });

  test('leaves to later requests what those before have no use for', () => {
    const sources = [
      source('kenya', { earmark: earmarked({ level: 3, countries: ['KE'] }), received: 1_130 }),
      source('colombia', { earmark: earmarked({ level: 3, countries: ['CO'] }), received: 1_130 }),
    ];
    const pass = passOver(sources);
    const half = {
      beneficiaries: [
        { kind: 'country' as const, code: 'KE', share: 5_000 },
        { kind: 'global' as const, code: '001' as const, share: 5_000 },
      ],
    };
    expect(pass.check(needOf('TA-1', 1_000, half)).shortfall).toBe(500); // nobody pays for the world
    expect(rules(pass.check(needOf('TA-2', 600)).considered)).toEqual({ kenya: 500, colombia: 'earmark-country' }); // 1,130 - 565
    const inColombia = { beneficiaries: [{ kind: 'country' as const, code: 'CO', share: 10_000 }] };
    expect(pass.check(needOf('TA-3', 1_000, inColombia)).shortfall).toBe(0);
  });

  test('gives a request that is funded before only what it needs', () => {
    const pass = passOver([source('VC-1', { received: 1_130 })]);
    expect(pass.check(needOf('TA-1', 400)).shortfall).toBe(0);
    expect(pass.check(needOf('TA-2', 601)).shortfall).toBe(1);
  });
});

describe('The record of a check', () => {
  const considered = (contributionId: string, excludedBy: Considered['excludedBy']): Considered => ({
    contributionId,
    donorId: 'NO',
    level: 1,
    revision: 0,
    currency: 'USD',
    available: 1,
    heldBack: 0,
    proposed: excludedBy ? 0 : 1,
    excludedBy,
  });

  test('lists 200 contributions, those that may pay first, and counts the others by rule', () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      considered(`VC-${index}`, index % 2 ? 'exhausted' : 'earmark-theme'),
    );
    const paying = [considered('A', null), considered('B', null)];
    const { considered: listed, unlisted } = summarised([...many, ...paying]);
    expect(listed).toHaveLength(CONSIDERED_LISTED);
    expect(listed.slice(0, 2)).toEqual(paying);
    expect(unlisted).toEqual({ exhausted: 26, 'earmark-theme': 26 });
  });
});
