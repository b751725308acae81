import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { HEADQUARTERS, fieldOfficeStream } from '#field-offices';
import { queryHandler, type Rows } from '#read-models';
import { type Beneficiary, type ChargingRule, contributionStream } from '#contributions';
import { type RegularBudgetShareRow, regularBudgetStream } from '#regular-budget';
import type { StageOf } from '../request/funding/stage.events.js';
import type { Acceptance, KindOfAssistance, Origin, Priority } from '../request/intake/intake.events.js';
import type { Phase } from '../request/phase.js';
import { inScopeThenAndNow, type RequestScope, stillInScope } from '../request-parties/request-scope.js';
import { requestStream } from '../request/request.state.js';
import { FACTS, courseOf, measuresIn } from '../service-standards/measures.js';
import { openStepsOf } from '../service-standards/open-steps.js';
import { SERVICE_STANDARDS_STREAM } from '../service-standards/standards.state.js';
import type { StepFact } from '../service-standards/step-facts.js';
import type { Measures } from '../service-standards/step-times.js';
import type { StepName, Turn } from '../service-standards/steps.js';

/** A request as it is now. Money in minor units of its budget's currency. */
export type RequestRow = Readonly<{
  request_id: string;
  title: string;
  origin: Origin;
  beneficiaries: readonly Beneficiary[];
  ministry: string | null;
  channel: string;
  themes: readonly string[];
  kinds: readonly KindOfAssistance[];
  mandates: readonly string[];
  urgency: string;
  external_reference: string | null;
  phase: Exclude<Phase, 'unknown'>;
  standing: string;
  phase_since: string;
  submitted_on: string;
  accepted_on: string | null;
  mandate: string | null;
  state_action: string | null;
  programme: string | null;
  funding_basis: Acceptance['fundingBasis'] | null;
  budget_section: string | null;
  priority: Priority | null;
  starts_on: string | null;
  currency: string | null;
  budget: number | null;
  reserved: number;
  committed: number;
  spent: number;
  obligated: number;
  held_facts: number;
  shortfall: number | null;
  reservation_expires_on: string | null;
  charging_rule: ChargingRule | null;
  office_code: string | null;
  stage_of: StageOf | null;
  stages: readonly Readonly<{ requestId: string; stage: number; title: string }>[] | null;
  evaluated: boolean;
  ended_on: string | null;
  revision: number;
}> &
  Waiting;

/** The step that is due first, and whose turn that is; null when nobody is waited for, or all clocks stand. */
type Waiting = Readonly<{ step: StepName | null; turn: Turn | null; due_on: string | null }>;

/** What each contribution gives to a request, in the currency in which it is held. */
export type RequestSource = Readonly<{
  contribution_id: string;
  donor_id: string;
  currency: string;
  reserved: number;
  committed: number;
  spent: number;
  psc_charged: number;
  psc_set_aside: number;
}>;

type Filter = Readonly<{
  phase: string | null;
  country: string | null;
  theme: string | null;
  officeCode: string | null;
  externalReference: string | null;
}>;

export class ListRequests extends Query<readonly RequestRow[]> {
  constructor(
    readonly filter: Filter,
    readonly after: string | null,
    readonly limit: number,
    readonly scope: RequestScope = null,
  ) {
    super();
  }
}

/** `regular_budget`: what an allocation of the regular budget gives to it; null when none does. */
export class ShowRequest extends Query<
  RequestRow & { sources: readonly RequestSource[]; regular_budget: RegularBudgetShareRow | null }
> {
  constructor(readonly requestId: string) {
    super();
  }
}

/** How many requests of the same State were assisted before this one; 0 when no State asked. */
export class CountEarlierAssistance extends Query<number> {
  constructor(readonly requestId: string) {
    super();
  }
}

