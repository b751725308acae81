import { Inject, type Type } from '@nestjs/common';
import { type IQueryHandler, type Query, QueryHandler, type QueryResult } from '@nestjs/cqrs';
import type { Position } from '#event-store';
import { ReadModels } from './read-models.js';
import type { Rows } from './tables.js';

type Moment = Readonly<{ position: Position | undefined }>;

const moments = new WeakMap<object, Moment>();

/** The query, to be answered as at an earlier position; undefined: the log's beginning. */
export const seenAsAt = <Q extends object>(query: Q, position: Position | undefined): Q => {
  moments.set(query, { position });
  return query;
};

/** As at which position a query is to be answered; undefined: as things are now. */
export const positionSeen = (query: object): Moment | undefined => moments.get(query);

type Streams<Q> = (query: Q, now: Rows) => readonly string[] | Promise<readonly string[]>;

/**
 * The handler of a query: a function from the question and the read models to the answer. `streams`: those to which all
 * rows belong that it looks at, or more; then it is answered as at an earlier moment without filling tables for that.
 */
export const queryHandler = <Q extends Query<unknown>>(
  queryClass: new (...parameters: never[]) => Q,
  answer: (query: Q, rows: Rows) => Promise<QueryResult<Q>>,
  streams?: Streams<Q>,
): Type<IQueryHandler> => {
  @QueryHandler(queryClass)
  class ReadModelHandler {
    constructor(@Inject(ReadModels) readonly readModels: ReadModels) {}

    async execute(query: Q): Promise<QueryResult<Q>> {
      const moment = positionSeen(query);
      return answer(query, moment ? await this.#rowsAt(query, moment) : this.readModels);
    }

    async #rowsAt(query: Q, { position }: Moment): Promise<Rows> {
      if (!streams) return this.readModels.asAt(position);
      // Which streams these are, the rows of now can tell when they show at least as much.
      await this.readModels.shows(position);
      return this.readModels.ofStreams(await streams(query, this.readModels), position);
    }
  }
  return ReadModelHandler;
};
