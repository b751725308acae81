import type { FastifyRequest } from 'fastify';

/** Where a request comes from; an IPv4 address as such, also where the server listens on IPv6. */
export const addressOf = ({ ip }: Pick<FastifyRequest, 'ip'>): string => ip.replace(/^::ffff:(?=\d+\.)/i, '');
