import { ApiProperty } from '@nestjs/swagger';
import { Field, NumberFromText, Optional } from '../fields/field.js';
import { number, oneOf, textOf } from '../fields/kinds.js';
import { ObjectView } from '../views/row-view.js';
import { PageOf } from '../views/page.js';

const STATUSES = ['waiting', 'done', 'refused', 'parked'] as const;

export class WorkQuery {
  @Field(oneOf(STATUSES))
  status!: (typeof STATUSES)[number];

  @Optional()
  @NumberFromText()
  @Field(number(1, 200, { default: 50 }))
  limit: number = 50;

  @Optional()
  @Field(
    textOf(
      { pattern: '^[A-Za-z0-9_-]{1,300}$', description: '`next` of the page before' },
      'must be the `next` of a page',
      (value) => /^[A-Za-z0-9_-]{1,300}$/.test(value),
    ),
  )
  cursor?: string;
}

export const WorkView = ObjectView('Work', {
  id: { type: String },
  process: { type: String, description: 'Which process asked for it' },
  instance: { type: String, description: 'For what: a request, a contribution, the waitlist' },
  key: { type: String },
  command: { type: String },
  data: { type: 'object', additionalProperties: true },
  status: { enum: STATUSES },
  due_at: { type: String, format: 'date-time' },
  attempts: { type: 'integer' },
  next_at: { type: String, format: 'date-time', description: 'Not tried before' },
  reason: { type: String, nullable: true, description: 'Why it was refused, or failed the last time' },
  settled_at: { type: String, format: 'date-time', nullable: true },
});

export const WorkPage = PageOf(WorkView);

export class Replayed {
  @ApiProperty({ type: Boolean })
  replayed!: boolean;
}
