import { Inject, type Type } from '@nestjs/common';
import { type IQueryHandler, type Query, QueryHandler, type QueryResult } from '@nestjs/cqrs';
import { ReadModels } from './read-models.js';

/** The handler of a query: a function from the question and the read models to the answer. */
export const queryHandler = <Q extends Query<unknown>>(
  queryClass: new (...parameters: never[]) => Q,
  answer: (query: Q, readModels: ReadModels) => Promise<QueryResult<Q>>,
): Type<IQueryHandler> => {
  @QueryHandler(queryClass)
  class ReadModelHandler {
    constructor(@Inject(ReadModels) readonly readModels: ReadModels) {}

    execute(query: Q): Promise<QueryResult<Q>> {
      return answer(query, this.readModels);
    }
  }
  return ReadModelHandler;
};
