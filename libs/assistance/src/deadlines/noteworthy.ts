import type { OpenStep } from '../service-standards/open-steps.js';

/** What is to be noted of a step on a day: once that it is due, and once that it is overdue. */
export const noteworthy = (
  { dueOn, noted }: Pick<OpenStep, 'dueOn' | 'noted'>,
  on: string,
): 'StepFellDue' | 'StepBecameOverdue' | null => {
  if (dueOn === null || on < dueOn) return null;
  if (on > dueOn) return noted === 'overdue' ? null : 'StepBecameOverdue';
  return noted === undefined ? 'StepFellDue' : null;
};
