import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { NotAcceptableException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type Authenticator, plainAddress, type Principal } from '#access';
import type { Clock } from '#configuration';
import { NotSignedIn } from './access/errors.js';
import { NOTHING, type Scope } from './access/scope.js';
import type { Separation } from './access/separation.js';
import { parseJsonBody } from './fields/json.js';
import type { Metrics } from './operations/metrics.js';
import { InvalidRequest } from './problems/invalid-request.js';
import type { Routes } from './routes.js';
import { answerHeaders } from './shell/answer-headers.js';
import { carriesFile } from './shell/carries-file.js';
import type { Shell } from './shell/shell.js';

declare module 'fastify' {
  interface FastifyRequest {
    correlationId: string;
    /** From where it was asked, also when whoever asked has hung up: by then a connection may not know it any more. */
    address: string;
    /** Who asks, where that is proven. */
    principal?: Principal;
    /** What of a list or a thing they may see. */
    scope: Scope;
    /** To be asked when a command is decided; see Clearance. */
    separation?: Separation;
    /** Asks once more whether they may, for what takes its time. Errors: NotSignedIn, NotAllowed, NotFound. */
    requireAllowed: () => Promise<void>;
    /** What the client was told, for the log. */
    problemCode?: string;
  }
  interface FastifyContextConfig {
    /** Reads a file, CSV or XML, as the body of this route; `today` is the day of the request, YYYY-MM-DD. */
    readFile?: (text: string, today: string) => object;
    /** Answers whoever is not signed in, too. */
    isPublic?: boolean;
    /** Answers with an event stream instead of JSON. */
    isEventStream?: boolean;
    /** Carries a file: its body is a stream of bytes without limit, its answer may be one; either takes its time. */
    isFileTransfer?: boolean;
  }
}

const CORRELATION_ID = /^[A-Za-z0-9._:-]{1,100}$/;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;
const MOST_PARAMETERS = 50;

/** Of those who are nobody yet: room for bodies is kept before they come. */
const LARGEST_PUBLIC_BODY = 16 * 1024;
/** As long as the largest file takes at the least pace. */
export const LONGEST_TRANSFER_MS = 4 * 3_600_000;
/** Who was answered before all was sent may go on sending so long, to come to read the answer. */
const LINGER_MS = 2_000;

type Parts = Readonly<{ routes: Routes; metrics: Metrics; logger: Logger; authenticator: Authenticator; shell: Shell }>;

/** What happens to every request around its handler. */
export const addHooks = (fastify: FastifyInstance, { routes, metrics, logger, authenticator, shell }: Parts): void => {
  shell.load.watch(fastify);
  fastify.decorateRequest('correlationId', '');
  fastify.decorateRequest('address', '');
  fastify.decorateRequest('principal', undefined);
  fastify.decorateRequest('requireAllowed', nobodyMay);
  fastify.addHook('onRoute', (route) => {
    routes.add(route);
    if (route.config?.isPublic) route.bodyLimit = LARGEST_PUBLIC_BODY;
  });
  fastify.addHook('onRequest', async (request, reply) => {
    request.scope = NOTHING;
    request.address = plainAddress(request.ip);
    const isFile = carriesFile(request);
    if (!isFile) shell.deadlines.begin(reply);
    request.correlationId = correlationIdIn(request.headers) ?? randomUUID();
    reply.headers(answerHeaders(request.protocol)).header('x-correlation-id', request.correlationId);
    shell.load.admit(request);
    shell.place.require(request);
    requireGoodHeaders(request);
    const principal = await principalFor(request, authenticator);
    if (principal) request.principal = principal;
    shell.limitRate(request, reply);
    if (!principal && needsSignIn(request)) throw new NotSignedIn();
    shell.place.requireOwnPage(request);
    if (principal && isFile) shell.transfers.begin(request, reply, principal);
    shell.load.makeRoom(request);
  });
  fastify.addHook('onClose', () => shell.close());
  fastify.addHook('onResponse', async (request, reply) => {
    letGo(request);
    const { method, correlationId, problemCode: code } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const milliseconds = Math.round(reply.elapsedTime);
    metrics.request(reply.elapsedTime / 1000, { method, route, status: reply.statusCode });
    if (code === 'Overloaded') return; // told once a second, for all of them
    logger.info(
      { method, route, status: reply.statusCode, milliseconds, correlationId, ...(code && { code }) },
      'answered',
    );
  });
};

