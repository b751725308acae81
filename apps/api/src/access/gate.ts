import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Clearance } from './clearance.js';

/** Every operation passes through here, after who asks was found out, and before its body is looked at. */
export class Gate implements CanActivate {
  constructor(private readonly clearance: Pick<Clearance, 'of'>) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const asked = { parameters: request.params as Record<string, string>, body: request.body };
    const scope = await this.clearance.of(request.principal, host.getHandler().name, asked);
    if (scope) request.scope = scope;
    return true;
  }
}
