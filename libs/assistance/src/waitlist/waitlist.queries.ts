import { Query } from '@nestjs/cqrs';
import { queryHandler } from '#read-models';
import { daysBetween } from '../request/working-days.js';
import type { Priority } from '../request/intake/intake.events.js';
import { effectivePriority, inStrictOrder } from './waitlist.state.js';

export type WaitlistRow = Readonly<{
  /** 1: first in turn. */
  position: number;
  request_id: string;
  title: string;
  /** As the manager set it, and as it counts after waiting; 1 is the most urgent. */
  priority: Priority;
  effective_priority: Priority;
  accepted_on: string;
  waiting_since: string;
  days_waiting: number;
  /** Direct cost, minor units. */
  direct_cost: number;
  shortfall: number;
  currency: string;
  checked_on: string;
}>;

/** Who waits for money, in strict order as it is on a day. */
export class ShowWaitlist extends Query<readonly WaitlistRow[]> {
  constructor(readonly on: string) {
    super();
  }
}

export const waitlistQueries = [
  queryHandler(ShowWaitlist, async ({ on }, models) => {
    const rows = await models.rows<Omit<WaitlistRow, 'position' | 'effective_priority' | 'days_waiting'>>(
      `select w.request_id, r.title, w.priority, w.accepted_on, w.waiting_since, w.direct_cost, w.shortfall, w.currency, w.checked_on
       from {waitlist_entry} w join {request_overview} r using (request_id)`,
    );
    const placed = rows.map((row) => {
      const place = {
        requestId: row.request_id,
        priority: row.priority,
        acceptedOn: row.accepted_on,
        waitingSince: row.waiting_since,
      };
      return { row, place };
    });
    const order = inStrictOrder(on);
    return placed
      .toSorted((a, b) => order(a.place, b.place))
      .map(({ row, place }, index) => ({
        position: index + 1,
        ...row,
        effective_priority: effectivePriority(place, on),
        days_waiting: Math.max(0, daysBetween(row.waiting_since, on)),
      }));
  }),
];
