import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Audited, AuditTrail } from '#audit';
import type { Clock } from '#configuration';
import { onBehalfOfIn } from '../commands/headers.js';
import type { ProblemFilter } from '../problems/problem.filter.js';
import { answerHeaders } from '../shell/answer-headers.js';
import { outcomeOf, subjectsOf } from './audited.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a command whose events are in the log. */
    isInLog?: boolean;
    /** The command's id, as soon as it has one. */
    commandId?: string;
    /** The account that a sign-in is for. Never a name that no account has: people type passwords there. */
    auditedAs?: string;
  }
}

type Parts = Readonly<{
  trail: AuditTrail;
  clock: Clock;
  logger: Logger;
  problems: ProblemFilter;
  /** The operation that answers at an address as Fastify has it; see operationsOf. */
  operationAt: (method: string, url: string) => string | undefined;
}>;

/**
 * Audits what is answered, before it is sent: what cannot be audited is not shown (503). A refusal is told all the same,
 * and the log of the process says of it what the audit would have said.
 */
export const addAuditHook = (fastify: FastifyInstance, parts: Parts): void => {
  const strangers = new Strangers();
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const asked = entryOf(request, reply, parts);
    // To name an account is not to be it.
    const isStranger = request.principal === undefined && asked?.outcome === 'refused';
    const times = asked && (isStranger ? strangers.admit(Date.parse(asked.at)) : 1);
    if (!times) return payload;
    const entry = { ...asked, times };
    try {
      await parts.trail.record(entry);
      return payload;
    } catch (error) {
      if (entry.outcome === 'refused') {
        parts.logger.warn({ audit: entry, reason: String(error) }, 'refused, and not audited');
        return payload;
      }
      if (payload instanceof Readable) payload.destroy();
      for (const name of Object.keys(reply.getHeaders())) if (!STAYS.has(name)) reply.removeHeader(name);
      void reply.headers(answerHeaders(request.protocol));
      return parts.problems.tell(error, request, reply);
    }
  });
};

const STAYS: ReadonlySet<string> = new Set(['x-correlation-id']);

const entryOf = (
  request: FastifyRequest,
  reply: FastifyReply,
  { operationAt, clock }: Parts,
): Omit<Audited, 'times'> | undefined => {
  const { method, routeOptions } = request;
  const operation = operationAt(method, routeOptions.url ?? '');
  if (operation === undefined) return undefined;
  const status = reply.statusCode;
  const outcome = outcomeOf({ operation, method, status, isInLog: request.isInLog ?? false });
  const who = whoOf(request);
  if (!outcome || (outcome === 'done' && who.actor === undefined)) return undefined; // nobody signed out
  return {
    ...{ operation, outcome, status, code: request.problemCode ?? null },
    subjects: subjectsOf(request.params as Record<string, string>), // Fastify's router makes no others
    commandId: request.commandId ?? null,
    ...who,
    from: request.address,
    correlationId: request.correlationId,
    at: clock.now().toISOString(),
  };
};

const whoOf = (request: FastifyRequest): Pick<Audited, 'actor' | 'by' | 'onBehalfOf'> => ({
  actor: request.principal?.name ?? request.auditedAs,
  by: request.principal?.by,
  onBehalfOf: onBehalfOfIn(request),
});

const STRANGERS_A_MINUTE = 100;

/**
 * Whoever need not even sign in must not be able to fill the log: so many of their refusals a minute are written, and the
 * next one says how many came since the last.
 */
class Strangers {
  #minute = 0;
  #written = 0;
  #left = 0;

  /** How many the entry stands for; 0: it is not written. `now`: milliseconds. */
  admit(now: number): number {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#written = 0;
    }
    if (this.#written >= STRANGERS_A_MINUTE) {
      this.#left += 1;
      return 0;
    }
    this.#written += 1;
    const times = this.#left + 1;
    this.#left = 0;
    return times;
  }
}
