import createClient from 'openapi-fetch';
import { connection } from './connection.js';
import { CannotReach, Problem, type ProblemBody } from './problem.js';
import type { components, paths } from './schema.js';

/** Of the document of the api. */
export type Schemas = components['schemas'];

const LONGEST_MS = 30_000;

/** Throws CannotReach where there is no answer. */
const ask = async (request: Request): Promise<Response> => {
  try {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(LONGEST_MS)]);
    const response = await fetch(request, { signal });
    connection.isThere();
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    connection.isLost();
    throw new CannotReach();
  }
};

export const api = createClient<paths>({ baseUrl: location.origin, fetch: ask });

/** What was answered. Throws Problem, CannotReach. */
export const answered = async <T>(
  asked: Promise<Readonly<{ data?: T; error?: unknown; response: Response }>>,
): Promise<T> => {
  const { data, error, response } = await asked;
  if (!response.ok || data === undefined) throw new Problem(response, error as ProblemBody | undefined);
  return data;
};
