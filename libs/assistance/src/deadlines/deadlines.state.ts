import type { Fold } from '#event-sourcing';
import type { DeadlinesReviewed } from './deadlines.events.js';

export const DEADLINES = 'deadlines';

/** The day of the last review; null before the first. */
export const deadlinesFold: Fold<string | null, DeadlinesReviewed> = {
  category: DEADLINES,
  initial: null,
  evolve: (_, { data }) => data.reviewedOn,
};
