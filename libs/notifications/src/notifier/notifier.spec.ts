import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { eventually, type Child, startChild, startTestPostgres, type TestPostgres } from '#postgres/testing';
import type { Runtime } from '#runtime';
import { Office } from '../office.samples.js';
import { digestEnd } from './told.js';

jest.setTimeout(180_000);

describe('The notifier', () => {
  let postgres: TestPostgres;
  let office: Office;
  let runtime: Runtime;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    office = await Office.open(postgres);
    runtime = await office.process();
    runtime.project();
  });
  afterEach(() => office?.close());

  test('tells of what happens from its first start on, and of nothing before', async () => {
    await office.register(runtime, 'manager');
    await office.submit(runtime);
    runtime.notify();
    await eventually(() => office.log.some((line) => line.includes('from now on')));
    const later = await office.submit(runtime);
    await office.told(runtime);
    expect(await office.toldTo(runtime, 'manager')).toEqual([`request-submitted ${later}`]);
  });

  test('tells those who are in the address book when it happens', async () => {
    runtime.notify();
    await eventually(() => office.log.some((line) => line.includes('from now on')));
    await office.submit(runtime);
    await office.register(runtime, 'manager');
    const grants = [{ role: 'requesting-state', country: 'KE' }] as const;
    await office.register(runtime, 'focal-point', { roles: [{ role: 'administrator' }], grants });
    const requestId = await office.submit(runtime);
    await office.ask(runtime, requestId, 'Which courts?');
    await office.told(runtime);
    expect(await office.toldTo(runtime, 'manager')).toContain(`request-submitted ${requestId}`);
    expect(await office.toldTo(runtime, 'focal-point')).toEqual([`information-requested ${requestId}`]);
    expect(await office.toldTo(runtime, 'stranger')).toEqual([]);
  });

  test('goes on where another one ended', async () => {
    runtime.notify();
    await office.register(runtime, 'manager');
    await eventually(() => office.log.some((line) => line.includes('from now on')));
    await office.told(runtime);
    await runtime.notifications.close();
    const meanwhile = await office.submit(runtime);
    const other = await office.process();
    other.notify();
    await office.told(runtime);
    expect(await office.toldTo(runtime, 'manager')).toEqual([`request-submitted ${meanwhile}`]);
  });

  test('begins anew, from now on, when the log is another one', async () => {
    await office.register(runtime, 'manager');
    await office.submit(runtime);
    await runtime.pool.query('insert into notification.checkpoint (store_id, position) values ($1, $2)', [
      randomUUID(),
      '0',
    ]);
    runtime.notify();
    await eventually(() => office.log.some((line) => line.includes('from now on')));
    const requestId = await office.submit(runtime);
    await office.told(runtime);
    expect(await office.toldTo(runtime, 'manager')).toEqual([`request-submitted ${requestId}`]);
  });

  test('forgets who was erased, and tells them nothing any more', async () => {
    runtime.notify();
    await eventually(() => office.log.some((line) => line.includes('from now on')));
    await office.register(runtime, 'manager', { email: 'a@example.org', emailChoice: 'digest' });
    await office.register(runtime, 'other');
    await office.submit(runtime);
    await office.told(runtime);
    expect(await office.toldTo(runtime, 'manager')).toHaveLength(1);
    await office.erase(runtime, 'person-manager');
    await office.submit(runtime);
    await office.told(runtime);
    expect(await office.toldTo(runtime, 'manager')).toEqual([]);
    expect(await office.toldTo(runtime, 'other')).toHaveLength(2);
    const { rows } = await runtime.pool.query(`select from notification.delivery where target = 'manager'`);
    expect(rows).toEqual([]);
  });

  test('tells everything once, when those that work at it are killed one after the other', async () => {
    const file = 'libs/notifications/src/notifier/notifying-process.samples.ts';
    const start = async (): Promise<Child> => {
      const child = startChild(file, [office.databaseUrl]);
      await child.ready;
      return child;
    };
    await office.register(runtime, 'manager');
    const children = [await start(), await start()];
    await eventually(async () => (await runtime.pool.query('select from notification.checkpoint')).rowCount === 1);
    await office.told(runtime);
    const submitted: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const many = Array.from({ length: 40 }, () => office.submit(runtime));
      await eventually(async () => (await office.toldTo(runtime, 'manager')).length > round * 40);
      await children.shift()?.end('SIGKILL');
      submitted.push(...(await Promise.all(many)));
      if (round < 3) children.push(await start());
      await office.told(runtime).catch((error: unknown) => {
        throw new Error(`round ${round}`, { cause: error });
      });
    }
    for (const child of children) await child.end('SIGKILL');
    const told = await office.toldTo(runtime, 'manager');
    expect(told.toSorted()).toEqual(submitted.map((id) => `request-submitted ${id}`).toSorted());
  });
});

test('A digest ends at six in the morning (UTC)', () => {
  expect(digestEnd(new Date('2026-03-01T05:59:59.999Z'))).toEqual(new Date('2026-03-01T06:00:00Z'));
  expect(digestEnd(new Date('2026-03-01T06:00:00Z'))).toEqual(new Date('2026-03-02T06:00:00Z'));
  expect(digestEnd(new Date('2026-12-31T23:00:00Z'))).toEqual(new Date('2027-01-01T06:00:00Z'));
});
