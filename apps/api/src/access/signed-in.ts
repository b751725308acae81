import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#access';
import { NotSignedIn } from './errors.js';
import type { Scope } from './scope.js';

const requestOf = (host: ExecutionContext): FastifyRequest => host.switchToHttp().getRequest<FastifyRequest>();

/** Who stands behind a request. Error: NotSignedIn. */
export const principalOf = ({ principal }: FastifyRequest): Principal => {
  if (!principal) throw new NotSignedIn();
  return principal;
};

/** Who asks. */
export const SignedIn = createParamDecorator((_: unknown, host: ExecutionContext) => principalOf(requestOf(host)));

/** What of a view they may see. */
export const Seen = createParamDecorator((_: unknown, host: ExecutionContext): Scope => requestOf(host).scope);
