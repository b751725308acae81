import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authenticator, Principal } from '#access';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who stands behind the request; undefined: nobody has proven anything. */
    principal: Principal | undefined;
  }
}

/** Finds out who asks, before anything is answered. */
export const addPrincipals = (fastify: FastifyInstance, authenticator: Authenticator): void => {
  fastify.decorateRequest('principal', undefined);
  fastify.addHook('onRequest', async (request) => {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined || cookie !== undefined)
      request.principal = await authenticator.authenticate({ authorization, cookie });
  });
};

const principalOf = (host: ExecutionContext): Principal => {
  const { principal } = host.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new UnauthorizedException('Sign in, or send an API key.');
  return principal;
};

/** Who asks; 401 when nobody has proven anything. */
export const SignedIn = createParamDecorator((_: unknown, host: ExecutionContext) => principalOf(host));

export const isAdministrator = ({ grants }: Principal): boolean => grants.some(({ role }) => role === 'administrator');

/** Until one table says of every route who may use it. */
@Injectable()
export class AdministratorsOnly implements CanActivate {
  canActivate(host: ExecutionContext): boolean {
    if (!isAdministrator(principalOf(host))) throw new ForbiddenException('This is for administrators.');
    return true;
  }
}
