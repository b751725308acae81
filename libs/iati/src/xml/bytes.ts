import { createReadStream } from 'node:fs';
import { IatiFileError } from '../iati-file-error.js';

/** A path, or the bytes themselves, for instance a Node stream without an encoding set. */
export type IatiSource = string | AsyncIterable<Uint8Array>;

const PIECE = 64 * 1024;

/** The bytes in pieces small enough that no piece decides how much memory is needed, whatever the source hands out. */
export async function* piecesOf(source: IatiSource): AsyncGenerator<Uint8Array> {
  const chunks = typeof source === 'string' ? fileChunks(source) : source;
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('an IATI stream must give bytes, not text or objects');
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    // Without an encoding a file stream gives Buffers only; its typing cannot say so.
    for await (const chunk of createReadStream(path, { highWaterMark: PIECE })) yield chunk as Buffer;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    throw new IatiFileError('readable', `the file ${path} cannot be read: ${READING_ERRORS[code] ?? code}`);
  }
}

const READING_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
};
