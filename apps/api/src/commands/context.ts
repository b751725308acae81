import { createParamDecorator, type ExecutionContext, Inject, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '#configuration';
import type { CommandContext } from '#event-sourcing';
import { officesOf, type Reader } from '../access/scope.js';
import { principalOf } from '../access/signed-in.js';
import { contextOf } from './headers.js';

const givers = new WeakMap<CommandContext, Reader>();

/** Who gives a command. Undefined: nobody did by a request. */
export const giverOf = (context: CommandContext): Reader | undefined => givers.get(context);

@Injectable()
class ContextPipe implements PipeTransform<FastifyRequest, CommandContext> {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  transform(request: FastifyRequest): CommandContext {
    const { method, url: path, body, headers, correlationId } = request;
    const principal = principalOf(request);
    const asked = { method, path, body, headers, correlationId, principal };
    const context = contextOf({ ...asked, from: request.address, now: this.clock.now() });
    request.commandId = context.commandId;
    const { scope, separation } = request;
    const offices = officesOf(scope);
    const given = { ...context, ...(offices && { offices }), ...(separation && { requireAllowed: separation }) };
    givers.set(given, { principal, scope });
    return given;
  }
}

const Request = createParamDecorator((_: unknown, host: ExecutionContext) =>
  host.switchToHttp().getRequest<FastifyRequest>(),
);

/** Who asks, under which key, when: from who is signed in, the request's headers and the clock. */
export const Context = (): ParameterDecorator => Request(ContextPipe);
