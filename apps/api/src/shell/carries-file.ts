import type { FastifyRequest } from 'fastify';

const BYTES = /^application\/octet-stream\s*(;|$)/i;

/** A file comes, or goes out. Anything else that is sent to its address is like any other body, in time and in memory. */
export const carriesFile = ({ method, headers, routeOptions }: FastifyRequest): boolean =>
  routeOptions.config.isFileTransfer === true && (method !== 'PUT' || BYTES.test(headers['content-type'] ?? ''));
