import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Reach } from './reach.js';

/** What came of one attempt: an answer's status, or why there was none. */
export type Posted = Readonly<{ statusCode: number | null; reason: string | null }>;

type Message = Readonly<{ url: string; body: string; headers: Readonly<Record<string, string>> }>;

const TIME_OUT_MS = 10_000;

/**
 * Posts once: no redirect is followed, nothing of the answer's body is kept, 10 s at most. `reason` is null when it was
 * answered with 2xx. `signal`: gives up at once.
 */
export const post = async (
  { url: address, body, headers }: Message,
  reach: Reach,
  signal: AbortSignal,
  timeOutMs = TIME_OUT_MS,
): Promise<Posted> => {
  const url = new URL(address);
  try {
    reach.requireLiteral(url);
    const tooLong = AbortSignal.timeout(timeOutMs);
    const statusCode = await statusOf({ url, body, headers }, reach, AbortSignal.any([signal, tooLong])).catch(
      (error: unknown) => {
        if (tooLong.aborted && !signal.aborted) throw new Error(`no answer within ${timeOutMs / 1000} s`);
        throw error;
      },
    );
    return { statusCode, reason: statusCode >= 200 && statusCode < 300 ? null : `answered ${statusCode}` };
  } catch (error) {
    return { statusCode: null, reason: told(error) };
  }
};

const statusOf = (
  { url, body, headers }: Omit<Message, 'url'> & { url: URL },
  reach: Reach,
  signal: AbortSignal,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, {
      method: 'POST',
      // A connection of its own: one that is kept would outlive the check of its address.
      agent: false,
      lookup: reach.lookupFor(url),
      signal,
      headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'techcoop' },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.end(body);
  });

/** Names of failures that people know, never what a server said. */
const told = (error: unknown): string => {
  const { code, message } = Object(error) as Readonly<{ code?: unknown; message?: unknown }>;
  return typeof code === 'string' ? `failed: ${code}` : String(message).slice(0, 200);
};
