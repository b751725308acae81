import { applyDecorators, type Type } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ApiProblems } from '../problems/problem.schema.js';
import { AnsweredBy } from '../answers/answered-by.js';
import { AS_AT, POSITION, tellView } from './tell-view.js';

/** A route that answers a view. */
export const ViewRoute = ({
  summary,
  answers,
  problems = [400, 503],
}: {
  summary: string;
  answers: Type;
  problems?: readonly (400 | 404 | 503)[];
}): MethodDecorator =>
  applyDecorators(
    AnsweredBy(tellView),
    ApiOperation({ summary }),
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'An ETag: 304 when the view is still the same',
      schema: { type: 'string' },
    }),
    ApiResponse({
      status: 200,
      description: 'The view',
      type: answers,
      headers: {
        ETag: {
          description: "Of this view; one thing's begins with its revision, and goes into If-Match",
          schema: { type: 'string' },
        },
        [AS_AT]: {
          description: 'With `asAt`: the moment that is shown',
          schema: { type: 'string', format: 'date-time' },
        },
        [POSITION]: {
          description: 'With `asAt`: the position of the last event that is shown; empty when there is none',
          schema: { type: 'string' },
        },
      },
    }),
    ApiResponse({ status: 304, description: 'Still the same' }),
    ApiProblems(401, 403, 429, ...problems),
  );
