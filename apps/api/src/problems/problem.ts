import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { PasswordMustChange, SignInRefused, TooManyAttempts, TooManySignIns } from '#access';
import { InvalidInput, NotFound, type Recorded, Refusal, UnknownEventVersion } from '#event-sourcing';
import { CommandReused, ConcurrencyConflict, InvalidAppend, StoreUnavailable } from '#event-store';
import { type FileFault, FileRefused, FilesUnavailable } from '#files';
import { DiskAlmostFull, isDatabaseUnavailable } from '#postgres';
import { NotCaughtUp, PositionBeyondHead, TooMuchToRecall } from '#read-models';
import { NotAllowed, NotSignedIn } from '../access/errors.js';
import { CrossSite, Overloaded, RateLimited, TookTooLong } from '../shell/errors.js';
import { ChangedSinceRead } from './changed-since-read.js';
import { type FieldError, InvalidRequest } from './invalid-request.js';

/** What a client is told when something did not work (RFC 9457). */
export type Problem = Readonly<{
  /** Stable, relative: the code in lower case. */
  type: string;
  title: string;
  status: number;
  detail: string;
  /** A phrase of the domain: `InsufficientFunds`. */
  code: string;
  /** What the decision rested on. */
  facts: Readonly<Record<string, unknown>>;
  /** What was wrong with the request, field by field. */
  errors?: readonly FieldError[];
  /** What others recorded since whoever asked read it. */
  changes?: readonly Recorded[];
}>;

/** By HTTP status: what the framework refuses before any code of ours runs. */
const CODES: Readonly<Record<number, string>> = {
  400: 'MalformedRequest',
  404: 'RouteNotFound',
  421: 'MisdirectedRequest',
};

/** The one place that says which error is which answer. Anything unknown is a bug: 500, and nothing of it is told. */
export const problemOf = (error: unknown): Problem =>
  ofAccess(error) ??
  ofShell(error) ??
  ofRequest(error) ??
  ofSignIn(error) ??
  ofFile(error) ??
  ofDecision(error) ??
  ofStore(error) ??
  ofFramework(error) ??
  problem(500, 'InternalError', { detail: 'An error of the program: it was logged under the correlation id.' });

const ofAccess = (error: unknown): Problem | undefined => {
  if (error instanceof NotSignedIn)
    return problem(401, 'NotSignedIn', { detail: 'Sign in, or send an API key or a token that is valid.' });
  if (error instanceof NotAllowed) {
    const { rule } = error;
    return problem(403, 'NotAllowed', { facts: { rule }, detail: `Not allowed: ${rule}.` });
  }
  return undefined;
};

const ofShell = (error: unknown): Problem | undefined => {
  if (error instanceof CrossSite)
    return problem(403, 'CrossSite', { detail: 'A page of another site, or none, asked for this. Ask from our own.' });
  if (error instanceof RateLimited) {
    const { limitPerMinute } = error;
    return problem(429, 'RateLimited', {
      facts: { limitPerMinute },
      detail: `More than ${limitPerMinute} requests in this minute. Ask again after Retry-After seconds.`,
    });
  }
  if (error instanceof Overloaded)
    return problem(503, 'Overloaded', { detail: 'More is asked than can be answered in time. Send it again.' });
  if (error instanceof TookTooLong)
    return problem(503, 'ServiceUnavailable', {
      detail: `This took longer than ${error.longestMs / 1000} s. Send the same request again.`,
    });
  return undefined;
};

const ofRequest = (error: unknown): Problem | undefined => {
  if (error instanceof InvalidRequest)
    return problem(error.status, error.status === 400 ? 'MalformedRequest' : 'InvalidInput', { errors: error.errors });
  if (error instanceof PositionBeyondHead)
    return problem(400, 'MalformedRequest', {
      errors: [{ field: 'after', rule: 'must be a position that a command answered' }],
    });
  if (error instanceof TooMuchToRecall)
    return problem(400, 'TooManyEvents', {
      facts: { most: error.most },
      detail: `More than ${error.most} events would have to be read again for this answer. Ask for a smaller part.`,
    });
  if (error instanceof CommandReused)
    return problem(422, 'CommandReused', {
      errors: [{ field: 'Idempotency-Key', rule: 'must not be used again for another request' }],
    });
  if (error instanceof InvalidAppend)
    return problem(422, 'InvalidInput', { errors: [{ field: error.field, rule: error.rule }] });
  return undefined;
};

