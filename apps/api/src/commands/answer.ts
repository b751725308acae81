import { ApiProperty } from '@nestjs/swagger';
import canonicalize from 'canonicalize';
import type { Outcome } from '#event-store';
import type { Tell } from '../answers/answered-by.js';

/** `id`: of what the command created. */
export type Answer = Outcome & Readonly<{ id?: string }>;

/** What a command answers. */
export class CommandAnswer {
  @ApiProperty({ type: String, required: false, description: 'Of what was created' })
  id?: string;

  @ApiProperty({ type: 'integer', description: 'Of what was changed, after the command; also in ETag, for If-Match' })
  revision!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the change stands in the log, for ?after=; null when there was nothing to change',
  })
  position!: string | null;
}

/** Gives an outcome as body and headers. */
export const tellOutcome: Tell = (outcome, request, reply) => {
  const { id, revision, position, answer } = outcome as Answer; // as handlers of commands return it
  void reply.header('etag', `"${revision}"`);
  if (position !== undefined) void reply.header('techcoop-position', position);
  request.isInLog = position !== undefined;
  if (id !== undefined) void reply.header('location', `${request.url.replace(/\?.*$/s, '')}/${encodeURIComponent(id)}`);
  return { ...(id !== undefined && { id }), revision, position: position ?? null, ...asStored(answer) };
};

/** With its members in the order in which the store gives them back, so that a command sent again is answered byte for byte alike. */
const asStored = (answer: Outcome['answer']): object => JSON.parse(canonicalize(answer) ?? '{}') as object; // it was an object
