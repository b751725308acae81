import type { Event } from '#event-sourcing';
import type { StepName, Turn } from '../service-standards/steps.js';

type Deadline = Readonly<{
  requestId: string;
  step: StepName;
  /** Which one, where there are several: a milestone's id. */
  of: string | null;
  since: string;
  /** The last day that is in time. */
  dueOn: string;
  /** Who has to act. */
  turn: Turn;
  notedOn: string;
}>;

/** On the request's stream: its last day has come; or it is over, and the step is not done. */
export type DeadlineEvent = Event<'StepFellDue', Deadline> | Event<'StepBecameOverdue', Deadline>;

/** On the stream `deadlines`: all open requests were looked at; where not `complete`, so many that the next review goes on. */
export type DeadlinesReviewed = Event<'DeadlinesReviewed', { reviewedOn: string; noted: number; complete: boolean }>;
