import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CommandContext } from '#event-sourcing';
import { CommandReused, CommandRunner, PostgresEventStore } from '#event-store';
import { Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import {
  AskedErasures,
  ErasePerson,
  ErasureRegister,
  Erasures,
  KeyStore,
  PostgresKeyStore,
  SealingVault,
} from '../index.js';

jest.setTimeout(60_000);

describe('An erasure', () => {
  let postgres: TestPostgres;
  let folder: string;
  let url: string;
  let pool: Pool;
  let store: PostgresEventStore;
  let keys: PostgresKeyStore;

  beforeAll(async () => {
    postgres = await startTestPostgres();
    folder = await mkdtemp(join(tmpdir(), 'techcoop-erasures-'));
    url = await postgres.createDatabase();
    pool = new Pool({ connectionString: url });
    store = await PostgresEventStore.open({ connectionString: url });
    keys = await PostgresKeyStore.open(pool);
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await pool?.end();
    await postgres?.stop();
    await rm(folder, { recursive: true });
  });

  const someone = async (): Promise<string> => {
    const person = randomUUID();
    await keys.ensure(new Set([person]));
    return person;
  };

  const registerFile = () => join(folder, `${randomUUID()}.jsonl`);
  const linesOf = async (file: string): Promise<unknown[]> =>
    (await readFile(file, 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line));

  /** What a process has; some of its parts may be out of order. */
  const process = async ({
    file = registerFile(),
    through = store,
    keysOf = keys,
  }: Partial<{ file: string; through: PostgresEventStore; keysOf: KeyStore }> = {}) =>
    new Erasures({
      ...{ storeId: store.storeId, keys: keysOf, asked: new AskedErasures(pool), now: () => new Date(LATER) },
      runner: new CommandRunner(through, new SealingVault(keys, {})),
      register: await ErasureRegister.open(file),
    });

  const eventsOf = async (personId: string) => {
    const { rows } = await pool.query<{ data: unknown; metadata: { actor: string } }>(
      `select data, metadata from event_store.event where type = 'PersonErased' and data->>'personId' = $1`,
      [personId],
    );
    return rows;
  };

  const unfinished = async () => (await new AskedErasures(pool).unfinished()).length;

  /** It happened, once, and wholly. */
  const requireDone = async (personId: string, file: string) => {
    expect(await eventsOf(personId)).toMatchObject([
      { data: { personId, reason: 'Asked by the person', askedAt: AT }, metadata: { actor: 'officer' } },
    ]);
    expect((await linesOf(file)).at(-1)).toMatchObject({ storeId: store.storeId, data: { personId } });
    expect((await keys.find(new Set([personId]))).size).toBe(0);
    expect(await unfinished()).toBe(0);
  };

  test('is a fact in a stream of its own, a line in the register, and the end of the key', async () => {
    const [file, personId] = [registerFile(), await someone()];
    const outcome = await (await process({ file })).erase(erasureOf(personId));
    expect(outcome).toMatchObject({ revision: 0, position: expect.any(String) });
    await requireDone(personId, file);
    expect(await linesOf(file)).toHaveLength(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('is answered alike when the same command comes again', async () => {
    const [file, command] = [registerFile(), erasureOf(await someone())];
    const erasures = await process({ file });
    expect(await erasures.erase(command)).toEqual(await erasures.erase(command));
    await requireDone(command.data.personId, file);
  });

  test('happens once, whoever asks for it again', async () => {
    const [erasures, personId] = [await process(), await someone()];
    await Promise.allSettled([1, 2, 3, 4].map(() => erasures.erase(erasureOf(personId))));
    expect(await erasures.erase(erasureOf(personId))).toMatchObject({ position: undefined });
    expect(await eventsOf(personId)).toHaveLength(1);
    expect(await unfinished()).toBe(0);
  });

  test('does not ask what the person who asks had seen', async () => {
    const personId = await someone();
    await (await process()).erase(erasureOf(personId, { ifRevision: 7 }));
    expect(await eventsOf(personId)).toHaveLength(1);
  });

  test('of somebody whom nobody knows is refused', async () => {
    const refused = (await process()).erase(erasureOf('nobody'));
    await expect(refused).rejects.toMatchObject({ code: 'PersonNotFound', facts: { id: 'nobody' } });
    expect(await keys.knows('nobody')).toBe(false);
  });

  test('without a reason is refused, and noted nowhere', async () => {
    const [file, personId] = [registerFile(), await someone()];
    const command = new ErasePerson({ personId, reason: ' ', askedAt: AT }, contextOf());
    await expect((await process({ file })).erase(command)).rejects.toMatchObject({ code: 'InvalidInput' });
    expect([await unfinished(), await linesOf(file), (await keys.find(new Set([personId]))).size]).toEqual([0, [], 1]);
  });

  test('under the key of another command is refused, and noted nowhere', async () => {
    const [file, one, other] = [registerFile(), await someone(), await someone()];
    const [erasures, first] = [await process({ file }), erasureOf(one)];
    await erasures.erase(first);
    const { commandId } = first.context;
    await expect(erasures.erase(erasureOf(other, { commandId }))).rejects.toThrow(CommandReused);

    const ofRequest = contextOf();
    const streams = [{ stream: randomUUID(), expected: 'no-stream' as const, events: [anEvent(ofRequest)] }];
    await store.append(streams, { ...ofRequest, answer: {} });
    const used = { commandId: ofRequest.commandId, requestHash: 'f'.repeat(64) };
    await expect(erasures.erase(erasureOf(other, used))).rejects.toThrow(CommandReused);

    expect(await unfinished()).toBe(0);
    expect(await linesOf(file)).toHaveLength(1);
    expect((await keys.find(new Set([other]))).size).toBe(1);
  });

  describe('that a crash interrupts', () => {
    type Crash = (file: string) => Promise<Erasures>;
    const crashes: readonly [string, Crash][] = [
      [
        'before its event',
        async (file) => {
          const through = await PostgresEventStore.open({ connectionString: url });
          await through.close();
          return process({ file, through });
        },
      ],
      [
        'before its line in the register',
        async () => {
          const gone = await mkdtemp(join(folder, 'gone-'));
          const erasures = await process({ file: join(gone, 'register') });
          await rm(gone, { recursive: true });
          return erasures;
        },
      ],
      ['before the key goes', (file) => process({ file, keysOf: new UnerasableKeys(keys) })],
    ];

    test.each(crashes)('%s is completed by the next start', async (_, crash) => {
      const [file, personId] = [registerFile(), await someone()];
      await expect((await crash(file)).erase(erasureOf(personId))).rejects.toThrow();
      expect(await unfinished()).toBe(1);
      await Promise.all([(await process({ file })).complete(), (await process({ file })).complete()]);
      await requireDone(personId, file);
    });

    test.each(crashes)('%s is completed by the same command', async (_, crash) => {
      const [file, command] = [registerFile(), erasureOf(await someone())];
      await expect((await crash(file)).erase(command)).rejects.toThrow();
      await (await process({ file })).erase(command);
      await requireDone(command.data.personId, file);
    });

    test('is recorded with the time at which it happened, not when it was asked', async () => {
      const personId = await someone();
      await expect((await process({ keysOf: new UnerasableKeys(keys) })).erase(erasureOf(personId))).rejects.toThrow();
      const other = await someone();
      const { commandId } = erasureOf(other).context;
      await new AskedErasures(pool).add(erasureOf(other, { commandId }));
      await (await process()).complete();
      expect(await eventsOf(other)).toMatchObject([{ data: { askedAt: AT }, metadata: { recordedAt: LATER } }]);
      expect(await eventsOf(personId)).toMatchObject([{ metadata: { recordedAt: AT } }]);
    });
  });

  test('goes on with the register after a line that a crash tore', async () => {
    const [file, personId] = [registerFile(), await someone()];
    const erasures = await process({ file });
    await appendFile(file, '{"storeId":"of a machine that went o');
    await erasures.erase(erasureOf(personId));
    const lines = (await readFile(file, 'utf8')).split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ data: { personId } });
  });

  test('needs a register that can be written', async () => {
    await expect(ErasureRegister.open(join(folder, 'nowhere', 'register'))).rejects.toThrow(
      'ERASURE_REGISTER names a file that cannot be written (ENOENT)',
    );
  });
});

/** Goes down at the worst moment. */
class UnerasableKeys extends KeyStore {
  constructor(private readonly keys: KeyStore) {
    super();
  }

  override find = (persons: ReadonlySet<string>) => this.keys.find(persons);
  override ensure = (persons: ReadonlySet<string>) => this.keys.ensure(persons);
  override knows = (person: string) => this.keys.knows(person);
  override erase = () => Promise.reject(new Error('the machine went off'));
}

const AT = '2026-03-01T12:00:00.000Z';
const LATER = '2026-03-01T13:00:00.000Z';

const contextOf = (more: Partial<CommandContext> = {}): CommandContext => ({
  commandId: randomUUID(),
  requestHash: randomUUID().replaceAll('-', '').repeat(2),
  actor: 'officer',
  correlationId: 'c',
  at: AT,
  ...more,
});

const erasureOf = (personId: string, more: Partial<CommandContext> = {}) =>
  new ErasePerson({ personId, reason: 'Asked by the person', askedAt: AT }, contextOf(more));

const anEvent = ({ actor, commandId, correlationId }: CommandContext) => ({
  id: randomUUID(),
  type: 'Noted',
  data: {},
  metadata: { actor, commandId, correlationId, recordedAt: AT },
});
