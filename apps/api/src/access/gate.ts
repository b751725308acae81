import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { tellOf } from '../answers/answered-by.js';
import type { Clearance } from './clearance.js';

/** Every operation passes through here, after who asks was found out, and before its body is looked at. */
export class Gate implements CanActivate {
  constructor(private readonly clearance: Pick<Clearance, 'of' | 'separation'>) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const { principal } = request;
    const handler = host.getHandler();
    const tell = tellOf(handler);
    if (tell) request.tell = tell;
    const operation = handler.name;
    const asked = { parameters: request.params as Record<string, string>, body: request.body };
    const scope = await this.clearance.of(principal, operation, asked);
    if (scope) request.scope = scope;
    const separation = principal && this.clearance.separation(principal, operation, asked);
    if (separation) request.separation = separation;
    return true;
  }
}
