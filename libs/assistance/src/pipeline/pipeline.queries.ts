import { Query } from '@nestjs/cqrs';
import { queryHandler } from '#read-models';
import { daysBetween } from '../request/working-days.js';
import type { StageOf } from '../request/funding/stage.events.js';
import type { Priority } from '../request/intake/intake.events.js';
import { inScopeThenAndNow, type RequestScope, stillInScope } from '../request-parties/request-scope.js';
import { FACTS, courseOf, measuresIn } from '../service-standards/measures.js';
import { openStepsOf } from '../service-standards/open-steps.js';
import type { StepName, Turn } from '../service-standards/steps.js';
import type { StepFact } from '../service-standards/step-facts.js';
import { daysLate } from '../service-standards/step-times.js';

const RUNNING = ['intake', 'funding', 'assignment', 'delivery', 'evaluation', 'winding-down'] as const;
const ENDED = ['closed', 'declined', 'cancelled', 'withdrawn'] as const;

/** A step that somebody waits for; `due_on` is null while its clock stands. Late in calendar days. */
export type PipelineStep = Readonly<{
  step: StepName;
  of: string | null;
  since: string;
  due_on: string | null;
  late_by: number;
  turn: Turn;
}>;

export type PipelineEntry = Readonly<{
  request_id: string;
  title: string;
  standing: string;
  phase_since: string;
  /** Days in this phase. */
  age: number;
  priority: Priority | null;
  office_code: string | null;
  stage_of: StageOf | null;
  /** Of its steps, the one that is latest; 0 when all are in time. */
  late_by: number;
  /** The latest first, then what is due first. */
  steps: readonly PipelineStep[];
}>;

export type PipelinePhase = Readonly<{
  phase: (typeof RUNNING)[number] | (typeof ENDED)[number];
  count: number;
  /** Requests with a step that is late. */
  late: number;
  /** Days; null when there is none, and for requests that have ended. */
  oldest_age: number | null;
  median_age: number | null;
  /** At most so many as asked, of those asked for; none for requests that have ended. */
  requests: readonly PipelineEntry[];
}>;

/** Only requests with a step that is late, or somebody's turn, or both; the oldest in their phase first, or the latest. */
export type PipelineFilter = Readonly<{ late: boolean; turn: Turn['kind'] | null; sort: 'age' | 'lateness' }>;

const ALL: PipelineFilter = { late: false, turn: null, sort: 'age' };

/** Requests by phase, in the order of the life, with their age and what is late on a day. */
export class ShowPipeline extends Query<readonly PipelinePhase[]> {
  constructor(
    readonly on: string,
    readonly perPhase: number,
    readonly filter: PipelineFilter = ALL,
    readonly scope: RequestScope = null,
  ) {
    super();
  }
}

export const pipelineQueries = [
  queryHandler(ShowPipeline, async ({ on, perPhase, filter, scope }, models, now) => {
    const still = await stillInScope(scope, models, now);
    const totals = await models.rows<{ phase: string; count: number; oldest: string; median: string }>(
      `select phase, count(*)::integer as count, min(phase_since) as oldest,
         percentile_disc(0.5) within group (order by phase_since) as median
       from {request_overview} r where ${inScopeThenAndNow('r.request_id', '$1', '$2')} group by phase`,
      [scope, still],
    );
    const rows = await models.rows<Omit<PipelineEntry, 'age' | 'late_by' | 'steps'> & Facts>(
      `select request_id, title, phase, standing, phase_since, priority, office_code, stage_of, ${FACTS}
       from {request_overview} r where phase = any($1) and ${inScopeThenAndNow('r.request_id', '$2', '$3')} order by phase_since, request_id`,
      [RUNNING, scope, still],
    );
    const measures = await measuresIn(models);
    const ageOf = (since: string): number => Math.max(0, daysBetween(since, on));
    const entries = rows.map(({ phase, facts, ...row }) => {
      const steps = openStepsOf(courseOf(facts), measures)
        .map(({ step, of, since, dueOn, turn }): PipelineStep => {
          return { step, of, since, due_on: dueOn, late_by: daysLate({ dueOn }, on), turn };
        })
        .toSorted((a, b) => b.late_by - a.late_by || compare(a.due_on ?? '9', b.due_on ?? '9'));
      return { phase, entry: { ...row, age: ageOf(row.phase_since), late_by: steps[0]?.late_by ?? 0, steps } };
    });
    return [...RUNNING, ...ENDED].map((phase) => {
      const total = totals.find((one) => one.phase === phase);
      const running = total && RUNNING.some((one) => one === phase);
      const ofPhase = entries.flatMap((one) => (one.phase === phase ? [one.entry] : []));
      return {
        phase,
        count: total?.count ?? 0,
        late: ofPhase.filter(({ late_by }) => late_by > 0).length,
        oldest_age: running ? ageOf(total.oldest) : null,
        median_age: running ? ageOf(total.median) : null,
        requests: inOrder(filter, ofPhase.filter(isAsked(filter))).slice(0, perPhase),
      };
    });
  }),
];

type Facts = Readonly<{ phase: string; facts: readonly StepFact[] }>;

/** While its clock stands, a step is nobody's turn. */
const isAsked =
  ({ late, turn }: PipelineFilter) =>
  ({ steps }: PipelineEntry): boolean =>
    (!late && turn === null) ||
    steps.some(
      (step) => (!late || step.late_by > 0) && (turn === null || (step.turn.kind === turn && step.due_on !== null)),
    );

const inOrder = ({ sort }: PipelineFilter, entries: readonly PipelineEntry[]): readonly PipelineEntry[] =>
  sort === 'age' ? entries : entries.toSorted((a, b) => b.late_by - a.late_by);

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
