import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Recorded } from '#event-sourcing';
import { type EventStore, type NewEvent, eventId } from '#event-store';
import { BackupRefused } from './index.js';
import { Surroundings, usingClient, wholeLog } from './system.samples.js';

jest.setTimeout(120_000);

describe('A backup', () => {
  let around: Surroundings;
  beforeAll(async () => {
    around = await Surroundings.open();
  });
  afterAll(() => around?.close());

  test('taken while 16 writers append holds all that was acknowledged before, and of the rest each append whole or not at all', async () => {
    const url = await around.old.createDatabase();
    const { store } = await around.system(url);
    const acknowledged: string[] = [];
    const stop = new AbortController();
    const writers = Array.from({ length: 16 }, (_, writer) => writeUntil(store, writer, stop.signal, acknowledged));
    const takeBackup = async () => {
      while (acknowledged.length < 500) await pause(5);
      const before = [...acknowledged];
      const backup = await around.backUp(url, store);
      return { before, backup, meanwhile: acknowledged.length - before.length };
    };
    const { before, backup, meanwhile } = await takeBackup().finally(() => stop.abort());
    await Promise.all(writers);
    expect(meanwhile).toBeGreaterThan(0);

    const { store: restored } = await around.system((await around.restore(backup)).url);
    const log = await wholeLog(restored);
    expect(before.filter((command) => !ofCommands(log).has(command))).toEqual([]);
    for (const [command, events] of ofCommands(log)) {
      expect([command, events.length]).toEqual([command, 3]);
      expect((await restored.receipt(command))?.position).toBe(events.at(-1)?.position);
    }
    const ofSource = (await wholeLog(store)).slice(0, log.length);
    expect(log).toEqual(ofSource);
    for (const [stream, events] of byStream(log))
      expect([stream, events.map(({ revision }) => revision)]).toEqual([stream, events.map((_, place) => place)]);
  });

  test('waits for an older transaction, however long the log goes on behind it', async () => {
    const url = await around.old.createDatabase();
    const { store } = await around.system(url);
    await usingClient(url, async (slow) => {
      await slow.query('begin; select pg_current_xact_id()');
      await append(store, randomUUID());
      let isDone = false;
      const backup = around.backUp(url, store).then((archive) => {
        isDone = true;
        return archive;
      });
      // Time enough for a backup that does not wait.
      await pause(500);
      expect(isDone).toBe(false);
      await slow.query('commit');
      const { store: restored } = await around.system((await around.restore(await backup)).url);
      expect(await wholeLog(restored)).toHaveLength(3);
    });
  });

  test('ends where nothing can come between any more: before what was committed behind an open transaction', async () => {
    const url = await around.old.createDatabase();
    const { store } = await around.system(url);
    await usingClient(url, (first) =>
      usingClient(url, async (second) => {
        await first.query('begin; select pg_current_xact_id()');
        await append(store, randomUUID());
        const backup = around.backUp(url, store);
        // The backup waits for the first transaction by then, and for no later one.
        await pause(500);
        await second.query('begin; select pg_current_xact_id()');
        await append(store, randomUUID());
        const beyond = await store.latest();
        await first.query('commit');
        const { url: there } = await around.restore(await backup);
        const { store: restored } = await around.system(there);
        await second.query('commit');
        const { rowCount } = await usingClient(there, (client) => client.query('select from event_store.command'));
        expect(rowCount).toBe(1);
        expect(await wholeLog(restored)).toHaveLength(3);
        expect([await store.includes(beyond ?? ''), await restored.includes(beyond ?? '')]).toEqual([true, false]);
      }),
    );
  });

  test('is not taken when that transaction does not end', async () => {
    const url = await around.old.createDatabase();
    const { store } = await around.system(url);
    await usingClient(url, async (slow) => {
      await slow.query('begin; select pg_current_xact_id()');
      await append(store, randomUUID());
      await expect(around.backUp(url, store, { patienceMs: 100 })).rejects.toThrow(BackupRefused);
    });
  });

  test('leaves nothing under its name when it is broken off', async () => {
    const url = await around.old.createDatabase();
    const { store } = await around.system(url);
    for (let n = 0; n < 50; n += 1) await append(store, randomUUID());
    const before = await readdir(around.folder);
    await expect(around.backUp(url, store, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    expect(await readdir(around.folder)).toEqual(before);
  });
});

const AT = '2026-01-01T00:00:00.000Z';

/** One append to three streams: one that all writers share, one of the writer, and a new one. */
const append = async (
  store: EventStore,
  commandId: string,
  streams: readonly string[] = [randomUUID(), randomUUID(), randomUUID()],
) => {
  const units = streams.map((stream, index) => ({
    stream,
    expected: 'any' as const,
    events: [anEvent(commandId, index)],
  }));
  await store.append(units, { commandId, requestHash: 'a'.repeat(64), answer: { of: commandId } });
};

const anEvent = (commandId: string, index: number): NewEvent => ({
  id: eventId(commandId, index, AT),
  type: 'Noted',
  data: { text: 'tab\t line\n backslash \\ \\N \\. ”日本”' },
  metadata: { actor: 'a', commandId, correlationId: 'c', recordedAt: AT },
});

const writeUntil = async (store: EventStore, writer: number, signal: AbortSignal, acknowledged: string[]) => {
  while (!signal.aborted) {
    const commandId = randomUUID();
    await append(store, commandId, [`shared-${writer % 4}`, `writer-${writer}`, randomUUID()]);
    acknowledged.push(commandId);
  }
};

const grouped = (
  log: readonly Recorded[],
  by: (event: Recorded) => string,
): ReadonlyMap<string, readonly Recorded[]> => {
  const groups = new Map<string, Recorded[]>();
  for (const event of log) groups.set(by(event), [...(groups.get(by(event)) ?? []), event]);
  return groups;
};
const ofCommands = (log: readonly Recorded[]) => grouped(log, ({ metadata }) => metadata.commandId);
const byStream = (log: readonly Recorded[]) => grouped(log, ({ stream }) => stream);
