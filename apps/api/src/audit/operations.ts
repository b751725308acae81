import type { OpenAPIObject } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Finds the operation that answers at an address as Fastify has it: `/api/v1/donors/:donorId`. */
export const operationsOf = ({ paths }: OpenAPIObject): ((method: string, url: string) => string | undefined) => {
  const operations = new Map<string, string>(
    Object.entries(paths).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method]?.operationId;
        return operation === undefined
          ? []
          : [[`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, operation] as const];
      }),
    ),
  );
  return (method, url) => operations.get(`${method === 'HEAD' ? 'get' : method.toLowerCase()} ${url}`);
};