const ofSignIn = (error: unknown): Problem | undefined => {
  if (error instanceof SignInRefused)
    return problem(401, 'SignInRefused', { detail: 'The name or the password is wrong.' });
  if (error instanceof PasswordMustChange)
    return problem(403, 'PasswordMustChange', {
      detail: 'This password was given to you: choose your own first (PUT /api/v1/password).',
    });
  if (error instanceof TooManyAttempts) {
    const seconds = secondsOf(error);
    const detail = `Signing in failed too often from here. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
    return problem(429, 'TooManyAttempts', { facts: { seconds }, detail });
  }
  if (error instanceof TooManySignIns)
    return problem(503, 'ServiceUnavailable', { detail: 'Too many sign in at this moment. Send the same again.' });
  return undefined;
};

const secondsOf = ({ waitMs }: TooManyAttempts): number => Math.ceil(waitMs / 1000);

const FILE_FAULTS: Readonly<Record<FileFault, number>> = {
  FileDiffers: 422,
  FileInfected: 422,
  FileTooLarge: 413,
  FileTypeNotAllowed: 415,
  UploadTooSlow: 408,
};

const ofFile = (error: unknown): Problem | undefined => {
  if (error instanceof FileRefused)
    return problem(FILE_FAULTS[error.code], error.code, { facts: error.facts, detail: error.message });
  if (error instanceof FilesUnavailable)
    return problem(503, error.code, { detail: `${error.message} Send the same request again.` });
  return undefined;
};

const ofDecision = (error: unknown): Problem | undefined => {
  if (error instanceof ChangedSinceRead) {
    const { facts, changes } = error;
    return { ...problem(412, error.name, { facts }), ...(changes && { changes }) };
  }
  if (!(error instanceof Refusal)) return undefined;
  const { code, facts } = error;
  if (error instanceof InvalidInput) {
    const { field, rule, ...others } = facts;
    return problem(422, code, { facts: others, errors: [{ field: String(field), rule: String(rule) }] });
  }
  if (error instanceof NotFound) return problem(404, code, { facts });
  return problem(code === 'ChangedSinceRead' ? 412 : 409, code, { facts });
};

const ofStore = (error: unknown): Problem | undefined => {
  // Which streams it was on is logged: they may be of what whoever asks does not see.
  if (error instanceof ConcurrencyConflict) return problem(409, 'ConcurrencyConflict', {});
  if (error instanceof NotCaughtUp)
    return problem(503, 'NotCaughtUp', {
      facts: { projections: error.projections },
      detail: 'The view does not show that yet. Ask again.',
    });
  if (error instanceof UnknownEventVersion)
    return problem(503, 'NewerRelease', {
      detail: 'A newer release has written to this. This process must be brought up to date.',
    });
  if (error instanceof DiskAlmostFull) {
    const { freeMegabytes, floorMegabytes } = error;
    return problem(503, 'DiskAlmostFull', {
      facts: { freeMegabytes, floorMegabytes },
      detail: `The disk has ${freeMegabytes} MB left, and nothing is recorded below ${floorMegabytes} MB. Views go on. Send the same request again when there is room.`,
    });
  }
  if (error instanceof StoreUnavailable || isDatabaseUnavailable(error))
    return problem(503, 'ServiceUnavailable', {
      detail: 'The database cannot be reached, or not in time. Send the same request again.',
    });
  return undefined;
};

const ofFramework = (error: unknown): Problem | undefined => {
  if (!(error instanceof Error)) return undefined;
  // Fastify's own errors say which status they are.
  const status =
    error instanceof HttpException ? error.getStatus() : 'statusCode' in error ? Number(error.statusCode) : 500;
  if (!(status < 500 || status === 503)) return undefined;
  const code = CODES[status] ?? (STATUS_CODES[status] ?? 'Error').replaceAll(/[^A-Za-z]/g, '');
  return problem(status, code, { detail: error.message });
};

type Told = Readonly<{ facts?: Problem['facts']; errors?: readonly FieldError[]; detail?: string }>;

const problem = (status: number, code: string, { facts = {}, errors, detail }: Told): Problem => {
  const words = code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return {
    type: `/problems/${words.replaceAll(' ', '-')}`,
    title,
    status,
    detail: detail ?? sentence(title, facts, errors),
    code,
    facts,
    ...(errors && { errors }),
  };
};

const sentence = (title: string, facts: Problem['facts'], errors: readonly FieldError[] = []): string => {
  const plain = Object.entries(facts).filter(([, fact]) => ['string', 'number', 'boolean'].includes(typeof fact));
  const parts = [
    ...errors.map(({ field, rule }) => `${field} ${rule}`),
    ...plain.map(([name, fact]) => `${name} ${String(fact)}`),
  ];
  return parts.length === 0 ? `${title}.` : `${title}: ${parts.join(', ')}.`;
};
