import type { Place } from '../documentation/places.js';

/** Finds the operation that answers at an address as Fastify has it: `/api/v1/donors/:donorId`. */
export const operationsOf = (places: Iterable<Place>): ((method: string, url: string) => string | undefined) => {
  const operations = new Map(
    [...places].map(({ operation, method, path }) => [`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, operation]),
  );
  return (method, url) => operations.get(`${method === 'HEAD' ? 'GET' : method.toUpperCase()} ${url}`);
};
