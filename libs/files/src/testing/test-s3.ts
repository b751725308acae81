import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Address } from '#configuration';

export type TestS3 = Readonly<{
  address: S3Address;
  objects: Map<string, Readonly<{ content: Buffer; mediaType: string | undefined }>>;
  stop: () => Promise<void>;
}>;

const REGION = 'eu-central-1';
const ACCESS_KEY = 'AKIATEST';
const SECRET = 'se/cret+key';

/**
 * The part of S3 that is used here: PUT and GET of an object. It works out each signature anew, after the documentation of
 * AWS Signature Version 4, and keeps nothing whose length or SHA-256 is not what the signed headers say.
 */
export const startTestS3 = async (): Promise<TestS3> => {
  const objects: TestS3['objects'] = new Map();
  const server = createServer((request, response) => {
    void answer(request).then(([status, told]) => response.writeHead(status).end(told));
  });
  const answer = async (request: IncomingMessage): Promise<[number, (string | Buffer)?]> => {
    const content = await buffer(request);
    const { method, url = '', headers } = request;
    const fault = faultOf(request, content);
    if (fault !== undefined) return [fault[0], `<Error><Code>${fault[1]}</Code></Error>`];
    if (method === 'PUT') {
      objects.set(url, { content, mediaType: headers['content-type'] });
      return [200];
    }
    const found = objects.get(url);
    return found ? [200, found.content] : [404, '<Error><Code>NoSuchKey</Code></Error>'];
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    address: {
      ...{ endpoint: `http://127.0.0.1:${port}`, bucket: 'evidence', prefix: ['files'] },
      ...{ region: REGION, accessKeyId: ACCESS_KEY, secretAccessKey: SECRET },
    },
    objects,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const faultOf = (
  { method = '', url = '', headers }: IncomingMessage,
  content: Buffer,
): [number, string] | undefined => {
  if (method === 'PUT' && headers['content-length'] === undefined) return [411, 'MissingContentLength'];
  const [, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(headers.authorization ?? '') ?? [];
  const moment = String(headers['x-amz-date']);
  const day = moment.slice(0, 8);
  const signed = names.split(';');
  if (scope !== `${ACCESS_KEY}/${day}/${REGION}/s3/aws4_request`) return [403, 'InvalidAccessKeyId'];
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((one) => signed.includes(one)))
    return [403, 'AccessDenied'];
  const canonical = [
    ...[method, url, ''],
    ...signed.map((name) => `${name}:${String(headers[name]).trim()}`),
    ...['', names, String(headers['x-amz-content-sha256'])],
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', moment, `${day}/${REGION}/s3/aws4_request`, sha256(canonical)].join('\n');
  const key = [day, REGION, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET}`);
  if (hmac(key, toSign).toString('hex') !== signature) return [403, 'SignatureDoesNotMatch'];
  return sha256(content) === headers['x-amz-content-sha256'] ? undefined : [400, 'XAmzContentSHA256Mismatch'];
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
