import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import canonicalize from 'canonicalize';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Outcome } from '#event-store';

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
@Injectable()
export class AnswerInterceptor implements NestInterceptor<Answer, object> {
  intercept(host: ExecutionContext, next: CallHandler<Answer>): Observable<object> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ id, revision, position, answer }) => {
        void reply.header('etag', `"${revision}"`);
        if (position !== undefined) void reply.header('techcoop-position', position);
        request.isInLog = position !== undefined;
        if (id !== undefined)
          void reply.header('location', `${request.url.replace(/\?.*$/s, '')}/${encodeURIComponent(id)}`);
        return { ...(id !== undefined && { id }), revision, position: position ?? null, ...asStored(answer) };
      }),
    );
  }
}

/** With its members in the order in which the store gives them back, so that a command sent again is answered byte for byte alike. */
const asStored = (answer: Outcome['answer']): object => JSON.parse(canonicalize(answer) ?? '{}') as object; // it was an object
