import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { cloudEventOf } from './cloud-event.js';
import { post } from './post.js';
import { Reach } from './reach.js';
import { newSecret, signatureHeaders } from './signature.js';

type Received = Readonly<{ url: string; headers: IncomingMessage['headers']; body: string }>;

describe('A message to a webhook', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  const listen = async (answer: (response: ServerResponse) => void) => {
    const received: Received[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
        answer(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    return { received, port, url: `http://127.0.0.1:${port}/hook?a=b` };
  };

  const loopback = new Reach(['127.0.0.1']);
  const goesOn = new AbortController().signal;
  const message = (url: string) => ({ url, body: '{"a":"ä"}', headers: { 'content-type': 'application/json' } });

  test('arrives as it was written', async () => {
    const { received, url } = await listen((response) => response.writeHead(204).end());
    expect(await post(message(url), loopback, goesOn)).toEqual({ statusCode: 204, reason: null });
    expect(received).toMatchObject([{ url: '/hook?a=b', body: '{"a":"ä"}', headers: { connection: 'close' } }]);
  });

  test.each([200, 299])('is delivered when it is answered %d', async (status) => {
    const { url } = await listen((response) => response.writeHead(status).end());
    expect(await post(message(url), loopback, goesOn)).toEqual({ statusCode: status, reason: null });
  });

  test.each([301, 307, 400, 410, 500])('is not when it is answered %d; redirects are not followed', async (status) => {
    const { received, url } = await listen((response) => response.writeHead(status, { location: '/elsewhere' }).end());
    expect(await post(message(url), loopback, goesOn)).toEqual({ statusCode: status, reason: `answered ${status}` });
    expect(received).toHaveLength(1);
  });

  test('takes an answer without end for an answer', async () => {
    const { url } = await listen((response) => {
      response.writeHead(200);
      response.write('x'.repeat(1_000_000));
    });
    expect(await post(message(url), loopback, goesOn)).toEqual({ statusCode: 200, reason: null });
  });

  test('waits for an answer so long and no longer', async () => {
    const { url } = await listen(() => undefined);
    const reason = expect.stringMatching(/^no answer within/);
    expect(await post(message(url), loopback, goesOn, 200)).toEqual({ statusCode: null, reason });
  });

  test('never leaves for an address that is out of reach, whatever it is called', async () => {
    const { received, port } = await listen((response) => response.writeHead(200).end());
    const nowhere = new Reach([], async () => [{ address: '127.0.0.1', family: 4 }]);
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost', 'hooks.example.org'])
      for (const scheme of ['http', 'https'])
        expect(await post(message(`${scheme}://${host}:${port}/`), nowhere, goesOn)).toEqual({
          statusCode: null,
          reason: expect.stringContaining('may not reach'),
        });
    expect(received).toEqual([]);
  });

  test('says what failed when nobody answers', async () => {
    const { url } = await listen(() => undefined);
    for (const close of closing.splice(0)) close();
    expect(await post(message(url), loopback, goesOn)).toEqual({ statusCode: null, reason: 'failed: ECONNREFUSED' });
  });

  test('is signed as Standard Webhooks says', () => {
    // The example of the specification.
    const at = new Date(1_614_265_330_000);
    const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, body: '{"test": 2432232314}' };
    expect(signatureHeaders({ ...signed, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
    const secret = newSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(signatureHeaders({ ...signed, secret })['webhook-signature']).toBe(
      `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
        .update(`${signed.id}.1614265330.${signed.body}`)
        .digest('base64')}`,
    );
  });

  test('is a CloudEvent, without persons', () => {
    const metadata = { actor: 'manager', commandId: 'c', correlationId: 'c', recordedAt: '2026-03-01T12:00:00.000Z' };
    const event = {
      ...{ id: 'e-1', stream: 'request-TA-2026-000001', revision: 0, version: 1, position: '1', metadata },
      ...{ type: 'RequestSubmitted', data: { title: 'T', focalPoint: { personId: 'p', name: { encrypted: '…' } } } },
    };
    const personalFields = { RequestSubmitted: [{ person: 'focalPoint.personId', fields: ['focalPoint.name'] }] };
    expect(cloudEventOf(event, '0195a8a0-0000-7000-8000-000000000001', { personalFields, withData: true })).toEqual({
      specversion: '1.0',
      id: 'e-1',
      source: 'urn:uuid:0195a8a0-0000-7000-8000-000000000001',
      type: 'techcoop.RequestSubmitted',
      subject: 'request-TA-2026-000001',
      time: '2026-03-01T12:00:00.000Z',
      datacontenttype: 'application/json',
      revision: 0,
      schemaversion: 1,
      data: { title: 'T', focalPoint: { personId: null, name: null } },
    });
  });
});
