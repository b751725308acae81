import type { Tone } from '../app/status.js';

const TONES: Readonly<Record<string, Tone>> = {
  submitted: 'moving',
  'information-awaited': 'due',
  unchecked: 'due',
  waitlisted: 'due',
  reserved: 'due',
  lapsed: 'late',
  'office-awaited': 'due',
  'answer-awaited': 'due',
  'office-declined': 'late',
  escalated: 'late',
  running: 'moving',
  suspended: 'held',
  due: 'due',
  commissioned: 'moving',
  waived: 'moving',
  answered: 'moving',
  'winding-down': 'held',
};

/** What the colour of a standing means; what has ended is plain. */
export const toneOf = (phase: string | undefined, standing: string | undefined): Tone => {
  if (phase === 'closed') return 'done';
  if (phase === 'declined' || phase === 'cancelled' || phase === 'withdrawn') return 'closed';
  if (phase === 'winding-down') return 'held';
  return TONES[standing ?? ''] ?? 'moving';
};
