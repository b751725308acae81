import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { verifyLedgers } from '#assistance';
import { SystemClock } from '#configuration';
import type { Recorded } from '#event-sourcing';
import { verifyLog } from '#evidence';
import { type Database, openDatabase } from '#postgres';
import { type Runtime, openRuntime } from '#runtime';
import { seeded, shuffled, upTo } from './random.js';
import { type Fault, System } from './system.js';
import { Writers } from './writers.js';

const isFull = process.env['CHAOS'] === 'full';
const seed = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));
const FAULTS: Readonly<Record<Fault, number>> = isFull
  ? { desk: 10, api: 5, projector: 5, postmaster: 5, backend: 5, connections: 10 }
  : { desk: 1, api: 0, projector: 1, postmaster: 1, backend: 1, connections: 1 };
const WRITERS = 16;
/** Acknowledgements between two faults, at most. */
const WORK = isFull ? 300 : 60;

describe('What was acknowledged while everything was killed', () => {
  let folder: string;
  let system: System | undefined;
  let writers: Writers;
  let database: Database;
  let runtime: Runtime;
  let log: readonly Recorded[];

  beforeAll(async () => {
    process.stderr.write(`chaos: CHAOS_SEED=${seed}\n`);
    folder = await mkdtemp(join(tmpdir(), 'techcoop-chaos-'));
    system = await System.start(folder);
    writers = new Writers({
      urls: system.urls,
      authorization: system.authorization,
      seed,
      file: join(folder, 'acknowledged'),
    });
    await writers.start(WRITERS);
    const random = seeded(seed);
    const faults = Object.entries(FAULTS).flatMap(([fault, times]) => Array<Fault>(times).fill(fault as Fault)); // its keys
    for (const fault of shuffled(random, faults)) {
      // At any moment, also while what was killed before comes up; now and then only after a good stretch of work.
      await writers.acknowledge(random() < 0.3 ? 0 : upTo(random, WORK));
      await pause(upTo(random, 500));
      await system.inject(fault, random);
    }
    await writers.acknowledge(WORK);
    await Promise.all([writers.stop(), system.stop()]);
    system = undefined;

    const data = join(folder, 'data');
    database = await openDatabase({ dataDirectory: data });
    const logger = pino({ level: 'silent' });
    runtime = await openRuntime({ databaseUrl: database.url, clock: new SystemClock(), logger });
    log = await wholeLog(runtime);
    process.stderr.write(`chaos: ${writers.acknowledged.length} acknowledged, ${log.length} events\n`);
  }, 1_800_000);

  afterAll(async () => {
    await writers?.stop().catch(() => undefined); // told already
    await system?.stop();
    await runtime?.close();
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  test('is in the log, where the answer said, and in the order in which each writer was answered', () => {
    const at = new Map(log.map((event) => [event.position, event.metadata.correlationId]));
    // Null: a process had done so before, and there was nothing left to do.
    const recorded = writers.acknowledged.flatMap(({ position, ...one }) =>
      position === null ? [] : { ...one, position },
    );
    expect(recorded.length).toBeGreaterThan(writers.acknowledged.length / 2);
    expect(recorded.filter(({ key, position }) => at.get(position) !== key)).toEqual([]);
    const last = new Map<string, string>();
    for (const { writer, position } of recorded) {
      expect(position > (last.get(writer) ?? '')).toBe(true);
      last.set(writer, position);
    }
  });

  test('happened once, like what was not answered, or not at all', () => {
    const transactions = new Map<string, Set<string>>();
    for (const { metadata, position, stream } of log) {
      // What processes did because of it is of commands of their own; that it was refused first is told in the audit.
      if (metadata.actor.startsWith('process:') || /^(administrators$|account-|audit-)/.test(stream)) continue;
      const ofCommand = transactions.get(metadata.correlationId) ?? new Set();
      transactions.set(metadata.correlationId, ofCommand.add(position.slice(0, position.lastIndexOf('-'))));
    }
    expect([...transactions].filter(([key, { size }]) => size !== 1 || !writers.given.has(key))).toEqual([]);
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  });

  test('leaves every ledger adding up and the chain of hashes whole', async () => {
    expect(await verifyLedgers(runtime.store)).toMatchObject({ identityHolds: true, broken: [] });
    expect(await verifyLog(runtime)).toMatchObject({ whole: true, events: log.length, findings: [], sealFaults: [] });
  }, 60_000);

  test('shows in read models that equal a rebuild', async () => {
    const { readModels } = runtime;
    runtime.project();
    await readModels.caughtUp(60_000);
    const followed = await readModels.dump();
    await readModels.rebuild();
    await readModels.settled(60_000);
    expect(await readModels.dump()).toEqual(followed);
    expect((await readModels.standings()).map(({ parked }) => parked)).toEqual(
      (await readModels.standings()).map(() => 0),
    );
  }, 180_000);

  test('cost no process its life but by our hand', () => {
    // What Node says at the end of an exception that nobody caught.
    expect(readFileSync(join(folder, 'log'), 'utf8')).not.toMatch(/^Node\.js v\d+/m);
  });
});

const wholeLog = async ({ store }: Runtime): Promise<readonly Recorded[]> => {
  const found: Recorded[] = [];
  const end = new AbortController();
  await store.subscribe({
    signal: end.signal,
    handle: async ({ events, caughtUp }) => {
      found.push(...events);
      if (caughtUp) end.abort();
    },
  });
  return found;
};
