import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Grant } from '#access';
import { eventually, startChild, startTestPostgres, type TestPostgres } from '#postgres/testing';
import type { Runtime } from '#runtime';
import { Office } from '../office.samples.js';
import { type Received, Receiver } from './receiver.samples.js';

jest.setTimeout(180_000);

const settings = { webhooksMayReach: ['127.0.0.1'] };
const eventTypes = ['RequestSubmitted'];

describe('Webhooks', () => {
  let postgres: TestPostgres;
  let office: Office;
  let runtime: Runtime;
  let receiver: Receiver;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    office = await Office.open(postgres);
    runtime = await office.process(settings);
    runtime.project();
    receiver = await Receiver.listen();
  });
  afterEach(async () => {
    await office?.close();
    receiver?.close();
  });

  const begin = async (): Promise<void> => {
    runtime.notify();
    await eventually(() => office.log.some((line) => line.includes('from now on')));
  };
  const received = (count: number) => eventually(() => receiver.received.length >= count);
  const logOf = (webhookId: string) =>
    runtime.notifications.deliveries.log(webhookId, { before: null, limit: 100, status: null });
  const standing = async (webhookId: string) => (await logOf(webhookId)).map(({ status }) => status);

  test('are sent what they asked for, signed, without persons and with what they need', async () => {
    await office.openService(runtime, 'finance-system', [{ role: 'finance-officer' }]);
    const account = 'finance-system';
    const details = { webhookId: 'ministry', url: receiver.url, eventTypes, account };
    const secret = await office.registerWebhook(runtime, details);
    await begin();
    const requestId = await office.submit(runtime);
    await office.ask(runtime, requestId, 'Which courts?');
    await received(1);
    const [{ headers, body } = { headers: {} as Received['headers'], body: '' }] = receiver.received;
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(JSON.parse(body)).toMatchObject({
      ...{ specversion: '1.0', type: 'techcoop.RequestSubmitted', subject: `request-${requestId}` },
      ...{ source: `urn:uuid:${runtime.store.storeId}`, id: headers['webhook-id'], data: { requestId } },
    });
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    await eventually(async () => (await standing('ministry')).includes('done'));
    expect(await logOf('ministry')).toMatchObject([
      {
        event_type: 'RequestSubmitted',
        stream: `request-${requestId}`,
        attempts: [{ number: 1, statusCode: 204, reason: null }],
      },
    ]);
  });

  test('are told what their account may read of an event, as it is when it is sent, and else that there is one', async () => {
    const grants: Readonly<Record<string, readonly Grant[]>> = {
      manager: [{ role: 'programme-manager', programmes: ['GPAC'] }],
      office: [{ role: 'field-office', office: 'NBO' }],
      donor: [{ role: 'donor', donor: 'NO' }],
      state: [{ role: 'requesting-state', country: 'KE' }],
      administrator: [{ role: 'administrator' }],
      moved: [{ role: 'auditor' }],
    };
    for (const [name, held] of Object.entries(grants)) await office.openService(runtime, name, held);
    for (const account of [...Object.keys(grants), null]) {
      const webhookId = account ?? 'none';
      await office.registerWebhook(runtime, {
        ...{ webhookId, url: `${receiver.url}${webhookId}`, account },
        eventTypes: ['RequestSubmitted', 'AccountOpened'],
      });
    }
    await office.changeGrants(runtime, 'moved', []);
    await begin();
    const requestId = await office.submit(runtime);
    await office.openService(runtime, 'later', []);
    await received(14);
    const told = receiver.received.map(({ path, body }) => ({ to: path.slice(1), ...JSON.parse(body) }));
    expect(new Set(told.map(({ to }) => to)).size).toBe(7);
    expect(told.filter((one) => 'data' in one)).toMatchObject([{ to: 'manager', data: { requestId } }]);
    expect(told.find(({ to }) => to === 'none')).toEqual({
      ...{ to: 'none', specversion: '1.0', id: expect.any(String), source: `urn:uuid:${runtime.store.storeId}` },
      ...{ type: 'techcoop.RequestSubmitted', subject: `request-${requestId}`, time: expect.any(String) },
      ...{ revision: 0, schemaversion: 1 },
    });
  });

  test('come in order and once, when several processes send', async () => {
    for (const webhookId of ['one', 'two'])
      await office.registerWebhook(runtime, { webhookId, url: `${receiver.url}${webhookId}`, eventTypes });
    await begin();
    const other = await office.process(settings);
    other.notify();
    const submitted: string[] = [];
    for (let n = 0; n < 25; n += 1) submitted.push(`request-${await office.submit(runtime)}`);
    await eventually(
      async () => (await standing('one')).concat(await standing('two')).filter((one) => one === 'done').length === 50,
    );
    expect(receiver.received).toHaveLength(50);
    const logged = [...(await logOf('one'))].toReversed();
    expect(logged.map(({ stream }) => stream)).toEqual(submitted);
    const arrivedAt = (id: string) => receiver.received.findIndex((one) => one.id === id);
    const arrivals = logged.map(({ event_id }) => arrivedAt(event_id));
    expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
  });

  test('are tried again, later ones after them, and held back no longer after three attempts', async () => {
    receiver.answer = (before) => (before < 3 ? 503 : 204);
    await office.registerWebhook(runtime, { webhookId: 'ministry', url: receiver.url, eventTypes });
    await begin();
    const first = `request-${await office.submit(runtime)}`;
    const second = `request-${await office.submit(runtime)}`;
    for (const attempts of [1, 2]) {
      await eventually(async () => (await logOf('ministry')).at(-1)?.attempts.length === attempts);
      expect(receiver.received.map(({ subject }) => subject)).toEqual(Array.from({ length: attempts }, () => first));
      office.clock.forwards(1);
    }
    await eventually(async () => (await standing('ministry')).includes('done'));
    expect(receiver.received.map(({ subject }) => subject)).toEqual([first, first, first, second]);
    expect(await standing('ministry')).toEqual(['done', 'waiting']);
    office.clock.forwards(1);
    await eventually(async () => (await standing('ministry')).every((one) => one === 'done'));
    expect((await logOf('ministry')).at(-1)?.attempts).toMatchObject([
      ...[1, 2, 3].map((number) => ({ number, statusCode: 503, reason: 'answered 503' })),
      { number: 4, statusCode: 204, reason: null },
    ]);
    expect(
      new Set(receiver.received.filter(({ subject }) => subject === first).map(({ headers }) => headers['webhook-id']))
        .size,
    ).toBe(1);
  });

  test('are parked after a day, or when they are refused for good, and sent again when asked for', async () => {
    receiver.answer = () => 500;
    await office.registerWebhook(runtime, { webhookId: 'ministry', url: receiver.url, eventTypes });
    await begin();
    await office.submit(runtime);
    await received(1);
    await eventually(async () => (await logOf('ministry'))[0]?.attempts.length === 1);
    office.clock.forwards(24);
    await eventually(async () => (await standing('ministry')).includes('parked'));
    expect(await runtime.notifications.deliveries.standings()).toEqual([
      { kind: 'webhook', status: 'parked', count: 1 },
    ]);

    receiver.answer = () => 410;
    await office.submit(runtime);
    await eventually(async () => (await standing('ministry')).join() === 'parked,parked');

    receiver.answer = () => 200;
    const [, parked] = await logOf('ministry');
    const { deliveries } = runtime.notifications;
    await deliveries.resend('ministry', parked?.id ?? '', office.clock.now());
    await eventually(async () => (await standing('ministry')).join() === 'parked,done');
    expect((await logOf('ministry'))[1]?.attempts).toHaveLength(3);
    await expect(deliveries.resend('other', parked?.id ?? '', office.clock.now())).rejects.toThrow('DeliveryNotFound');
  });

  test('that are stopped get nothing more, not even what waited', async () => {
    receiver.answer = () => 500;
    await office.registerWebhook(runtime, { webhookId: 'ministry', url: receiver.url, eventTypes });
    await begin();
    await office.submit(runtime);
    await received(1);
    await office.change(runtime, { webhookId: 'ministry', url: receiver.url, eventTypes, active: false });
    await office.submit(runtime);
    await office.told(runtime);
    office.clock.forwards(1);
    await eventually(async () => (await standing('ministry')).join() === 'done');
    expect(receiver.received).toHaveLength(1);
    expect((await logOf('ministry'))[0]?.reason).toBe('the webhook is not active any more');
  });

  test('never reach what became private since they were registered', async () => {
    const strict = await office.process();
    await office.registerWebhook(runtime, { webhookId: 'ministry', url: receiver.url, eventTypes });
    strict.notify();
    await eventually(() => office.log.some((line) => line.includes('from now on')));
    await office.submit(runtime);
    await eventually(async () => (await logOf('ministry'))[0]?.attempts.length === 1);
    expect(receiver.received).toEqual([]);
    expect((await logOf('ministry'))[0]?.reason).toBe('it leads to 127.0.0.1, which webhooks may not reach');
  });

  test('of a process that was killed are sent by another one, and none is lost', async () => {
    await office.registerWebhook(runtime, { webhookId: 'ministry', url: receiver.url, eventTypes });
    const file = 'libs/notifications/src/notifier/notifying-process.samples.ts';
    const child = startChild(file, [office.databaseUrl]);
    await child.ready;
    await eventually(async () => (await runtime.pool.query('select from notification.checkpoint')).rowCount === 1);
    receiver.answer = () => undefined;
    const submitted = [await office.submit(runtime), await office.submit(runtime)];
    await received(1);
    await child.end('SIGKILL');
    receiver.answer = () => 204;
    office.clock.forwards(1); // the child went by the time of day
    const other = await office.process(settings);
    other.notify();
    await runtime.pool.query(`update notification.delivery set leased_until = now() where leased_until is not null`); // two minutes later
    await eventually(async () => (await standing('ministry')).join() === 'done,done');
    expect(receiver.received.map(({ subject }) => subject)).toEqual(
      [submitted[0], submitted[0], submitted[1]].map((id) => `request-${id}`),
    );
  });
});
