import { connection } from '../api/connection.js';
import { Problem, CannotReach, type ProblemBody } from '../api/problem.js';

export type CommandAnswer = Readonly<{ id?: string; revision: number; position: string | null }>;

type Sent = Readonly<{
  method: string;
  /** With its ids in it. */
  path: string;
  body: unknown;
  /** The same for the same content: so it happens once, however often it is sent. */
  key: string;
  /** What was read of what it changes. */
  revision?: number | undefined;
}>;

/** Throws Problem, CannotReach. */
export const sendCommand = async ({ method, path, body, key, revision }: Sent): Promise<CommandAnswer> => {
  const response = await fetch(path, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(revision !== undefined && { 'if-match': `"${revision}"` }),
    },
    body: JSON.stringify(body ?? {}),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => {
    connection.isLost();
    throw new CannotReach();
  });
  connection.isThere();
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new Problem(response, answer as ProblemBody | undefined);
  return answer as CommandAnswer;
};

/** `/requests/{requestId}/accept` with the ids. */
export const pathWith = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
