import type { Schemas } from '../api/client.js';

type Contribution = Pick<
  Schemas['Contribution'],
  'phase' | 'expiresOn' | 'advanceShortfall' | 'available' | 'committed' | 'signed' | 'receipts' | 'contributionId'
>;
export type Exception = 'shortfall' | 'expired' | 'past-end' | 'ends-soon';

const SOON_DAYS = 90;
const dayAfter = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** What is out of order about a contribution, the most urgent only; undefined: nothing. */
export const exceptionOf = (one: Contribution, today: string): Exception | undefined => {
  if (one.advanceShortfall > 0) return 'shortfall';
  if (one.phase === 'expired' && (one.available > 0 || one.committed > 0)) return 'expired';
  if (one.phase !== 'signed' || one.expiresOn === null) return undefined;
  if (one.expiresOn < today) return 'past-end';
  return one.expiresOn <= dayAfter(today, SOON_DAYS) ? 'ends-soon' : undefined;
};

/** Instalments can still come. */
export const awaitsMoney = ({ phase, receipts, signed }: Contribution): boolean =>
  (phase === 'signed' || phase === 'expired') && receipts < signed;

type Instalment = Pick<Schemas['Instalment'], 'status' | 'dueOn'>;
const DUE_DAYS = 60;

/** Late, or to come within two months. */
export const isDue = ({ status, dueOn }: Instalment, today: string): boolean =>
  status === 'overdue' || (status === 'expected' && dueOn <= dayAfter(today, DUE_DAYS));
export const isLate = ({ status, dueOn }: Instalment, today: string): boolean =>
  status === 'overdue' || (status === 'expected' && dueOn < today);
