import { createParamDecorator, type ExecutionContext, Inject, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '#configuration';
import type { CommandContext } from '#event-sourcing';
import { contextOf } from './headers.js';

@Injectable()
class ContextPipe implements PipeTransform<FastifyRequest, CommandContext> {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  transform({ method, url, body, headers, correlationId }: FastifyRequest): CommandContext {
    return contextOf({ method, path: url, body, headers, correlationId, now: this.clock.now() });
  }
}

const Request = createParamDecorator((_: unknown, host: ExecutionContext) =>
  host.switchToHttp().getRequest<FastifyRequest>(),
);

/** Who asks, under which key, when: from the request's headers and the clock. */
export const Context = (): ParameterDecorator => Request(ContextPipe);
