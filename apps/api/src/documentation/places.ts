import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UNPREFIXED, PREFIX } from '../prefix.js';

/** `path` as the description of the api has it: `/api/v1/donors/{donorId}`. */
export type Place = Readonly<{ operation: string; method: string; path: string }>;

/** Where each operation is, by its name, which is that of its method: as the description has it, without making that. */
export const placesOf = (app: NestFastifyApplication): ReadonlyMap<string, Place> => {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const scanner = new MetadataScanner();
  return new Map(
    controllers.flatMap(({ metatype }) => {
      if (!metatype || Reflect.hasMetadata(EXCLUDED, metatype)) return [];
      const under = pathOf(metatype) ?? '';
      const { prototype } = metatype as { prototype: Readonly<Record<string, object>> }; // controllers are classes
      return scanner.getAllMethodNames(prototype).flatMap((operation): readonly (readonly [string, Place])[] => {
        const handler = prototype[operation];
        const at = handler && pathOf(handler);
        if (handler === undefined || at === undefined) return [];
        return [[operation, { operation, method: methodOf(handler), path: addressOf(`${under}/${at}`) }]];
      });
    }),
  );
};

// As Nest's decorators wrote them.
const EXCLUDED = 'swagger/apiExcludeController';
const pathOf = (of: object): string | undefined => Reflect.getMetadata(PATH_METADATA, of) as string | undefined;
const methodOf = (handler: object): string =>
  RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];

const addressOf = (path: string): string => {
  const parts = path.split('/').filter((part) => part !== '');
  const prefix = UNPREFIXED.includes(parts.join('/')) ? '' : `/${PREFIX}`;
  return `${prefix}/${parts.join('/')}`.replaceAll(/:(\w+)/g, '{$1}');
};
