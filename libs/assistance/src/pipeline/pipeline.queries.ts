import { Query } from '@nestjs/cqrs';
import { queryHandler } from '#read-models';
import { daysBetween } from '../request/working-days.js';
import type { Priority } from '../request/intake/intake.events.js';

const RUNNING = ['intake', 'funding', 'assignment', 'delivery', 'evaluation'] as const;
const ENDED = ['closed', 'declined', 'cancelled', 'withdrawn'] as const;

export type PipelineEntry = Readonly<{
  request_id: string;
  title: string;
  standing: string;
  phase_since: string;
  /** Days in this phase. */
  age: number;
  priority: Priority | null;
  office_code: string | null;
}>;

export type PipelinePhase = Readonly<{
  phase: (typeof RUNNING)[number] | (typeof ENDED)[number];
  count: number;
  /** Days; null when there is none, and for requests that have ended. */
  oldest_age: number | null;
  median_age: number | null;
  /** The oldest first, at most so many as asked; none for requests that have ended. */
  requests: readonly PipelineEntry[];
}>;

/** Requests by phase, in the order of the life, with their age on a day. */
export class ShowPipeline extends Query<readonly PipelinePhase[]> {
  constructor(
    readonly on: string,
    readonly perPhase: number,
  ) {
    super();
  }
}

export const pipelineQueries = [
  queryHandler(ShowPipeline, async ({ on, perPhase }, models) => {
    const totals = await models.rows<{ phase: string; count: number; oldest: string; median: string }>(
      `select phase, count(*)::integer as count, min(phase_since) as oldest,
         percentile_disc(0.5) within group (order by phase_since) as median
       from {request_overview} group by phase`,
    );
    const entries = await models.rows<Omit<PipelineEntry, 'age'> & { phase: string }>(
      `select * from (
         select request_id, title, phase, standing, phase_since, priority, office_code,
           row_number() over (partition by phase order by phase_since, request_id) as place
         from {request_overview} where phase = any($1)) ranked
       where place <= $2 order by phase_since, request_id`,
      [RUNNING, perPhase],
    );
    const ageOf = (since: string): number => Math.max(0, daysBetween(since, on));
    return [...RUNNING, ...ENDED].map((phase) => {
      const total = totals.find((one) => one.phase === phase);
      const running = total && RUNNING.some((one) => one === phase);
      const requests = entries
        .filter((one) => one.phase === phase)
        .map(({ request_id, title, standing, phase_since, priority, office_code }) => ({
          ...{ request_id, title, standing, phase_since, priority, office_code },
          age: ageOf(phase_since),
        }));
      return {
        phase,
        count: total?.count ?? 0,
        oldest_age: running ? ageOf(total.oldest) : null,
        median_age: running ? ageOf(total.median) : null,
        requests,
      };
    });
  }),
];
