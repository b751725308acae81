import { Command } from '#event-sourcing';

/** Notes, on the day of the command, which steps of open requests are due, and which are overdue. `dueOn`: since when that was to be done. */
export class ReviewDeadlines extends Command<'ReviewDeadlines', { dueOn: string }> {
  readonly type = 'ReviewDeadlines';
}
