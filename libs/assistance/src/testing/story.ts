import fc from 'fast-check';
import type { Beneficiary, BudgetLine, Earmark } from '#contributions';
import { UNEARMARKED } from '#contributions';
import { earmarked } from '#contributions/testing';
import type { Priority } from '../request/intake/intake.events.js';

/** Currencies of 2, 2, 0 and 3 decimals, with minor units for a cent of USD, and rates around what they were in 2026. */
export const CURRENCIES = {
  USD: { perCent: 1, rates: ['1'] },
  EUR: { perCent: 0.9, rates: ['0.9137', '0.8714', '0.93'] },
  JPY: { perCent: 1.5, rates: ['149.873', '156.02', '150'] },
  KWD: { perCent: 3, rates: ['0.30661', '0.31', '0.3'] },
} as const;
export type StoryCurrency = keyof typeof CURRENCIES;

/** What a donor may say; requests of a story have the numbers 1 to 4. */
export const EARMARKS: readonly Earmark[] = [
  UNEARMARKED,
  UNEARMARKED,
  earmarked({ level: 2, themes: ['corruption'] }),
  earmarked({ level: 2, regions: ['014'], excludedLines: ['equipment'] }),
  earmarked({ level: 3, countries: ['KE'] }),
  earmarked({ level: 3, programmes: ['GPAC'], excludedLines: ['travel'] }),
  earmarked({ level: 3, countries: ['UG'], themes: ['corruption', 'terrorism'] }),
  earmarked({ level: 4, requests: ['TA-1', 'TA-3'] }),
  { ...UNEARMARKED, implementation: { from: '2026-01-01', to: '2026-06-30' } },
];

const BENEFICIARIES: readonly (readonly Beneficiary[])[] = [
  [{ kind: 'country', code: 'KE', share: 10_000 }],
  [
    { kind: 'country', code: 'KE', share: 5_000 },
    { kind: 'country', code: 'UG', share: 5_000 },
  ],
  [
    { kind: 'country', code: 'UG', share: 3_333 },
    { kind: 'region', code: '014', share: 3_333 },
    { kind: 'country', code: 'KE', share: 3_334 },
  ],
  [{ kind: 'global', code: '001', share: 10_000 }],
];

/** Most steps concern one request or contribution; `next` takes a request one step further in its life. */
const WEIGHTS = {
  next: 44,
  check: 4,
  recheck: 4,
  'set-policy': 2,
  confirm: 2,
  lapse: 2,
  spend: 12,
  reverse: 9,
  recharge: 6,
  judge: 24,
  'close-period': 1,
  reopen: 20,
  obligate: 6,
  'pay-obligation': 4,
  'cancel-obligation': 4,
  revise: 9,
  'change-earmark': 3,
  receive: 6,
  'reverse-receipt': 2,
  interest: 1,
  refund: 2,
  'close-contribution': 2,
  'cancel-instalment': 2,
  amend: 3,
  transfer: 3,
  expire: 4,
  'release-expired': 8,
  substitute: 5,
  split: 6,
  cancel: 2,
  withdraw: 1,
  'change-cap': 4,
  'close-budget': 1,
  'load-rates': 2,
  wait: 4,
} as const;
export type What = keyof typeof WEIGHTS;

/**
 * `which` and `other` choose among what there is when the step's turn comes, `percent` is of the largest amount that
 * makes sense, and a `blind` step does not look whether it does.
 */
export type Step = Readonly<{ what: What; which: number; other: number; percent: number; blind: boolean }>;

export type ContributionTerms = Readonly<{
  currency: StoryCurrency;
  received: number;
  earmark: Earmark;
  pscBasisPoints: number;
  expires: boolean;
  proRata: boolean;
  /** Of another instalment, still to come, as large as what was received: so much may be taken in advance, in percent. */
  inAdvance: number;
}>;

