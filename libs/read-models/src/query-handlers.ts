import { Inject, type Type } from '@nestjs/common';
import { type IQueryHandler, type Query, QueryHandler, type QueryResult } from '@nestjs/cqrs';
import { occurredOn, type Recorded } from '#event-sourcing';
import type { Position } from '#event-store';
import type { Figure, FigureChange } from './explained.js';
import { ReadModels } from './read-models.js';
import { SharedAnswers } from './shared-answers.js';
import type { Rows } from './tables.js';

/** `until`: of what is known up to the position, only what occurred until the end of that day. */
export type Moment = Readonly<{ position: Position | undefined; until?: string }>;

const moments = new WeakMap<object, Moment>();

/** The query, to be answered as at an earlier position (undefined: the log's beginning), or as at an earlier day. */
export const seenAsAt = <Q extends object>(query: Q, moment: Moment): Q => {
  moments.set(query, moment);
  return query;
};

/** Whether an event is seen in the answer to a query. */
export const isSeenIn = (query: object): ((event: Recorded) => boolean) => {
  const moment = moments.get(query);
  if (!moment) return () => true;
  const { position = '', until } = moment;
  return (event) => event.position <= position && (until === undefined || (occurredOn(event) ?? '') <= until);
};

type Streams<Q> = (query: Q, now: Rows) => readonly string[] | Promise<readonly string[]>;

/**
 * The handler of a query: a function from the question, which is plain data, and the read models to the answer. Who asks
 * the same at the same moment shares it; see SharedAnswers. `streams`: those to which all rows belong that it looks at, or
 * more; then it is answered as at an earlier moment without filling tables for that. `now`: the rows of now, also then.
 */
export const queryHandler = <Q extends Query<unknown>>(
  queryClass: new (...parameters: never[]) => Q,
  answer: (query: Q, rows: Rows, now: Rows) => Promise<QueryResult<Q>>,
  streams?: Streams<Q>,
): Type<IQueryHandler> => {
  @QueryHandler(queryClass)
  class ReadModelHandler {
    readonly #answers = new SharedAnswers<QueryResult<Q>>();

    constructor(@Inject(ReadModels) readonly readModels: ReadModels) {}

    async execute(query: Q): Promise<QueryResult<Q>> {
      const moment = moments.get(query);
      if (moment) return answer(query, await this.#rowsAt(query, moment), this.readModels);
      return this.#answers.of(JSON.stringify(query), () => answer(query, this.readModels, this.readModels));
    }

    async #rowsAt(query: Q, { position, until }: Moment): Promise<Rows> {
      // Which streams these are, the rows of now can tell when they show at least as much.
      if (streams) await this.readModels.shows(position);
      const some = streams && (await streams(query, this.readModels));
      if (until !== undefined) return this.readModels.occurredUntil(until, position, some);
      return some ? this.readModels.ofStreams(some, position) : this.readModels.asAt(position);
    }
  }
  return ReadModelHandler;
};

/** What a figure is made of: the figure, and the streams to which all its rows belong. */
export type Explainable = Readonly<{ figure: Figure; streams: readonly string[] }>;

/** The handler of a query for the events that make up a figure. */
export const explanationHandler = <Q extends Query<readonly FigureChange[]>>(
  queryClass: new (...parameters: never[]) => Q,
  about: (query: Q, now: Rows) => Promise<Explainable>,
): Type<IQueryHandler> => {
  @QueryHandler(queryClass)
  class ExplanationHandler {
    constructor(@Inject(ReadModels) readonly readModels: ReadModels) {}

    async execute(query: Q): Promise<readonly FigureChange[]> {
      const moment = moments.get(query) ?? { position: await this.readModels.latest() };
      await this.readModels.shows(moment.position);
      const { figure, streams } = await about(query, this.readModels);
      return this.readModels.explain(figure, streams, moment);
    }
  }
  return ExplanationHandler;
};
