import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiResponse,
  getSchemaPath,
  type OpenAPIObject,
} from '@nestjs/swagger';
import { AnsweredBy } from '../answers/answered-by.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { CommandAnswer, tellOutcome } from './answer.js';
import { COMMAND_HEADERS } from './headers.js';

const DESCRIPTIONS: Readonly<Record<keyof typeof COMMAND_HEADERS, string>> = {
  key: 'Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused.',
  onBehalfOf: 'For whom a service account acts.',
  ifMatch: 'The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since.',
};

export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

type Options = Readonly<{
  summary: string;
  /** It answers 201, and where the new thing is. */
  creates?: boolean;
  /** What it answers besides id, revision and position. */
  answers?: Schemas;
}>;

/** A route that gives a command: its headers, its answer, its problems. */
export const CommandRoute = ({ summary, creates = false, answers = {} }: Options): MethodDecorator =>
  applyDecorators(
    HttpCode(creates ? 201 : 200),
    AnsweredBy(tellOutcome),
    ApiExtraModels(CommandAnswer),
    ApiOperation({ summary }),
    ...headers(),
    ApiResponse({
      status: creates ? 201 : 200,
      description: 'Done, or had been done by the same command',
      schema: { allOf: [{ $ref: getSchemaPath(CommandAnswer) }, { type: 'object', properties: answers }] },
      headers: {
        ETag: { description: 'The revision, in quotes', schema: { type: 'string' } },
        'Techcoop-Position': { description: 'As in the body', schema: { type: 'string' } },
        ...(creates && { Location: { description: 'Of what was created', schema: { type: 'string' } } }),
      },
    }),
    ApiProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503),
  );

const headers = (): MethodDecorator[] =>
  Object.entries(COMMAND_HEADERS).map(([key, { name, pattern, required }]) =>
    // The key is one of COMMAND_HEADERS, whose entries these are.
    ApiHeader({
      name,
      required,
      description: DESCRIPTIONS[key as keyof typeof DESCRIPTIONS],
      schema: { type: 'string', pattern: pattern.source },
    }),
  );
