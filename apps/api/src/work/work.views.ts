import { ApiProperty } from '@nestjs/swagger';
import { Field } from '../fields/field.js';
import { oneOf } from '../fields/kinds.js';
import { ObjectView } from '../views/row-view.js';
import { LatestQuery, PageOf } from '../views/page.js';

const STATUSES = ['waiting', 'done', 'refused', 'parked'] as const;

export class WorkQuery extends LatestQuery {
  @Field(oneOf(STATUSES))
  status!: (typeof STATUSES)[number];
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
