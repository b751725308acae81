import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Configuration } from '#configuration';
import { FileRefused, FilesUnavailable } from './errors.js';

type Scanner = NonNullable<Configuration['files']['virusScanner']>;

/** clamd gives up after as long (its ReadTimeout). */
const PATIENCE_MS = 120_000;

/**
 * Has clamd look at a file, by its protocol INSTREAM (clamd(8)). Errors: FileRefused (FileInfected), FilesUnavailable, the
 * reason of `signal`.
 */
export const requireClean = async (path: string, scanner: Scanner, signal?: AbortSignal): Promise<void> => {
  signal?.throwIfAborted();
  const said = await answerAbout(path, scanner, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw unavailable('cannot be reached', error);
  });
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (found !== undefined)
    throw new FileRefused('FileInfected', `The virus scanner found ${found} in the file.`, { found });
  if (said !== 'stream: OK') throw unavailable(`did not finish (${said.slice(0, 200) || 'it hung up'})`);
};

const answerAbout = async (path: string, { host, port }: Scanner, signal?: AbortSignal): Promise<string> => {
  // Else its hanging up would end our side, too, and what is sent then would wait for ever to be sent.
  const socket = connect({ host, port, allowHalfOpen: true, ...(signal && { signal }) });
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('it does not answer')));
  const answer = text(socket);
  // Where it says that a file is too long it stops reading: what counts is its answer.
  const sent = pipeline(framed(createReadStream(path)), socket, { end: false }).catch(() => undefined);
  try {
    return (await answer).replaceAll('\0', '').trim();
  } finally {
    socket.destroy();
    await sent;
  }
};

/** Each chunk after its length, 4 bytes; a length of nothing ends them. */
const framed = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of chunks) {
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
};

const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
};

const unavailable = (what: string, cause?: unknown): FilesUnavailable =>
  new FilesUnavailable('VirusScannerUnavailable', `The virus scanner ${what}, and no file is taken without it.`, {
    cause,
  });
