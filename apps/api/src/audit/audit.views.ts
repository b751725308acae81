import { isIP } from 'node:net';
import type { Type } from '@nestjs/common';
import { NAME, NAME_RULE } from '../commands/headers.js';
import { Field, Optional } from '../fields/field.js';
import { matching, moment, oneOf, textOf } from '../fields/kinds.js';
import { LatestQuery } from '../views/page.js';
import { ObjectView } from '../views/row-view.js';

const name = textOf({ maxLength: 100 }, NAME_RULE, (value) => value === '?' || NAME.test(value));
const address = textOf(
  { pattern: '^[0-9A-Fa-f.:]{2,45}$' },
  'must be an IPv4 or IPv6 address',
  (value) => isIP(value) !== 0 && !value.includes('%'),
);
const operation = matching(/^[a-z][A-Za-z]{1,99}$/, 'must be the id of an operation, like acceptRequest');
const subject = matching(/^[\x20-\x7e]{1,200}$/, 'must be the name of a stream, like request-TA-2026-000123');

/** Conditions are ANDed. */
const Searched = <Base extends Type>(base: Base) => {
  class Conditions extends base {
    @Optional({ description: 'Who acted; `?`: nobody was signed in' })
    @Field(name)
    actor?: string;

    @Optional()
    @Field(name)
    onBehalfOf?: string;

    @Optional({ description: 'The address that it came from, in any of its forms' })
    @Field(address)
    from?: string;

    @Optional({
      description: "An operation of this api, or a process's command, by its type with a small first letter",
    })
    @Field(operation)
    operation?: string;

    @Optional({ description: 'What it was about, by the name of a stream: `request-TA-2026-000123`' })
    @Field(subject)
    subject?: string;

    @Optional()
    @Field(oneOf(['done', 'refused']))
    outcome?: 'done' | 'refused';
  }
  return Conditions;
};

export class AuditQuery extends Searched(LatestQuery) {
  @Optional({ description: 'At this moment or later' })
  @Field(moment)
  since?: string;

  @Optional({ description: 'Before this moment' })
  @Field(moment)
  until?: string;
}

export class AuditExportQuery extends Searched(class {}) {
  /** At this moment or later. */
  @Field(moment)
  since!: string;

  /** Before this moment. */
  @Field(moment)
  until!: string;
}

const text = { type: String, nullable: true } as const;
const texts = { type: 'array', items: { type: 'string' } } as const;

const EntryView = ObjectView('AuditEntry', {
  id: { type: String, format: 'uuid' },
  at: { type: String, format: 'date-time' },
  actor: { type: String, description: '`?`: nobody was signed in, and no account was named' },
  proven_by: { enum: ['session', 'api-key', 'token'], nullable: true, description: 'Null: nothing sent with it' },
  on_behalf_of: text,
  address: { ...text, description: 'Where it came from; null: from within' },
  operation: { ...text, description: 'Null: recorded before commands were noted' },
  events: { ...texts, description: 'Types of the events of a command that was done' },
  subjects: { ...texts, description: 'Streams, or what was asked for' },
  outcome: { enum: ['done', 'refused'] },
  status: { type: 'integer', nullable: true, description: 'HTTP status; null: a command, by its events' },
  code: { ...text, description: 'Why it was refused' },
  times: { type: 'integer', description: 'More than 1: so many by nobody in particular, of which this was the last' },
  correlation_id: { type: String },
  command_id: { ...text, format: 'uuid' },
  position: { type: String },
});
export const AuditPage = ObjectView('AuditPage', {
  items: { type: EntryView, isArray: true },
  next: { ...text, description: 'Cursor of the next page; null: this is the last' },
  complete: { type: Boolean, description: 'False: the log says more than can be searched yet' },
});
