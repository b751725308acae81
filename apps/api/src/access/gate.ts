import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { tellOf } from '../answers/answered-by.js';
import { onBehalfOfIn } from '../commands/headers.js';
import type { Clearance } from './clearance.js';
import type { StillSignedIn } from './still-signed-in.js';

/** Every operation passes through here, after who asks was found out, and before its body is looked at. */
export class Gate implements CanActivate {
  constructor(
    private readonly clearance: Pick<Clearance, 'of' | 'separation'>,
    private readonly still: StillSignedIn,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const { principal } = request;
    const handler = host.getHandler();
    const tell = tellOf(handler);
    if (tell) request.tell = tell;
    const operation = handler.name;
    const onBehalfOf = onBehalfOfIn(request);
    const parameters = request.params as Record<string, string>;
    const asked = { parameters, body: request.body, ...(onBehalfOf !== undefined && { onBehalfOf }) };
    // May be asked while this is found out, which can take its time.
    const letIn = principal && this.still.begin(request, principal);
    request.requireAllowed = async () => {
      const now = letIn && (await this.still.asNow(letIn));
      await this.clearance.of(now, operation, asked);
    };
    const scope = await this.clearance.of(principal, operation, asked);
    if (scope) request.scope = scope;
    const separation = principal && this.clearance.separation(principal, operation, asked);
    if (separation) request.separation = separation;
    return true;
  }
}
