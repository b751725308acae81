import { IncomingMessage } from 'node:http';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  MethodNotAllowedException,
  NotFoundException,
  RequestTimeoutException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ConcurrencyConflict } from '#event-store';
import { FilesUnavailable } from '#files';
import type { Routes } from '../routes.js';
import { TookTooLong } from '../shell/errors.js';
import { problemOf } from './problem.js';

/** Turns every error into problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: Routes,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent) return; // it took too long, and was told so
    void reply.send(this.tell(thrown, request, reply));
  }

  /** Gives the answer its status and headers; the body. */
  tell(thrown: unknown, request: FastifyRequest, reply: FastifyReply): string {
    const error = asToBody(this.#asToMethod(thrown, request, reply), request);
    const problem = problemOf(error);
    request.problemCode = problem.code;
    const isDiskFull = problem.code === 'DiskAlmostFull';
    const isTold = isDiskFull || problem.code === 'Overloaded';
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (problem.status === 503)
      void reply.header('retry-after', isDiskFull || error instanceof FilesUnavailable ? '30' : '1');
    if (problem.status === 429 && !reply.hasHeader('retry-after'))
      void reply.header('retry-after', problem.code === 'TooManyAttempts' ? String(problem.facts['seconds']) : '5');
    // A lost database is told by its message; a bug needs its stack. What was warned of already is not told each time.
    if (problem.status >= 500 && !isTold)
      this.logger.error({ error: told(error), correlationId: request.correlationId }, problem.title);
    if (error instanceof ConcurrencyConflict)
      this.logger.warn({ streams: error.streams, correlationId: request.correlationId }, problem.title);
    void reply.status(problem.status).type('application/problem+json');
    return JSON.stringify({ ...problem, instance: pathOf(request) });
  }

  /** An address that exists, but not for this method, is not unknown. */
  #asToMethod(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    const methods = error instanceof NotFoundException ? this.routes.methodsAt(pathOf(request)) : [];
    if (methods.length === 0) return error;
    void reply.header('allow', methods.join(', '));
    return new MethodNotAllowedException(`This address answers ${methods.join(', ')}.`);
  }
}

/** A body that stopped on its way, or whose sender hung up, is no error of the program. */
const asToBody = (error: unknown, { raw }: FastifyRequest): unknown =>
  raw instanceof IncomingMessage &&
  !raw.complete &&
  (raw.destroyed || problemOf(error).status === 500 || error instanceof TookTooLong)
    ? new RequestTimeoutException('The body of the request did not arrive whole.')
    : error;

/** A database's error also carries the values that it was about: they stay out of the log. */
const told = (error: unknown): object =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { message: String(error) };

const pathOf = ({ url }: FastifyRequest): string => url.replace(/[?#].*$/s, '');
