import { Query } from '@nestjs/cqrs';
import { explanationHandler, type Figure, type FigureChange, type RowOf, tableFigure } from '#read-models';
import { requestOverview, requestTable } from '../request-overview/request-overview.projection.js';
import type { RequestEvent } from '../request/request.events.js';
import type { StageOf } from '../request/funding/stage.events.js';
import { requestStream } from '../request/request.state.js';

export const MANDATE_FIGURES = ['requests', 'funded', 'delivered', 'evaluated', 'spent'] as const;

/** The events that make up a figure of the coverage of an action of the plan. `currency`: of what was spent. */
export class ExplainMandate extends Query<readonly FigureChange[]> {
  constructor(
    readonly mandateId: string,
    readonly asked: Readonly<{ figure: (typeof MANDATE_FIGURES)[number]; currency: string | null }>,
  ) {
    super();
  }
}

export const mandateExplanationQueries = [
  explanationHandler(ExplainMandate, async ({ mandateId, asked }, now) => {
    // Which action it serves is told when a request is accepted, and stays so.
    const citing = await now.rows<{ request_id: string }>(
      `select request_id from {request_overview} where mandate = $1 or state_action = $1`,
      [mandateId],
    );
    return { figure: coverageFigure(mandateId, asked), streams: citing.map((one) => requestStream(one.request_id)) };
  }),
];

/** What of a request the figures look at. */
export const COVERAGE_COLUMNS = [
  ...(['request_id', 'mandate', 'state_action', 'channel', 'themes', 'stage_of'] as const),
  ...(['currency', 'phase', 'evaluated', 'spent'] as const),
] satisfies readonly (keyof Row)[];

/** What changes that. Checks of resources and reports, which are most of a log, do not. */
export const CHANGE_COVERAGE: readonly RequestEvent['type'][] = [
  'RequestSubmitted',
  'RequestAccepted',
  'RequestDeclined',
  'RequestSplit',
  'StageOpened',
  'ResourcesReserved',
  'ReservationLapsed',
  'ReservationRevoked',
  'FundingConfirmed',
  'BudgetRevised',
  'CommitmentLapsed',
  'FundingSubstituted',
  'FieldOfficeAssigned',
  'AssignmentAccepted',
  'ExpenditureRecorded',
  'ExpenditureReversed',
  'ExpenditureRecharged',
  'ObligationCancelled',
  'DeliveryCompleted',
  'EvaluationSubmitted',
  'RequestClosed',
  'RequestCancelled',
  'RequestWithdrawn',
  'RequestWoundDown',
  'RequestReopened',
];

/** As ShowMandateCoverage counts: the stages of a request that was split count as one. */
const coverageFigure = (mandateId: string, { figure, currency }: ExplainMandate['asked']): Figure =>
  tableFigure(requestOverview, requestTable, {
    groupOf: (row) => {
      if (!isServed(row, mandateId)) return undefined;
      if (figure === 'spent') return row.currency === currency ? row.request_id : undefined;
      return `${row.currency} ${firstStageOf(row)}`;
    },
    of: COUNTED[figure],
    changedBy: CHANGE_COVERAGE,
  });

type Row = RowOf<typeof requestTable>;

const isServed = ({ mandate, state_action, channel, themes }: Row, mandateId: string): boolean =>
  (mandate === mandateId || state_action === mandateId) &&
  !(channel === 'import' && JSON.stringify(themes) === '["other"]');

const firstStageOf = ({ stage_of, request_id }: Row): string => (stage_of as StageOf | null)?.requestId ?? request_id; // as the event told it

const isGivenUp = ({ phase }: Row): boolean => ['cancelled', 'withdrawn'].includes(phase);
const isFunded = ({ phase }: Row): boolean => ['assignment', 'delivery', 'evaluation', 'closed'].includes(phase);
const isDelivered = ({ phase }: Row): boolean => ['evaluation', 'closed'].includes(phase);
const isEvaluated = ({ evaluated }: Row): boolean => evaluated;

/** 1 when all of these have come so far, and there are any. */
const all = (rows: readonly Row[], hasCome: (row: Row) => boolean): number =>
  rows.length > 0 && rows.every(hasCome) ? 1 : 0;

const goingOn = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => !isGivenUp(row));

const COUNTED: Readonly<Record<(typeof MANDATE_FIGURES)[number], (rows: readonly Row[]) => number>> = {
  requests: () => 1,
  funded: (rows) => all(goingOn(rows), isFunded),
  delivered: (rows) => all(goingOn(rows), isDelivered),
  evaluated: (rows) =>
    all(
      rows.filter((row) => isEvaluated(row) || !isGivenUp(row)),
      isEvaluated,
    ),
  spent: (rows) => rows.reduce((sum, { spent }) => sum + spent, 0),
};
