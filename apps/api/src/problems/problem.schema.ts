import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { EventView } from '../views/event.view.js';

class FieldErrorSchema {
  @ApiProperty({
    type: String,
    description: 'A path in the body, or the name of a parameter or header',
    example: 'earmark.level',
  })
  field!: string;

  @ApiProperty({ type: String, example: 'must be one of 1, 2, 3, 4' })
  rule!: string;
}

/** RFC 9457. */
class ProblemSchema {
  @ApiProperty({ type: String, format: 'uri-reference', example: '/problems/insufficient-funds' })
  type!: string;

  @ApiProperty({ type: String, example: 'Insufficient funds' })
  title!: string;

  @ApiProperty({ type: 'integer', example: 409 })
  status!: number;

  @ApiProperty({ type: String })
  detail!: string;

  @ApiProperty({ type: String, description: 'Stable', example: 'InsufficientFunds' })
  code!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the decision rested on' })
  facts!: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: String, format: 'uri-reference', description: 'What was asked for' })
  instance!: string;

  @ApiProperty({
    type: FieldErrorSchema,
    isArray: true,
    required: false,
    description: 'Everything that is wrong with the request',
  })
  errors?: readonly FieldErrorSchema[];

  @ApiProperty({
    type: EventView,
    isArray: true,
    required: false,
    description:
      'Of ChangedSinceRead (412), about a request or a contribution: what was recorded since the revision that was seen (`facts.seen`), oldest first, as far as whoever asks may see it; at most 100',
  })
  changes?: readonly object[];
}

const DESCRIPTIONS = {
  400: 'Malformed: not JSON, a field that is missing, unknown or of another type, a bad parameter or header',
  401: 'Not signed in',
  403: 'None of your roles allows it, a separation of duties forbids it, or a page of another site asked',
  404: 'Nothing is known under that id, or it is not yours to see',
  408: 'The body did not arrive whole, or too slowly',
  409: 'The state of things, or money, does not allow it',
  412: 'Changed since it was read (If-Match); `changes` tells by whom and to what',
  413: 'Larger than 1 MiB; a file: larger than EVIDENCE_MEGABYTES',
  415: 'Another media type than those listed',
  422: 'A value breaks a rule of its field, or the idempotency key was used for another request',
  429: 'Too often: not again before Retry-After seconds have passed',
  503: 'More is asked than can be answered in time, the database cannot be reached, its disk is almost full, or what was asked for is not there yet: send it again after Retry-After seconds',
} as const;

export const ApiProblems = (...statuses: readonly (keyof typeof DESCRIPTIONS)[]): ClassDecorator & MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemSchema),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: DESCRIPTIONS[status],
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemSchema) } } },
      }),
    ),
  );
