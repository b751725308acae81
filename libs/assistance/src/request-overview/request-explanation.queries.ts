import { Query } from '@nestjs/cqrs';
import { contributionStream } from '#contributions';
import { explanationHandler, type FigureChange } from '#read-models';
import { regularBudgetStream } from '#regular-budget';
import { requestStream } from '../request/request.state.js';
import { type RequestFigureBy, requestFigure } from './request-figures.js';

/** The events that make up a figure of a request. `key`: which contribution, or allocation of the regular budget. */
export class ExplainRequest extends Query<readonly FigureChange[]> {
  constructor(
    readonly requestId: string,
    readonly asked: Readonly<{ figure: string; by: RequestFigureBy; key: string }>,
  ) {
    super();
  }
}

const STREAMS: Readonly<Record<RequestFigureBy, (query: ExplainRequest) => string>> = {
  whole: ({ requestId }) => requestStream(requestId),
  source: ({ asked }) => contributionStream(asked.key),
  'regular-budget': ({ asked }) => regularBudgetStream(asked.key),
};

export const requestExplanationQueries = [
  explanationHandler(ExplainRequest, async (query) => ({
    figure: requestFigure(query.requestId, query.asked.by, query.asked.figure),
    streams: [STREAMS[query.asked.by](query)],
  })),
];
