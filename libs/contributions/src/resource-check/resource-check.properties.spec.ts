import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exchangeBetween, rateTable } from '#money';
import { earmarked, signedContribution } from '../testing/index.js';
import { grossCost, largestOffer } from '../contribution/balance.js';
import { emptyAllocation } from '../contribution/balance.js';
import { type Earmark, UNEARMARKED } from '../contribution/earmark.js';
import { type Need, cellsOf, directCost } from './need.js';
import { type ResourceCheck, ResourcePass } from './resource-check.js';
import { type Source, mayPay, sourceOf } from './source.js';

const on = '2026-03-01';
const CURRENCIES = ['USD', 'EUR', 'JPY', 'KWD', 'KRW'] as const;
const rate = (currency: string, unitsPerUsd: string) => ({ currency, effectiveOn: on, unitsPerUsd, source: 'UN' });
const RATES = rateTable([rate('EUR', '0.9137'), rate('JPY', '149.873'), rate('KWD', '0.30661'), rate('KRW', '1391.7')]);

const earmarks = fc.constantFrom<Earmark>(
  UNEARMARKED,
  UNEARMARKED,
  earmarked({ level: 2, themes: ['corruption'] }),
  earmarked({ level: 2, themes: ['corruption'], excludedLines: ['equipment'] }),
  earmarked({ level: 3, countries: ['KE'] }),
  earmarked({ level: 2, regions: ['002'] }),
  earmarked({ level: 3, countries: ['CO', 'KE'], excludedLines: ['staff'] }),
  earmarked({ level: 4, requests: ['TA-0', 'TA-2'] }),
);
const amounts = fc.oneof(fc.nat(30), fc.nat(3_000));

const sources = fc
  .array(
    fc.record({
      earmark: earmarks,
      currency: fc.constantFrom(...CURRENCIES),
      received: amounts,
      pscBasisPoints: fc.constantFrom(0, 333, 1300, 10_000),
    }),
    {
      maxLength: 5,
    },
  )
  .map((all) =>
    all.map((terms, index): Source => {
      const source = sourceOf(
        `VC-${index}`,
        0,
        signedContribution({ ...terms, contributionId: `VC-${index}` }).state,
        'TA-0',
      );
      if (!source) throw new Error('it is under agreement');
      return source;
    }),
  );

