import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { type Admission, ApiModule, type Served } from './api.module.js';
import { Clearance } from './access/clearance.js';
import { addAuditHook } from './audit/audit-hook.js';
import { operationsOf } from './audit/operations.js';
import { BodyPipe } from './fields/body.pipe.js';
import { NestLogger } from './nest-logger.js';
import { describeApi } from './documentation/document.js';
import { Documentation } from './documentation/documentation.controller.js';
import { Metrics } from './operations/metrics.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { addBodyParsers, addHooks, LONGEST_TRANSFER_MS } from './request-hooks.js';
import { Routes } from './routes.js';

const LARGEST_BODY = 1024 * 1024;
const LONGEST_REQUEST_MS = 30_000;
const LONGEST_PARAMETER = 200;

/** The api, ready to listen or to be asked in-process. What it serves is the caller's to close. */
export const createApi = async (
  served: Served,
  admission: Admission = { authenticator: served.access.authenticator, clearance: new Clearance(served.readModels, 0) },
): Promise<NestFastifyApplication> => {
  const { logger, evidenceFiles } = served;
  await evidenceFiles?.start();
  const metrics = new Metrics(served);
  const routes = new Routes();
  const problems = new ProblemFilter(routes, logger);
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    // Of all requests; those that carry no file end with the time of their handlers, of which their body is a part.
    requestTimeout: LONGEST_TRANSFER_MS,
    http: { headersTimeout: LONGEST_REQUEST_MS },
    handlerTimeout: LONGEST_REQUEST_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // Before any hook: addresses that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply),
    clientErrorHandler,
  });
  const fastify = adapter.getInstance();
  let operationAt: ReturnType<typeof operationsOf> = () => undefined;
  addHooks(fastify, { routes, metrics, logger, authenticator: admission.authenticator });
  addAuditHook(fastify, {
    ...{ trail: served.audit, clock: served.clock, logger, problems },
    operationAt: (method, url) => operationAt(method, url),
  });
  addBodyParsers(fastify, served.clock);

  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(served, { metrics, routes, admission }),
    adapter,
    {
      bodyParser: false,
      abortOnError: false,
      logger: new NestLogger(logger),
    },
  );
  app.setGlobalPrefix('api/v1', {
    exclude: ['health/live', 'health/ready', 'metrics', 'api/openapi.json', 'api/docs', 'api/docs/*path'],
  });
  app.useGlobalPipes(new BodyPipe());
  app.useGlobalFilters(problems);
  await app.init();
  const document = describeApi(app);
  app.get(Documentation).document = document;
  operationAt = operationsOf(document);
  await fastify.ready();
  return app;
};

/** What is not HTTP, or too large a header, never becomes a request. */
const clientErrorHandler: NonNullable<FastifyServerOptions['clientErrorHandler']> = ({ code }, socket) => {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, title, name] =
    code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request header fields too large', 'RequestHeaderFieldsTooLarge']
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'Request timeout', 'RequestTimeout']
        : [400, 'Malformed request', 'MalformedRequest'];
  const body = JSON.stringify({
    type: `/problems/${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    status,
    detail: `${title}.`,
    code: name,
    facts: {},
  });
  const head = `HTTP/1.1 ${status} ${title}\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
  socket.end(head + body);
};
