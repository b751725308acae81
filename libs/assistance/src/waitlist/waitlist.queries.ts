import { Query } from '@nestjs/cqrs';
import { queryHandler, type Rows } from '#read-models';
import { daysBetween } from '../request/working-days.js';
import type { Priority } from '../request/intake/intake.events.js';
import { inScopeThenAndNow, type RequestScope, stillInScope } from '../request-parties/request-scope.js';
import { mayBePassed } from './waitlist-policy.js';
import type { StageOf } from '../request/funding/stage.events.js';
import { earlierStages } from '../request/funding/stages.js';
import type { WaitlistPolicy } from './waitlist.events.js';
import { effectivePriority, inStrictOrder } from './waitlist.state.js';

export type WaitlistRow = Readonly<{
  /** 1: first in turn. */
  position: number;
  request_id: string;
  title: string;
  stage_of: StageOf | null;
  /** The earlier stage that has no money yet: until it does, nothing is looked for for this one. */
  awaits: string | null;
  /** As the manager set it, and as it counts after waiting; 1 is the most urgent. */
  priority: Priority;
  effective_priority: Priority;
  accepted_on: string;
  waiting_since: string;
  days_waiting: number;
  /** How often others were given money that it could have used, and whether that may happen again. */
  passes: number;
  may_be_passed: boolean;
  /** Direct cost, minor units. */
  direct_cost: number;
  shortfall: number;
  currency: string;
  checked_on: string;
}>;

/** `since` and `reason`: null where none was ever set. */
export type PolicyInForce = Readonly<{ policy: WaitlistPolicy; since: string | null; reason: string | null }>;

/** `checked`: those that waited when it began. `complete`: false while a part of it is still to come. */
export type LastPass = Readonly<{
  checked_on: string;
  passed_at: string;
  policy: WaitlistPolicy;
  checked: number;
  funded: number;
  short: number;
  complete: boolean;
  done_up_to: string | null;
}>;

export type WaitlistView = Readonly<{
  policy: PolicyInForce;
  last_pass: LastPass | null;
  items: readonly WaitlistRow[];
}>;

/** Who waits for money, in the order of their places as it is on a day, by which policy, and what the last pass did. */
export class ShowWaitlist extends Query<WaitlistView> {
  constructor(
    readonly on: string,
    readonly scope: RequestScope = null,
  ) {
    super();
  }
}

const STRICT: PolicyInForce = { policy: 'strict-order', since: null, reason: null };

const policyOn = async (on: string, models: Rows): Promise<PolicyInForce> => {
  const [inForce] = await models.rows<PolicyInForce>(
    'select policy, from_on as since, reason from {waitlist_policy} where from_on <= $1 order by revision desc limit 1',
    [on],
  );
  return inForce ?? STRICT;
};

const earlierOf = ({ stage_of }: Pick<WaitlistRow, 'stage_of'>): readonly string[] =>
  stage_of ? earlierStages(stage_of) : [];

/** Of these requests, those in funding for which nothing is reserved. */
const unfundedOf = async (models: Rows, requestIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (requestIds.length === 0) return new Set();
  const rows = await models.rows<{ request_id: string }>(
    `select request_id from {request_overview} where request_id = any($1) and phase = 'funding' and standing <> 'reserved'`,
    [requestIds],
  );
  return new Set(rows.map(({ request_id }) => request_id));
};

export const waitlistQueries = [
  queryHandler(ShowWaitlist, async ({ on, scope }, models, now) => {
    const policy = await policyOn(on, models);
    const [last_pass = null] = await models.rows<LastPass>(
      'select checked_on, passed_at, policy, checked, funded, short, complete, done_up_to from {waitlist_pass}',
    );
    const rows = await models.rows<
      Omit<WaitlistRow, 'position' | 'effective_priority' | 'days_waiting' | 'may_be_passed' | 'awaits'> & {
        seen: boolean;
      }
    >(
      `select w.request_id, r.title, w.stage_of, w.priority, w.accepted_on, w.waiting_since, w.passes, w.direct_cost, w.shortfall,
              w.currency, w.checked_on, ${inScopeThenAndNow('w.request_id', '$1', '$2')} as seen
       from {waitlist_entry} w join {request_overview} r using (request_id)`,
      [scope, await stillInScope(scope, models, now)],
    );
    const unfunded = await unfundedOf(models, rows.flatMap(earlierOf));
    const placed = rows.map(({ seen, ...row }) => {
      const place = {
        requestId: row.request_id,
        priority: row.priority,
        acceptedOn: row.accepted_on,
        waitingSince: row.waiting_since,
        passes: row.passes,
      };
      return { row, place, seen };
    });
    const order = inStrictOrder(on);
    const items = placed
      .toSorted((a, b) => order(a.place, b.place))
      .map(({ row, place, seen }, index) => ({
        seen,
        entry: {
          position: index + 1,
          ...row,
          awaits: earlierOf(row).find((id) => unfunded.has(id)) ?? null,
          effective_priority: effectivePriority(place, on),
          days_waiting: Math.max(0, daysBetween(row.waiting_since, on)),
          may_be_passed: mayBePassed(place, policy.policy, on),
        },
      }))
      .flatMap(({ seen, entry }) => (seen ? [entry] : []));
    return { policy, last_pass, items };
  }),
];
