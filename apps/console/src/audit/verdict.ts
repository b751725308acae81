import type { Tone } from '../app/status.js';
import type { Verification } from './verification.queries.js';

export type Verdict = 'running' | 'whole' | 'not-whole' | 'failed' | 'interrupted';

type Run = Pick<Verification, 'status' | 'found'>;

/** What came of a verification in one word. Whatever was found counts, also where it could not go on to its end. */
export const verdictOf = ({ status, found: { log, ledgers } }: Run): Verdict => {
  if (log?.whole === false || ledgers?.identityHolds === false) return 'not-whole';
  return status === 'done' ? 'whole' : status;
};

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  running: 'moving',
  whole: 'done',
  'not-whole': 'late',
  failed: 'late',
  interrupted: 'held',
};

/** Of both parts, of which the second is done in less time, from 0 to 100. */
export const percentOf = ({ part, done }: Pick<Verification, 'part' | 'done'>): number =>
  Math.round(part === 'log' ? done * 70 : 70 + done * 30);
