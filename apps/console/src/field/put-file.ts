import { connection } from '../api/connection.js';
import { CannotReach, Problem, type ProblemBody } from '../api/problem.js';

/** As slow as the api still takes it. */
const LONGEST_MS = 15 * 60_000;

/** Sends a file in. By XMLHttpRequest, since fetch does not tell how far it is. Throws Problem, CannotReach. */
export const putFile = (path: string, file: Blob, progress: (sent: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.timeout = LONGEST_MS;
    request.upload.addEventListener('progress', ({ loaded }) => progress(loaded));
    const lost = (): void => {
      connection.isLost();
      reject(new CannotReach());
    };
    for (const kind of ['error', 'timeout', 'abort'] as const) request.addEventListener(kind, lost);
    request.addEventListener('load', () => {
      connection.isThere();
      if (request.status < 300) return resolve();
      const headers = new Headers({ 'x-correlation-id': request.getResponseHeader('x-correlation-id') ?? '' });
      reject(new Problem({ status: request.status, headers }, bodyIn(request.responseText)));
    });
    request.send(file);
  });

const bodyIn = (text: string): ProblemBody | undefined => {
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return undefined; // not ours: a proxy on the way
  }
};