/** Until the gate has let somebody in. */
const nobodyMay = async (): Promise<void> => {
  throw new NotSignedIn();
};

/** A body that is still coming when everything was said. */
const letGo = ({ raw }: FastifyRequest): void => {
  if (raw.complete || !(raw instanceof IncomingMessage)) return;
  const timer = setTimeout(() => raw.socket.destroy(), LINGER_MS);
  raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  raw.resume();
};

const FILES = ['text/csv', 'application/xml', 'text/xml'];

/** Bodies are JSON, CSV or XML where a route reads them, and bytes where it takes a file. */
export const addBodyParsers = (fastify: FastifyInstance, clock: Clock): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      request.bodyBytes = body.length;
      return parseJsonBody(textOf(body));
    },
  );
  fastify.addContentTypeParser(FILES, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    request.bodyBytes = body.length;
    const { readFile } = request.routeOptions.config;
    if (!readFile) throw new UnsupportedMediaTypeException('This address takes application/json.');
    return readFile(textOf(body), clock.now().toISOString().slice(0, 10));
  });
  // Not read here: whoever takes it keeps its limits.
  fastify.addContentTypeParser('application/octet-stream', async (request: FastifyRequest, body: Readable) => {
    if (!request.routeOptions.config.isFileTransfer)
      throw new UnsupportedMediaTypeException('This address takes application/json.');
    return body;
  });
};

const textOf = (body: Buffer): string => {
  if (!isUtf8(body)) throw new InvalidRequest(400, [{ field: 'body', rule: 'must be UTF-8' }]);
  return body.toString('utf8');
};

/** Unknown addresses are answered as such. */
const needsSignIn = ({ routeOptions: { url, config } }: FastifyRequest): boolean =>
  url !== undefined && !config.isPublic;

/** Before the body is read: who is nobody sends none. */
const principalFor = async (request: FastifyRequest, authenticator: Authenticator): Promise<Principal | undefined> => {
  if (!needsSignIn(request)) return undefined;
  const { authorization, cookie } = request.headers;
  return authenticator.authenticate({ authorization, cookie });
};

const correlationIdIn = (headers: IncomingHttpHeaders): string | undefined => {
  const given = headers['x-correlation-id']?.toString();
  if (given !== undefined && CORRELATION_ID.test(given)) return given;
  return TRACEPARENT.exec(headers['traceparent']?.toString() ?? '')?.[1];
};

const requireGoodHeaders = ({ headers, url, routeOptions }: FastifyRequest): void => {
  const given = headers['x-correlation-id'];
  if (given !== undefined && !CORRELATION_ID.test(given.toString()))
    throw new InvalidRequest(400, [{ field: 'X-Correlation-Id', rule: 'must be 1 to 100 letters, digits or . _ : -' }]);
  if (url.split('&').length > MOST_PARAMETERS)
    throw new InvalidRequest(400, [{ field: 'query', rule: `must be at most ${MOST_PARAMETERS} parameters` }]);
  if (routeOptions.config.isFileTransfer) return;
  if (routeOptions.config.isEventStream) {
    if (!accepts(EVENT_STREAM, headers.accept)) throw new NotAcceptableException('Answers are text/event-stream.');
  } else if (url.startsWith('/api/v1') && !accepts(JSON_TYPES, headers.accept))
    throw new NotAcceptableException('Answers are application/json.');
};

const JSON_TYPES = /^\s*(\*\/\*|application\/(\*|json|problem\+json))\s*(;|$)/i;
const EVENT_STREAM = /^\s*(\*\/\*|text\/(\*|event-stream))\s*(;|$)/i;

const accepts = (types: RegExp, accept = '*/*'): boolean =>
  accept.split(',').some((range) => types.test(range) && !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range));