export type RequestTerms = Readonly<{
  currency: StoryCurrency;
  lines: readonly BudgetLine[];
  beneficiaries: readonly Beneficiary[];
  theme: 'corruption' | 'terrorism';
  programme: 'GPAC' | 'TPP';
  /** Only where its budget is in USD, as the allocation is. */
  onRegularBudget: boolean;
  priority: Priority;
  /** How far it has come when the story begins, if there is money: accepted, checked, confirmed, in delivery. */
  headStart: 0 | 1 | 2 | 3;
}>;

export type Story = Readonly<{
  /** Of the one allocation of the regular budget, cents of USD. */
  cap: number;
  contributions: readonly ContributionTerms[];
  requests: readonly RequestTerms[];
  steps: readonly Step[];
}>;

const currencies: fc.Arbitrary<StoryCurrency> = fc.constantFrom('USD', 'USD', 'EUR', 'JPY', 'KWD');
/** Cents of USD: a few, so that rounding shows, or many. */
const cents = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 41, max: 4_000 }),
  fc.constantFrom(100_000, 333_333),
);

const inCurrency = (minor: number, currency: StoryCurrency): number =>
  Math.max(1, Math.round(minor * CURRENCIES[currency].perCent));

const contributions: fc.Arbitrary<ContributionTerms> = fc
  .record({
    currency: currencies,
    received: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 8, arbitrary: cents }),
    earmark: fc.constantFrom(...EARMARKS),
    pscBasisPoints: fc.constantFrom(0, 333, 1300, 1300, 10_000),
    expires: fc.nat(2).map((chance) => chance === 0),
    proRata: fc.nat(3).map((chance) => chance === 0),
    inAdvance: fc.constantFrom(0, 0, 0, 50, 100),
    timesOver: fc.constantFrom(1, 3, 10),
  })
  .map(({ timesOver, ...terms }) => ({
    ...terms,
    received: terms.received === 0 ? 0 : inCurrency(terms.received * timesOver, terms.currency),
  }));

const requests: fc.Arbitrary<RequestTerms> = fc
  .record({
    currency: currencies,
    amounts: fc.array(cents, { minLength: 1, maxLength: 3 }),
    beneficiaries: fc.constantFrom(...BENEFICIARIES),
    theme: fc.constantFrom('corruption', 'corruption', 'terrorism'),
    programme: fc.constantFrom('GPAC', 'TPP'),
    onRegularBudget: fc.nat(3).map((chance) => chance === 0),
    priority: fc.constantFrom(1, 2, 3, 4, 5),
    headStart: fc.constantFrom(0, 1, 2, 3, 3),
  })
  .map(({ amounts, ...terms }) => ({
    ...terms,
    onRegularBudget: terms.onRegularBudget && terms.currency === 'USD',
    lines: amounts.map((amount, index) => budgetLine(index, inCurrency(amount, terms.currency))),
  }));

const CATEGORIES = ['staff', 'equipment', 'travel', 'grants'] as const;

export const budgetLine = (index: number, amount: number): BudgetLine => ({
  lineId: `L${index}`,
  category: CATEGORIES[index % CATEGORIES.length] ?? 'staff',
  description: 'Line',
  amount,
});

const steps: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    ...Object.entries(WEIGHTS).map(([what, weight]) => ({ weight, arbitrary: fc.constant(what as What) })),
  ), // its own keys
  which: fc.nat(60),
  other: fc.nat(60),
  percent: fc.oneof(fc.constantFrom(100, 100, 33, 50), fc.integer({ min: 1, max: 125 })),
  blind: fc.nat(15).map((chance) => chance === 0),
});

/** Several contributions, requests and currencies, and what is then asked of the Centre. */
export const storyOfCommands = ({ most = 25 } = {}): fc.Arbitrary<Story> =>
  fc.record({
    cap: cents.map((cap) => 5 * cap),
    contributions: fc.array(contributions, { minLength: 2, maxLength: 4 }),
    requests: fc.array(requests, { minLength: 2, maxLength: 4 }),
    steps: fc.array(steps, { minLength: Math.min(15, most), maxLength: most }),
  });
