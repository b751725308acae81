import type { FastifyReply, FastifyRequest } from 'fastify';

/** Gives an answer its headers, and the form in which it is sent. */
export type Tell = (answer: object, request: FastifyRequest, reply: FastifyReply) => unknown;

declare module 'fastify' {
  interface FastifyRequest {
    /** How what its handler returns is told; undefined: as it is. */
    tell?: Tell;
  }
}

const tells = new WeakMap<object, Tell>();

/** How what a handler returns is told. */
export const AnsweredBy =
  (tell: Tell): MethodDecorator =>
  (_class, _name, { value }) => {
    if (typeof value === 'function') tells.set(value, tell);
  };

export const tellOf = (handler: object): Tell | undefined => tells.get(handler);
