import type { OpenAPIObject } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** `path` as the description of the api has it: `/api/v1/donors/{donorId}`. */
export type Place = Readonly<{ operation: string; method: string; path: string }>;

/** Where each operation of the api is, by its id. */
export const placesOf = ({ paths }: OpenAPIObject): ReadonlyMap<string, Place> =>
  new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method]?.operationId;
        return operation === undefined ? [] : [[operation, { operation, method: method.toUpperCase(), path }] as const];
      }),
    ),
  );
