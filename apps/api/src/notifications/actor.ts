import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { actorIn, COMMAND_HEADERS } from '../commands/headers.js';

/** Who asks. */
export const Actor = createParamDecorator((_: unknown, host: ExecutionContext) =>
  actorIn(host.switchToHttp().getRequest<FastifyRequest>().headers),
);

/** For routes that are about whoever asks. */
export const ForActor = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: COMMAND_HEADERS.actor.name,
      required: true,
      description: 'Who asks. Until there is access control this header is believed.',
      schema: { type: 'string', pattern: COMMAND_HEADERS.actor.pattern.source },
    }),
  );
