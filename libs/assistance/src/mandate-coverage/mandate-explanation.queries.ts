import { Query } from '@nestjs/cqrs';
import type { Row } from '#event-sourcing';
import { explanationHandler, type Figure, type FigureChange } from '#read-models';
import { requestOverview, requestTable } from '../request-overview/request-overview.projection.js';
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

/** As ShowMandateCoverage counts: the stages of a request that was split count as one. */
const coverageFigure = (mandateId: string, { figure, currency }: ExplainMandate['asked']): Figure => ({
  projection: requestOverview,
  groupOf: (row, table) => {
    if (table !== requestTable.name || !isServed(row, mandateId)) return undefined;
    if (figure === 'spent') return row['currency'] === currency ? String(row['request_id']) : undefined;
    return `${row['currency']} ${firstStageOf(row)}`;
  },
  of: (rows) => COUNTED[figure](rows.map(({ row }) => row)),
});

const isServed = (row: Row, mandateId: string): boolean =>
  (row['mandate'] === mandateId || row['state_action'] === mandateId) &&
  !(row['channel'] === 'import' && JSON.stringify(row['themes']) === '["other"]');

const firstStageOf = (row: Row): string => {
  const stageOf = row['stage_of'] as Readonly<{ requestId: string }> | null; // as the column is declared
  return stageOf?.requestId ?? String(row['request_id']);
};

const isIn =
  (phases: readonly string[]) =>
  (row: Row): boolean =>
    phases.includes(String(row['phase']));
const isGivenUp = isIn(['cancelled', 'withdrawn']);
const isFunded = isIn(['assignment', 'delivery', 'evaluation', 'closed']);
const isDelivered = isIn(['evaluation', 'closed']);
const isEvaluated = (row: Row): boolean => row['evaluated'] === true;

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
  spent: (rows) => rows.reduce((sum, row) => sum + Number(row['spent']), 0),
};
