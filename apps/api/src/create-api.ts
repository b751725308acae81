import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Admission, admissionBy } from './access/admission.js';
import { StillSignedIn } from './access/still-signed-in.js';
import { ApiAdapter } from './answers/api-adapter.js';
import { ApiModule, type Served } from './api.module.js';
import { addAuditHook } from './audit/audit-hook.js';
import { operationsOf } from './audit/operations.js';
import { Console } from './console/console.js';
import { BodyPipe } from './fields/body.pipe.js';
import { NestLogger } from './nest-logger.js';
import { Documentation } from './documentation/documentation.controller.js';
import { Metrics } from './operations/metrics.js';
import { PREFIX, UNPREFIXED } from './prefix.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { addBodyParsers, addHooks, LONGEST_TRANSFER_MS } from './request-hooks.js';
import { Routes } from './routes.js';
import { answerHeaders } from './shell/answer-headers.js';
import { clientErrorHandler, refuseExpectations } from './shell/client-errors.js';
import { endConnections, limitConnections } from './shell/connections.js';
import { isAddressOfMany, type Reach, Shell, THIS_MACHINE } from './shell/shell.js';
import { readTls } from './shell/tls.js';

const LARGEST_BODY = 1024 * 1024;
const LONGEST_PARAMETER = 200;

/**
 * How long headers may take to come, a request from then to its answer, unless it carries a file, and a connection on which
 * something is under way and nothing passes; in milliseconds. How often that is looked at, and who still may have a file.
 */
const LONGEST = { headersMs: 10_000, requestMs: 30_000, silenceMs: 60_000, lookEveryMs: 2_000 };

/**
 * The api, ready to listen or to be asked in-process. What it serves is the caller's to close. `reach`: who may reach it
 * and how. Error: InvalidConfiguration, for a certificate or key that is of no use.
 */
export const createApi = async (
  served: Served,
  admission: Admission = admissionBy(served),
  reach: Reach = THIS_MACHINE,
  longest = LONGEST,
): Promise<NestFastifyApplication> => {
  const { logger, evidenceFiles } = served;
  await evidenceFiles?.start();
  const metrics = new Metrics(served);
  const routes = new Routes();
  const problems = new ProblemFilter(routes, logger);
  const { tls, trustedProxies } = reach;
  const slow = { headersTimeout: longest.headersMs, connectionsCheckingInterval: longest.lookEveryMs };
  const adapter = new ApiAdapter({
    ...(tls ? { https: { ...readTls(tls), ...slow } } : { http: slow }),
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    bodyLimit: LARGEST_BODY,
    // Of all requests; those that carry no file have a deadline, of which their body is a part.
    requestTimeout: LONGEST_TRANSFER_MS,
    // Nothing comes, or what was answered is not read.
    connectionTimeout: longest.silenceMs,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // Before any hook: addresses that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply.headers(answerHeaders(request.protocol))),
    clientErrorHandler,
  });
  const fastify = adapter.getInstance();
  const still = new StillSignedIn(admission.authenticator, served.access, served.clock);
  const shell = await Shell.open(served, { reach, longest, still });
  addHooks(fastify, { routes, metrics, logger, authenticator: admission.authenticator, shell });
  Console.load().serve(fastify);
  limitConnections(fastify.server, isAddressOfMany(trustedProxies));
  endConnections(fastify);
  refuseExpectations(fastify.server);
  let operationAt: ReturnType<typeof operationsOf> = () => undefined;
  addAuditHook(fastify, {
    ...{ trail: served.audit, clock: served.clock, logger, problems },
    operationAt: (method, url) => operationAt(method, url),
  });
  addBodyParsers(fastify, served.clock);

  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(served, { metrics, routes, admission, still }),
    adapter,
    {
      bodyParser: false,
      abortOnError: false,
      ...(tls && { httpsOptions: {} }), // for the address that it says it has
      logger: new NestLogger(logger),
    },
  );
  app.setGlobalPrefix(PREFIX, { exclude: UNPREFIXED });
  app.useGlobalPipes(new BodyPipe());
  app.useGlobalFilters(problems);
  await app.init();
  const documentation = app.get(Documentation);
  documentation.describes(app);
  operationAt = operationsOf(documentation.places.values());
  await fastify.ready();
  return app;
};
