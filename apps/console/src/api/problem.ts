import type { components } from './schema.js';

type Schemas = components['schemas'];

/** RFC 9457, as the api tells what did not work. */
export type ProblemBody = Readonly<{
  code: string;
  title: string;
  detail: string;
  facts?: Readonly<Record<string, unknown>>;
  errors?: readonly Readonly<{ field: string; rule: string }>[];
  /** What others recorded since it was read, oldest first, with 412. */
  changes?: readonly Schemas['TimelineEvent'][];
}>;

/** The api answered, and not with yes. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly body: ProblemBody;
  /** For whoever looks after the system: it is in the log. */
  readonly reference: string | undefined;

  constructor({ status, headers }: Pick<Response, 'status' | 'headers'>, body: ProblemBody | undefined) {
    super(body?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.body = body ?? { code: 'InternalError', title: '', detail: '' };
    this.reference = headers.get('x-correlation-id') ?? undefined;
  }
}

/** There was no answer: no network, or the api is away. */
export class CannotReach extends Error {
  override readonly name = 'CannotReach';
}

/** It passes: the same may be asked again. */
export const isPassing = (error: unknown): boolean =>
  error instanceof CannotReach || (error instanceof Problem && (error.status === 503 || error.status === 429));
export const isNotSignedIn = (error: unknown): boolean => error instanceof Problem && error.status === 401;
export const isUnknown = (error: unknown): boolean => error instanceof Problem && error.status === 404;
