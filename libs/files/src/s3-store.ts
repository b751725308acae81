import { createReadStream } from 'node:fs';
import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';
import type { S3Address } from '#configuration';
import { FilesUnavailable } from './errors.js';
import type { FileStore } from './file-store.js';

/** Without a byte either way for so long, the store is taken to be gone. */
const PATIENCE_MS = 60_000;
/** SHA-256 of nothing. */
const NO_BODY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

type Sent = Readonly<{
  method: 'GET' | 'PUT';
  sha256: string;
  headers: Record<string, string>;
  body?: Readable;
  signal?: AbortSignal | undefined;
}>;

/**
 * Files in a bucket, as `prefix/abcdef…`, each sent in one request whose signature (AWS Signature Version 4) covers the
 * SHA-256 of the content: the store takes it whole, or not at all. The bucket is named in the path, as every
 * S3-compatible store understands it.
 */
export const s3Store = ({ endpoint, bucket, prefix, region, accessKeyId, secretAccessKey }: S3Address): FileStore => {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const addressOf = (sha256: string): string => [endpoint, bucket, ...prefix, sha256].join('/');

  /** fetch would send a stream in chunks, which S3 does not take. */
  const send = async ({ method, sha256, headers, body, signal }: Sent): Promise<IncomingMessage> => {
    const address = addressOf(sha256);
    const signed = await client.sign(address, { method, headers });
    const request = address.startsWith('https:') ? secure : plain;
    return new Promise<IncomingMessage>((resolve, reject) => {
      const options = { method, headers: Object.fromEntries(signed.headers), ...(signal && { signal }) };
      const sending = request(address, options, resolve);
      sending.setTimeout(PATIENCE_MS, () => sending.destroy(new Error('it does not answer')));
      sending.on('error', reject);
      pipeline(body ?? Readable.from([]), sending).catch(reject);
    }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new FilesUnavailable('FileStoreUnavailable', 'The store of files cannot be reached.', { cause: error });
    });
  };

  return {
    keep: async (path, { sha256, size, mediaType }, signal) => {
      const headers = {
        ...{ 'content-type': mediaType, 'content-length': String(size) },
        'x-amz-content-sha256': sha256,
      };
      const answer = await send({ method: 'PUT', sha256, headers, body: createReadStream(path), signal });
      if (answer.statusCode !== 200) throw await refusedBy(answer);
      answer.resume();
    },
    read: async (sha256) => {
      const answer = await send({ method: 'GET', sha256, headers: { 'x-amz-content-sha256': NO_BODY } });
      if (answer.statusCode === 200) return answer;
      if (answer.statusCode !== 404) throw await refusedBy(answer);
      answer.resume();
      return undefined;
    },
  };
};

/** Its XML names a code, such as AccessDenied: for the log. */
const refusedBy = async (answer: IncomingMessage): Promise<FilesUnavailable> => {
  const said = /<Code>(\w{1,100})<\/Code>/.exec(await text(answer).catch(() => ''))?.[1] ?? 'without a reason';
  return new FilesUnavailable('FileStoreUnavailable', `The store of files answered ${answer.statusCode} (${said}).`);
};
