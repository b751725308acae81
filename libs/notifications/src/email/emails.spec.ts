import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { eventually, startTestPostgres, type TestPostgres } from '#postgres/testing';
import type { Runtime } from '#runtime';
import { Office } from '../office.samples.js';
import { MailServer } from './mail-server.samples.js';

jest.setTimeout(180_000);

const from = 'Techcoop <no-reply@techcoop.example.org>';

describe('E-mails', () => {
  let postgres: TestPostgres;
  let office: Office;
  let runtime: Runtime;
  let mailServer: MailServer;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    mailServer = await MailServer.listen();
    office = await Office.open(postgres);
    office.clock.current = new Date('2026-06-15T12:00:00.000Z');
    runtime = await office.process({ mail: { smtpUrl: mailServer.url, from } });
    runtime.project();
    runtime.notify();
    await eventually(() => office.log.some((line) => line.includes('from now on')));
  });
  afterEach(async () => {
    await office?.close();
    await mailServer?.close();
  });

  const arrived = (count: number) => eventually(() => mailServer.mails.length >= count);
  const statuses = async () =>
    (
      await runtime.pool.query<{ status: string; reason: string | null; attempts: number }>(
        'select status, reason, attempts from notification.delivery order by ordinal',
      )
    ).rows;
  const settled = () => eventually(async () => (await statuses()).every(({ status }) => status !== 'waiting'));

  test('are sent at once, in the language of who reads them', async () => {
    await office.register(runtime, 'manager', { email: 'amina@example.org', emailChoice: 'at-once', language: 'fr' });
    await office.register(runtime, 'other', { email: 'other@example.org', emailChoice: 'none' });
    const requestId = await office.submit(runtime);
    await arrived(1);
    await settled();
    const [{ to, headers, source } = { to: [], headers: new Map<string, string>(), source: '' }] = mailServer.mails;
    expect(to).toEqual(['amina@example.org']);
    expect(headers.get('subject')).toBe(`La demande ${requestId} a été présentée : Assistance ${requestId}`);
    expect(headers.get('from')).toBe(from);
    expect(headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@techcoop\.example\.org>$/);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(source).toContain('text/plain; charset=utf-8');
    expect(source).toContain('lang=3D"fr" dir=3D"ltr"');
    expect(mailServer.mails).toHaveLength(1);
    expect(office.log.join('')).not.toContain('amina@example.org');
  });

  test('are sent once a day to who wants that, with everything of the day', async () => {
    await office.register(runtime, 'manager', { email: 'amina@example.org', emailChoice: 'digest', language: 'ar' });
    const submitted = [await office.submit(runtime), await office.submit(runtime)];
    await office.told(runtime);
    office.clock.current = new Date('2026-06-16T06:00:30.000Z');
    submitted.push(await office.submit(runtime)); // belongs to the next one
    await office.told(runtime);
    office.clock.current = new Date('2026-06-16T06:02:00.000Z');
    await arrived(1);
    office.clock.current = new Date('2026-06-17T06:02:00.000Z');
    await arrived(2);
    await settled();
    expect(mailServer.mails).toHaveLength(2);
    const [first, second] = mailServer.mails;
    expect(first?.headers.get('subject')).toMatch(/^إشعارات .*: 2$/);
    expect(second?.headers.get('subject')).toContain(submitted[2]);
    expect(first?.source).toContain('dir=3D"rtl"');
  });

  test('are sent by one of several processes', async () => {
    const other = await office.process({ mail: { smtpUrl: mailServer.url, from } });
    other.notify();
    await office.register(runtime, 'manager', { email: 'amina@example.org', emailChoice: 'at-once' });
    for (let n = 0; n < 10; n += 1) await office.submit(runtime);
    await office.told(runtime);
    await settled();
    expect(mailServer.mails).toHaveLength(10);
    expect(new Set(mailServer.mails.map(({ headers }) => headers.get('message-id'))).size).toBe(10);
  });

  test('are tried again when the server is busy, as the same e-mail, and parked when the address is refused', async () => {
    mailServer.refuse = (before) => (before === 0 ? 451 : undefined);
    await office.register(runtime, 'manager', { email: 'amina@example.org', emailChoice: 'at-once' });
    await office.submit(runtime);
    await eventually(async () => (await statuses())[0]?.reason === 'the mail server answered 451');
    office.clock.forwards(1);
    await settled();
    mailServer.refuse = () => 550;
    await office.submit(runtime);
    await office.told(runtime);
    await settled();
    expect(await statuses()).toEqual([
      { status: 'done', reason: null, attempts: 2 },
      { status: 'parked', reason: 'the mail server answered 550', attempts: 1 },
    ]);
  });

  test('are not sent of what somebody may not read any more', async () => {
    await office.register(runtime, 'manager', { email: 'amina@example.org', emailChoice: 'digest' });
    await office.submit(runtime);
    await office.told(runtime);
    expect(await statuses()).toHaveLength(1);
    await office.changeGrants(runtime, 'manager', [{ role: 'finance-officer' }]);
    await runtime.readModels.caughtUp();
    office.clock.forwards(48);
    await settled();
    expect(await statuses()).toEqual([{ status: 'done', reason: 'no e-mail is wanted any more', attempts: 1 }]);
    await office.submit(runtime);
    await office.told(runtime);
    expect(await statuses()).toHaveLength(1);
    expect(mailServer.mails).toEqual([]);
  });

  test('are not sent to who was erased meanwhile', async () => {
    await office.register(runtime, 'manager', { email: 'amina@example.org', emailChoice: 'digest' });
    await office.submit(runtime);
    await office.told(runtime);
    await office.erase(runtime, 'person-manager');
    await office.told(runtime);
    office.clock.forwards(48);
    await office.submit(runtime);
    await office.told(runtime);
    expect(await statuses()).toEqual([]);
    expect(mailServer.mails).toEqual([]);
  });
});

describe('Without a mail server', () => {
  test('no e-mail is made, and it is said so', async () => {
    const office = await Office.open();
    try {
      const runtime = await office.process();
      runtime.project();
      runtime.notify();
      expect(office.log.join('')).toContain('no e-mail is sent: SMTP_URL is not set');
      await eventually(() => office.log.some((line) => line.includes('from now on')));
      await office.register(runtime, 'manager', { email: 'amina@example.org', emailChoice: 'at-once' });
      await office.submit(runtime);
      await office.told(runtime);
      expect(await office.toldTo(runtime, 'manager')).toHaveLength(1);
      expect(await runtime.notifications.deliveries.standings()).toEqual([]);
    } finally {
      await office.close();
    }
  });
});
