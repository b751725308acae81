import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '#postgres/testing';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { submissionBody } from '../testing/bodies.samples.js';
import { followEvents } from '../testing/follow-events.js';

type Event = Readonly<{ id: string; data: Readonly<{ id: string; text: string; message: string }> }>;

const manager = { actor: 'anna', roles: [{ role: 'programme-manager' }], language: 'fr', emailChoice: 'none' };

describe('Notifications over HTTP', () => {
  let api: ApiUnderTest;
  let other: ApiUnderTest;
  beforeAll(async () => {
    const notifications = { mail: undefined, webhooksMayReach: ['127.0.0.1', 'hooks.internal'] };
    api = await ApiUnderTest.start({ notifications });
    api.runtime.notify();
    await soon(() => api.log.some((line) => line.includes('from now on')));
    other = await ApiUnderTest.beside(api);
    for (const one of [api, other]) await one.app.listen(0, '127.0.0.1');
    const account = { name: 'anna', grants: [{ role: 'programme-manager', programmes: 'all' }] };
    expect(await api.command('/accounts', account)).toMatchObject({ status: 201 });
    expect(await api.command('/recipients', manager)).toMatchObject({ status: 201 });
  });
  afterAll(async () => {
    await other?.stop();
    await api?.stop();
  });

  const submit = async (): Promise<string> => {
    const body = { ...submissionBody, submittedOn: '2026-06-01' };
    const { body: answer } = await api.command('/requests', body, { authorization: 'Name focal-point' });
    return answer.id;
  };
  const inbox = (query = '', actor = 'anna') => api.get(`/api/v1/inbox${query}`, { authorization: `Name ${actor}` });
  const put = (path: string, actor = 'anna') =>
    api.ask('PUT', `/api/v1${path}`, { headers: { authorization: `Name ${actor}` } });
  const told = (requestId: string) => eventually(async () => JSON.stringify((await inbox()).body).includes(requestId));

  describe('The address book', () => {
    test('shows who is told what, but no address', async () => {
      const details = { roles: [{ role: 'donor', donorId: 'NO' }, { role: 'evaluator' }], language: 'en' };
      const email = 'olav@example.org';
      const { status, body } = await api.command('/recipients', {
        actor: 'olav',
        ...details,
        email,
        emailChoice: 'digest',
      });
      expect({ status, body }).toMatchObject({ status: 201, body: { id: 'olav', revision: 0 } });
      const shown = await api.get(`/api/v1/recipients/olav?after=${body.position}`);
      expect(shown).toMatchObject({
        status: 200,
        body: {
          actor: 'olav',
          personId: 'olav',
          hasEmail: true,
          emailChoice: 'digest',
          roles: details.roles,
          revision: 0,
        },
      });
      const list = await api.get(`/api/v1/recipients?limit=1`);
      expect(list.body).toMatchObject({ items: [{ actor: 'anna' }], next: expect.any(String) });
      expect(JSON.stringify([shown.body, list.body])).not.toContain(email);
    });

    test('is changed as a person saw it', async () => {
      const details = { roles: [{ role: 'administrator' }], language: 'es', emailChoice: 'none' };
      expect(await api.command('/recipients', { actor: 'maria', ...details })).toMatchObject({ status: 201 });
      const change = { ...details, language: 'ru' };
      expect(await api.command('/recipients/maria/details', change, { 'if-match': '"1"' })).toMatchObject({
        status: 412,
      });
      expect(await api.command('/recipients/maria/details', change, { 'if-match': '"0"' })).toMatchObject({
        status: 200,
      });
      expect(await api.command('/recipients/nobody/details', change)).toMatchObject({ status: 404 });
      expect(await api.command('/recipients', { actor: 'maria', ...details })).toMatchObject({
        ...{ status: 409, body: { code: 'RecipientExists' } },
      });
    });

    test.each([
      ['roles', { roles: [] }],
      ['roles', { roles: [{ role: 'pirate' }] }],
      ['language', { language: 'de' }],
      ['email', { email: 'a@example.org\nBcc: b@example.org', emailChoice: 'at-once' }],
      ['emailChoice', { emailChoice: 'at-once' }],
      ['actor', { actor: '../etc' }],
    ])('refuses %s of %j', async (field, wrong) => {
      const { status, body } = await api.command('/recipients', { ...manager, actor: `x-${randomUUID()}`, ...wrong });
      expect([status, body.errors]).toEqual([422, [{ field, rule: expect.any(String) }]]);
    });
  });

  describe('The inbox', () => {
    test('tells what happened in the language of who reads it, until it is read', async () => {
      const requestId = await submit();
      await told(requestId);
      const { body } = await inbox('?limit=1');
      expect(body).toMatchObject({
        items: [
          {
            ...{ message: 'request-submitted', link: `/api/v1/requests/${requestId}`, readAt: null },
            text: `La demande ${requestId} a été présentée : Training of judges`,
            parameters: { request: requestId, title: 'Training of judges' },
          },
        ],
      });
      const [{ id }] = body.items;
      const { unread } = body;
      expect(await put(`/inbox/${id}/read`, 'somebody')).toMatchObject({
        status: 404,
        body: { code: 'NoticeNotFound' },
      });
      expect(await put(`/inbox/${id}/read`)).toMatchObject({ status: 200 });
      expect((await inbox('?limit=1')).body).toMatchObject({
        items: [{ readAt: api.clock.now().toISOString() }],
        unread: unread - 1,
      });
      await told(await submit());
      await put(`/inbox/read-up-to/${id}`);
      expect((await inbox('?unread=true')).body).toMatchObject({ unread: 1, items: [{ readAt: null }] });
    });

    test('has pages', async () => {
      for (let n = 0; n < 3; n += 1) await told(await submit());
      const all = (await inbox()).body.items.map(({ id }: { id: string }) => id);
      const paged: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const { body } = await inbox(`?limit=2${next && `&cursor=${next}`}`);
        paged.push(...body.items.map(({ id }: { id: string }) => id));
        next = body.next;
      }
      expect(paged).toEqual(all);
      expect(await inbox('?cursor=abc')).toMatchObject({ status: 400 });
    });

    test('is of somebody', async () => {
      expect(await api.get('/api/v1/inbox', { authorization: 'Nobody' })).toMatchObject({ status: 401 });
      expect((await inbox('', 'stranger')).body).toEqual({ items: [], next: null, unread: 0 });
      expect(await put('/inbox/x/read')).toMatchObject({ status: 400 });
    });
  });

  describe('The stream of an inbox', () => {
    const follow = async (of: ApiUnderTest, headers: Record<string, string> = {}) => {
      const url = `${await of.app.getUrl()}/api/v1/inbox/stream`;
      const followed = await followEvents(url, { authorization: 'Name anna', ...headers });
      return { ...followed, events: () => followed.events<Event['data']>('notice') };
    };

    test('tells in every process what one of them wrote, once and in order', async () => {
      const streams = [await follow(api), await follow(other)];
      for (const { type, begun } of streams) {
        expect(type).toBe('text/event-stream; charset=utf-8');
        await begun();
      }
      const submitted = [await submit(), await submit()];
      for (const { events, close } of streams) {
        await soon(() => events().length >= 2);
        close();
        expect(events().map(({ id, data }) => [id === data.id, data.message])).toEqual([
          [true, 'request-submitted'],
          [true, 'request-submitted'],
        ]);
        expect(events().map(({ data }) => data.text)).toEqual(
          submitted.map((id) => `La demande ${id} a été présentée : Training of judges`),
        );
      }
    });

    test('goes on after what was seen last', async () => {
      await told(await submit());
      const ids: string[] = (await inbox()).body.items.map(({ id }: { id: string }) => id).toReversed();
      const { events, close } = await follow(other, { 'last-event-id': ids[1] ?? '' });
      await soon(() => events().length >= ids.length - 2);
      close();
      expect(events().map(({ id }) => id)).toEqual(ids.slice(2));
      expect(await follow(api, { 'last-event-id': 'x' })).toMatchObject({ status: 400 });
    });

    test('is not opened without end by one person, and a place is free again when one is closed', async () => {
      const streams = [];
      for (let n = 0; n < 10; n += 1) streams.push(await follow(api, { authorization: 'Name crowd' }));
      const one = await follow(api, { authorization: 'Name crowd' });
      expect([one.status, one.type]).toEqual([429, expect.stringMatching(/^application.problem/)]);
      for (const { close } of streams) close();
      await soon(async () => {
        const { status, close } = await follow(api, { authorization: 'Name crowd' });
        close();
        return status === 200;
      });
    });

    test('ends when the api is closed', async () => {
      const closing = await ApiUnderTest.beside(api);
      await closing.app.listen(0, '127.0.0.1');
      const { ended, begun } = await follow(closing);
      await begun();
      await closing.stop();
      await ended;
    });
  });

  describe('Webhooks', () => {
    let receiver: Server;
    let url: string;
    const received: string[] = [];
    let status = 500;
    beforeAll(async () => {
      receiver = createServer((request, response) => {
        request.on('data', (chunk: Buffer) => received.push(chunk.toString()));
        request.on('end', () => response.writeHead(status).end());
      });
      await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    });
    afterAll(() => void receiver?.close());

    test('show their secret to who registers them, and to nobody else', async () => {
      const headers = { 'idempotency-key': 'the-same-command' };
      const body = { webhookId: 'first', url: 'https://127.0.0.1/', active: false };
      const registered = await api.command('/webhooks', body, headers);
      expect(registered).toMatchObject({
        status: 201,
        body: { id: 'first', revision: 0, secret: expect.stringMatching(/^whsec_/) },
      });
      const { secret, position } = registered.body;
      expect((await api.command('/webhooks', body, headers)).body).toEqual(registered.body);
      const shown = await api.get(`/api/v1/webhooks/first?after=${position}`);
      expect(shown.body).toEqual({
        webhookId: 'first',
        url: body.url,
        eventTypes: null,
        account: null,
        active: false,
        revision: 0,
      });
      expect(JSON.stringify([shown, await api.get('/api/v1/webhooks')])).not.toContain(secret);
      const { rows } = await api.runtime.pool.query<{ all: string }>(
        `select (select string_agg(e::text, '') from event_store.event e) || (select string_agg(c::text, '') from event_store.command c) as all`,
      );
      expect(rows[0]?.all).toContain('WebhookRegistered');
      expect(rows[0]?.all).not.toContain(secret);
    });

    test.each([
      'http://169.254.169.254/latest/meta-data/',
      'https://10.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://0/',
      'https://user:password@example.org/',
      'ftp://example.org/',
      'hook',
    ])('may not go to %s', async (to) => {
      expect(await api.command('/webhooks', { webhookId: `x-${randomUUID()}`, url: to })).toMatchObject({
        status: 422,
        body: { code: 'InvalidInput', errors: [{ field: 'url', rule: expect.any(String) }] },
      });
      expect(await api.command('/webhooks/first/details', { url: to, active: true })).toMatchObject({ status: 422 });
    });

    test('go by the rights of a service, which has to have an open account', async () => {
      const details = { url: 'https://127.0.0.1/', active: false };
      const hook = { webhookId: 'by-rights', ...details };
      const service = { name: 'import', kind: 'service', grants: [] };
      for (const account of [service, { ...service, name: 'closed' }]) await api.command('/accounts', account);
      await api.command('/accounts/closed/close', { reason: 'Replaced' });
      for (const account of ['anna', 'closed', 'unknown'])
        expect(await api.command('/webhooks', { ...hook, account })).toMatchObject({
          status: 422,
          body: { errors: [{ field: 'account', rule: 'must be an open account of a service' }] },
        });
      const { body } = await api.command('/webhooks', { ...hook, account: 'import' });
      const shown = await api.get(`/api/v1/webhooks/by-rights?after=${body.position}`);
      expect(shown.body).toMatchObject({ account: 'import' });
      expect(await api.command('/webhooks/by-rights/details', { ...details, account: 'anna' })).toMatchObject({
        status: 422,
      });
    });

    test('have a log of what was sent, and can be sent again', async () => {
      const { body } = await api.command('/webhooks', { webhookId: 'ministry', url, eventTypes: ['RequestSubmitted'] });
      await api.runtime.readModels.waitFor(body.position, 30_000);
      const requestId = await submit();
      const log = () => api.get('/api/v1/webhooks/ministry/deliveries');
      await soon(async () => (await log()).body.items[0]?.attempts.length === 1);
      const [delivery] = (await log()).body.items;
      expect(delivery).toMatchObject({
        ...{ eventType: 'RequestSubmitted', stream: `request-${requestId}`, revision: 0, status: 'waiting' },
        ...{ dueAt: expect.any(String), reason: 'answered 500' },
        attempts: [{ number: 1, statusCode: 500, reason: 'answered 500', milliseconds: expect.any(Number) }],
      });
      expect((await api.get('/metrics')).body).toContain('techcoop_deliveries{kind="webhook",status="waiting"} 1');
      status = 200;
      const resend = `/webhooks/ministry/deliveries/${delivery.id}/resend`;
      expect(await put(resend)).toMatchObject({ status: 200 });
      await soon(async () => (await log()).body.items[0]?.status === 'done');
      expect(received).toHaveLength(2);
      expect((await api.get('/api/v1/webhooks/ministry/deliveries?status=parked')).body.items).toEqual([]);
      expect(await put(`/webhooks/first/deliveries/${delivery.id}/resend`)).toMatchObject({ status: 404 });
      expect(await put('/webhooks/first/deliveries/x/resend')).toMatchObject({ status: 400 });
    });
  });

  test('nothing of all this was an error of the program', () => {
    expect([...api.log, ...other.log].filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

const soon = (holds: () => Promise<boolean> | boolean): Promise<void> => eventually(holds, 25_000);
