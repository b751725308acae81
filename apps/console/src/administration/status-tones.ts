import type { Tone } from '../app/status.js';
import type { WorkStatus } from './administration.queries.js';

export const STATUS_TONES: Readonly<Record<WorkStatus, Tone>> = {
  parked: 'late',
  refused: 'held',
  waiting: 'due',
  done: 'done',
};
