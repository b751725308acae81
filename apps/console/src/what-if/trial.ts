import type { Schemas } from '../api/client.js';

export const KINDS = ['receipt', 'pledge', 'later-instalment', 'earmark', 'priority', 'later-start'] as const;
type Kind = (typeof KINDS)[number];

/** What is tried, as the address of the trial says it: ids, days and figures. */
export type Trial = Readonly<{
  kind?: Kind;
  contributionId?: string;
  instalmentId?: string;
  donorId?: string;
  requestId?: string;
  /** Whole minor units of the contribution's currency, or of a pledge's. */
  amount?: number;
  currency?: string;
  day?: string;
  priority?: number;
}>;

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const PATTERNS: Readonly<Record<string, RegExp>> = {
  ...{ contributionId: ID, instalmentId: ID, donorId: ID, requestId: ID },
  ...{ currency: /^[A-Z]{3}$/, day: /^\d{4}-\d\d-\d\d$/ },
};

/** Of an address; what is no trial is left out. */
export const trialIn = (search: Record<string, unknown>): Trial => {
  const texts = Object.entries(search).filter(([name, text]) => typeof text === 'string' && PATTERNS[name]?.test(text));
  const kind = KINDS.find((one) => one === search['kind']);
  const { amount, priority } = search;
  return {
    ...Object.fromEntries(texts),
    ...(kind && { kind }),
    ...(Number.isSafeInteger(amount) && Number(amount) > 0 && { amount: Number(amount) }),
    ...(Number.isInteger(priority) && Number(priority) >= 1 && Number(priority) <= 5 && { priority: Number(priority) }),
  };
};

type Change = Schemas['WhatIfBody']['changes'][number];
const ANYTHING = { level: 1 } as const;
const USUAL_PSC = 1300;

type Made = (trial: Trial) => Change | undefined;

const moneyIn = ({ amount, currency = 'USD' }: Trial) =>
  amount === undefined ? undefined : { minor: amount, currency };

const CHANGES: Readonly<Record<Kind, Made>> = {
  receipt: ({ contributionId, ...trial }) => {
    const received = moneyIn(trial);
    return contributionId && received ? { kind: 'receipt', contributionId, received } : undefined;
  },
  pledge: ({ donorId, ...trial }) => {
    const amount = moneyIn(trial);
    return donorId && amount
      ? { kind: 'pledge', donorId, amount, earmark: ANYTHING, pscBasisPoints: USUAL_PSC }
      : undefined;
  },
  'later-instalment': ({ contributionId, instalmentId, day }) =>
    contributionId && instalmentId && day
      ? { kind: 'later-instalment', contributionId, instalmentId, dueOn: day }
      : undefined,
  earmark: ({ contributionId }) =>
    contributionId ? { kind: 'earmark', contributionId, earmark: ANYTHING, consentKeepsCommitments: true } : undefined,
  priority: ({ requestId, priority }) =>
    requestId && priority ? { kind: 'priority', requestId, priority } : undefined,
  'later-start': ({ requestId, day }) =>
    requestId && day ? { kind: 'later-start', requestId, startsOn: day } : undefined,
};

/** Undefined: something is not chosen yet. */
export const changeOf: Made = (trial) => CHANGES[trial.kind ?? 'receipt'](trial);

type Pass = Schemas['WhatIfPass'];
/** `now`, `ifSo`: short by so many minor units; 0: it gets all; null: it does not wait. */
type Outcome = Readonly<{ requestId: string; now: number | null; ifSo: number | null }>;

/** Each request that waits, as it is and as it would be; what would change comes first. */
export const outcomesOf = (asItIs: Pass, changed: Pass): readonly Outcome[] => {
  const [now, ifSo] = [shortBy(asItIs), shortBy(changed)];
  const rows = [...new Set([...now.keys(), ...ifSo.keys()])].map((requestId) => ({
    ...{ requestId, now: now.get(requestId) ?? null, ifSo: ifSo.get(requestId) ?? null },
  }));
  return rows.toSorted((a, b) => Number(b.now !== b.ifSo) - Number(a.now !== a.ifSo));
};

const shortBy = ({ funded, waiting }: Pass): ReadonlyMap<string, number> =>
  new Map([
    ...funded.map(({ requestId }) => [requestId, 0] as const),
    ...waiting.map(({ requestId, shortfall }) => [requestId, shortfall] as const),
  ]);