export const requestOverviewQueries = [
  queryHandler(CountEarlierAssistance, async ({ requestId }, models) => {
    const [row] = await models.rows<{ earlier: number }>(
      `select count(distinct coalesce(other.stage_of->>'requestId', other.request_id))::integer as earlier from {request_overview} r
       join {request_overview} other on other.origin->>'country' = r.origin->>'country' and other.request_id <> r.request_id
       where r.request_id = $1 and other.phase in ('delivery', 'evaluation', 'closed')`,
      [requestId],
    );
    return row?.earlier ?? 0;
  }),
  queryHandler(ListRequests, async ({ filter, after, limit, scope }, models, now) => {
    const still = await stillInScope(scope, models, now);
    const rows = await models.rows<Stored>(
      `select r.*, ${FACTS} from {request_overview} r
       where ($1::text is null or phase = $1)
         and ($2::text is null or beneficiaries @> jsonb_build_array(jsonb_build_object('kind', 'country', 'code', $2::text)))
         and ($3::text is null or themes @> to_jsonb($3::text))
         and ($4::text is null or office_code = $4)
         and ($5::text is null or external_reference = $5)
         and ($6::text is null or request_id > $6) and ${inScopeThenAndNow('r.request_id', '$8', '$9')}
       order by request_id limit $7`,
      [
        filter.phase,
        filter.country,
        filter.theme,
        filter.officeCode,
        filter.externalReference,
        after,
        limit,
        scope,
        still,
      ],
    );
    const measures = await measuresIn(models);
    return rows.map((row) => withWaiting(row, measures));
  }),
  queryHandler(
    ShowRequest,
    async ({ requestId }, models) => {
      const [row, measures] = await Promise.all([storedOf(requestId, models), measuresIn(models)]);
      return withWaiting(row, measures);
    },
    // What a contribution once gave to it stays a source, also when it was released.
    async ({ requestId }, now) => {
      const { facts, sources, regular_budget: share } = await storedOf(requestId, now);
      const offices = facts.flatMap(({ officeCode }) => officeCode ?? []);
      return [
        requestStream(requestId),
        SERVICE_STANDARDS_STREAM,
        ...[...new Set([HEADQUARTERS, ...offices])].map(fieldOfficeStream),
        ...sources.map((source) => contributionStream(source.contribution_id)),
        ...(share ? [regularBudgetStream(share.budget_id)] : []),
      ];
    },
  ),
];

type Stored = Omit<RequestRow, keyof Waiting> & Readonly<{ facts: readonly StepFact[] }>;
type StoredWithSources = Stored &
  Readonly<{ sources: readonly RequestSource[]; regular_budget: RegularBudgetShareRow | null }>;

const storedOf = async (requestId: string, models: Rows): Promise<StoredWithSources> => {
  const [row] = await models.rows<StoredWithSources>(
    `select r.*, ${FACTS},
       (select coalesce(json_agg(s order by s.contribution_id), '[]') from (
          select a.contribution_id, c.donor_id, c.currency, a.reserved, a.committed, a.spent, a.psc_charged, a.psc_set_aside
          from {allocation} a join {contribution} c using (contribution_id) where a.request_id = r.request_id) s) as sources,
       (select to_json(b) from {regular_budget_share} b where b.request_id = r.request_id limit 1) as regular_budget
     from {request_overview} r where r.request_id = $1`,
    [requestId],
    { prepared: true },
  );
  if (!row) throw new NotFound('Request', requestId);
  return row;
};

/** While its clock stands, a step is nobody's turn. */
const withWaiting = <Row extends Stored>({ facts, ...row }: Row, measures: Measures): Omit<Row, 'facts'> & Waiting => {
  const [first] = openStepsOf(courseOf(facts), measures)
    .filter(({ dueOn }) => dueOn !== null)
    .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : a.dueOn === b.dueOn ? 0 : 1));
  return { ...row, step: first?.step ?? null, turn: first?.turn ?? null, due_on: first?.dueOn ?? null };
};