const places = fc.constantFrom<Need['beneficiaries']>(
  [{ kind: 'country', code: 'KE', share: 10_000 }],
  [
    { kind: 'country', code: 'KE', share: 5_001 },
    { kind: 'country', code: 'CO', share: 4_999 },
  ],
  [
    { kind: 'global', code: '001', share: 3_000 },
    { kind: 'country', code: 'KE', share: 3_000 },
    { kind: 'region', code: '014', share: 4_000 },
  ],
);
const needs = fc
  .array(
    fc.record({ beneficiaries: places, currency: fc.constantFrom(...CURRENCIES), staff: amounts, equipment: amounts }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.map(({ beneficiaries, currency, staff, equipment }, index): Need => ({
      requestId: `TA-${index}`,
      programme: 'GPAC',
      themes: ['corruption'],
      beneficiaries,
      currency,
      startsOn: on,
      lines: [
        { lineId: 'L1', category: 'staff', description: 'Adviser', amount: staff + 1 },
        { lineId: 'L2', category: 'equipment', description: 'Servers', amount: equipment + 1 },
      ],
    })),
  );

const checkAll = (from: readonly Source[], all: readonly Need[]): readonly ResourceCheck[] => {
  const pass = new ResourcePass(from, RATES, on);
  return all.map((need) => pass.check(need));
};

const sum = (list: readonly number[]): number => list.reduce((total, amount) => total + amount, 0);

const costOf = (check: ResourceCheck, source: Source, requestId: string): number => {
  const held = check.allocations.find(({ contributionId }) => contributionId === source.contributionId)?.held ?? 0;
  return grossCost(held, emptyAllocation(requestId, source.pscBasisPoints));
};

/** What a source can give to a need when nobody else asks, in the budget's currency. */
const capacityOf = (source: Source, need: Need): number => {
  const offer = largestOffer(source.available, emptyAllocation(need.requestId, source.pscBasisPoints));
  const mayPayRequest =
    source.received && (source.earmark.requests.length === 0 || source.earmark.requests.includes(need.requestId));
  return offer > 0 && mayPayRequest
    ? exchangeBetween(need.currency, source.currency, RATES, on).largestWithin(offer)
    : 0;
};

/** Maximum flow by minimum cut, over all sets of cells. */
const mostThatCanBePaid = (from: readonly Source[], need: Need): number => {
  const cells = cellsOf(need);
  const cuts = Array.from({ length: 2 ** cells.length }, (_, set) => {
    const isCut = (cell: number): boolean => Math.floor(set / 2 ** cell) % 2 === 1;
    const needed = from.filter((source) => cells.some((cell, index) => !isCut(index) && mayPay(source.earmark, cell)));
    return (
      directCost(cells.filter((_cell, index) => isCut(index))) + sum(needed.map((source) => capacityOf(source, need)))
    );
  });
  return Math.min(...cuts);
};

describe('Whatever the contributions and the waitlist', () => {
  const always = (holds: (from: Source[], all: Need[]) => void): void =>
    fc.assert(fc.property(sources, needs, holds), { numRuns: 500 });

  test('the first request is offered all that can be paid, and its shortfall is the rest of its budget', () =>
    always((from, [need]) => {
      if (!need) return;
      const [check] = checkAll(from, [need]);
      const offered = sum(check?.allocations.map(({ amount }) => amount) ?? []);
      expect(offered).toBe(mostThatCanBePaid(from, need));
      expect(check).toMatchObject({ directCost: directCost(need.lines), shortfall: directCost(need.lines) - offered });
    }));

  test('no contribution gives more than is available, programme support costs and conversion included', () =>
    always((from, all) => {
      const checks = checkAll(from, all);
      for (const source of from) {
        const costs = checks.map((check, index) => costOf(check, source, all[index]?.requestId ?? ''));
        expect(sum(costs)).toBeLessThanOrEqual(source.available);
      }
    }));

  test('an allocation is the sum of its cells, in both currencies, and each cell is paid at most once', () =>
    always((from, all) => {
      for (const [index, { allocations, shortfall, directCost: cost }] of checkAll(from, all).entries()) {
        for (const { amount, held, cells } of allocations) {
          expect(held).toBeGreaterThan(0);
          expect([sum(cells.map((cell) => cell.amount)), sum(cells.map((cell) => cell.held))]).toEqual([amount, held]);
          expect(cells.every((cell) => cell.amount > 0 && cell.held >= 0)).toBe(true);
        }
        const paid = allocations.flatMap(({ cells }) => cells);
        for (const cell of cellsOf(all[index] ?? { lines: [], beneficiaries: [] })) {
          const amount = sum(
            paid
              .filter(({ lineId, beneficiary }) => lineId === cell.lineId && beneficiary === cell.beneficiary.code)
              .map((one) => one.amount),
          );
          expect(amount).toBeLessThanOrEqual(cell.amount);
        }
        expect(shortfall).toBe(cost - sum(paid.map(({ amount }) => amount)));
      }
    }));

  test('what later requests take never lessens what those before could get', () =>
    always((from, all) => {
      const checks = checkAll(from, all);
      // The last one takes all that it was offered; the others are then checked again, in order.
      const last = checks.at(-1);
      if (!last) return;
      const left = from.map((source) => ({
        ...source,
        available: source.available - costOf(last, source, all.at(-1)?.requestId ?? ''),
      }));
      const again = checkAll(left, all.slice(0, -1));
      expect(again.map(({ shortfall }) => shortfall)).toEqual(checks.slice(0, -1).map(({ shortfall }) => shortfall));
    }));

  test('more money never makes a request shorter that is first', () =>
    always((from, [need]) => {
      if (!need) return;
      const shortfalls = from.map((_, count) => checkAll(from.slice(0, count + 1), [need])[0]?.shortfall ?? 0);
      expect(shortfalls).toEqual(shortfalls.toSorted((a, b) => b - a));
    }));

  test('a contribution says why it gives nothing, or what it gives', () =>
    always((from, all) => {
      for (const { considered, allocations } of checkAll(from, all)) {
        expect(considered).toHaveLength(from.length);
        for (const { contributionId, proposed, excludedBy } of considered) {
          expect(proposed).toBe(allocations.find((one) => one.contributionId === contributionId)?.amount ?? 0);
          expect(excludedBy === null || proposed === 0).toBe(true);
        }
      }
    }));

  test('a request that is only in the way holds back what its check takes, and lacks as much', () =>
    always((from, all) => {
      const [checking, passing] = [new ResourcePass(from, RATES, on), new ResourcePass(from, RATES, on)];
      for (const need of all) {
        const { shortfall } = checking.check(need);
        expect(passing.shortfallOf(need)).toBe(shortfall);
        passing.holdBack(need);
      }
      const after = all.map((need) => ({ ...need, requestId: 'TA-2' }));
      expect(after.map((need) => passing.check(need))).toEqual(after.map((need) => checking.check(need)));
    }));
});
