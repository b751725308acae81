import { RouteConfig } from '@nestjs/platform-fastify';

/** A route that also answers whoever is not signed in: `public` in the table of rights. */
export const Public = (): MethodDecorator => RouteConfig({ isPublic: true });
