import type { Refusal } from '#event-sourcing';
import type { Why } from './findings.js';

const REASONS: Readonly<Record<string, string>> = {
  FactIdReused: 'changed-since-imported',
  InsufficientCommitment: 'spent-before-received',
  InsufficientFunds: 'not-enough-available',
  OverBudget: 'spent-before-received',
  OverBudgetLine: 'spent-before-received',
  RateMissing: 'no-rate',
  RateStale: 'rate-stale',
  TooLargeToWaive: 'closing-needs-an-evaluation',
};

/** `AmountTooLarge` → amount-too-large, with what the refusal says of the field and the rule, or of the rate. */
export const reasonOf = ({ code, facts }: Refusal): Why => {
  const reason = REASONS[code] ?? code.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const { field, rule, currency, on } = facts;
  if (typeof field === 'string' && typeof rule === 'string') return { reason, detail: `${field} ${rule}` };
  if (typeof currency === 'string' && typeof on === 'string') return { reason, detail: `${currency} on ${on}` };
  return { reason };
};
