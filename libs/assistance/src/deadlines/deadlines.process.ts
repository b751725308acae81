import { asks, type Process } from '#event-sourcing';
import type { IntakeEvent } from '../request/intake/intake.events.js';
import { addDays } from '../request/working-days.js';
import type { ReviewDeadlines } from './deadlines.commands.js';
import type { DeadlinesReviewed } from './deadlines.events.js';

type Submitted = Extract<IntakeEvent, { type: 'RequestSubmitted' }>;

/**
 * Deadlines are reviewed once a day, from the first request on. So none is missed whatever moves it: another workplan, a
 * holiday, another standard, a clock that jumps, a week in which nothing ran.
 */
export const deadlinesProcess: Process<{ nextOn: string } | null, Submitted | DeadlinesReviewed> = {
  name: 'deadlines',
  version: 1,
  handles: ['RequestSubmitted', 'DeadlinesReviewed'],
  instanceOf: () => 'deadlines',
  initial: null,
  react: (state, event) => {
    const review = (key: string, dueOn: string) => asks<ReviewDeadlines>(key, 'ReviewDeadlines', { dueOn });
    if (event.type === 'DeadlinesReviewed' && !event.data.complete)
      return { state, commands: [review(`go-on-${event.revision}`, event.data.reviewedOn)], timers: [] };
    const nextOn =
      event.type === 'DeadlinesReviewed'
        ? addDays(event.data.reviewedOn, 1)
        : (state?.nextOn ?? addDays(event.metadata.recordedAt.slice(0, 10), 1));
    return { state: { nextOn }, commands: [], timers: [{ ...review('review', nextOn), dueOn: nextOn }] };
  },
};
