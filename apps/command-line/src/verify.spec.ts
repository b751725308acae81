import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { eventId, PostgresEventStore } from '#event-store';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { techcoop, techcoopProcess } from './testing/techcoop.js';

const at = '2026-01-31T12:00:00.000Z';

describe('The command line that seals and verifies', () => {
  let postgres: TestPostgres;
  let folder: string;
  let url: string;
  let store: PostgresEventStore;
  let intruder: pg.Client;
  let environment: Readonly<Record<string, string>>;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    folder = await mkdtemp(join(tmpdir(), 'techcoop-verify-'));
    url = await postgres.createDatabase();
    store = await PostgresEventStore.open({ connectionString: url });
    intruder = new pg.Client(url);
    await intruder.connect();
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keyFile = join(folder, 'key.pem');
    await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    await writeFile(join(folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    environment = { DATABASE_URL: url, SEAL_KEY_FILE: keyFile, SEAL_DIRECTORY: join(folder, 'seals') };
  }, 60_000);
  afterAll(async () => {
    await intruder?.end();
    await store?.close();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const happen = (stream: string, count: number) =>
    store.append(
      [
        {
          stream,
          expected: 'any',
          events: Array.from({ length: count }, (_, n) => ({
            id: eventId(randomUUID(), 0, at),
            type: 'ActivityDelivered',
            data: { n },
            metadata: { actor: 'officer', commandId: 'c', correlationId: 'c', recordedAt: at },
          })),
        },
      ],
      { commandId: randomUUID(), requestHash: 'a1'.repeat(32), answer: {} },
    );
  const run = (...args: string[]) => techcoop(args, environment);

  test('says that a log without events is whole, and that nothing is sealed', async () => {
    const verified = await techcoopProcess(['verify'], environment);
    expect([verified.code, verified.said]).toEqual([
      0,
      'Whole: 0 events of 0 streams, each as it was hashed and sealed.\nNo seal was there to compare with.\n',
    ]);
  }, 30_000);

  test('seals now, exports it, and finds the log whole', async () => {
    await happen('request-1', 3);
    const elsewhere = join(folder, 'elsewhere.gz');
    const sealed = await run('seal', '--out', elsewhere, '--json');
    expect([sealed.code, JSON.parse(sealed.said)]).toEqual([
      0,
      { made: true, seal: expect.objectContaining({ number: 1, count: 3, after: null, upTo: await store.head() }) },
    ]);
    expect(await readdir(join(folder, 'seals'))).toEqual([expect.stringMatching(/^seal-000001-[0-9a-f]{16}\.gz$/)]);
    expect((await stat(elsewhere)).size).toBeGreaterThan(0);
    expect((await run('seal')).said).toMatch(/^Nothing has happened since seal 1 of /);
    await happen('request-2', 2);
    const verified = await run('verify', '--json', '--seal', elsewhere, '--key', join(folder, 'public.pem'));
    expect([verified.code, JSON.parse(verified.said)]).toMatchObject([
      0,
      { whole: true, events: 5, streams: 2, seals: 1, sealFiles: 1, unsealed: 2, findings: [], trust: 'named-keys' },
    ]);
  }, 30_000);

  test('says what it did not compare', async () => {
    const { code, said } = await techcoop(['verify'], { DATABASE_URL: url });
    expect(code).toBe(0);
    expect(said).toContain('2 events came after it: their chain of hashes alone holds them.');
    expect(said).toContain('Nobody said whose seals to accept: --key PUBLIC.pem does.');
    expect(said).toContain('No seals are made here: SEAL_KEY_FILE is not set.');
  }, 30_000);

  test('names the first event that disagrees, in words and as JSON, and fails', async () => {
    await intruder.query(`update event_store.event set data = '{}' where stream = 'request-1' and revision >= 1`);
    const [, changed] = await store.storedOf('request-1', 0, 9);
    const verified = await run('verify', '--all');
    expect(verified.code).toBe(1);
    expect(verified.said).toContain(
      `NOT WHOLE: 2 disagreements. The first:\n  position ${changed?.position}, stream request-1, revision 1: does not give its hash`,
    );
    const json = JSON.parse((await run('verify', '--json')).said);
    expect(json).toMatchObject({ whole: false, disagreeing: 2 });
    expect(json.findings[0]).toMatchObject({ position: changed?.position, stream: 'request-1', revision: 1 });
    const ofStream = await run('verify', '--stream', 'request-1');
    expect([ofStream.code, ofStream.said]).toEqual([
      1,
      expect.stringContaining('stream request-1, revision 1: does not'),
    ]);
    expect(await run('verify', '--stream', 'request-2', '--json')).toMatchObject({ code: 0 });
    expect(await run('verify', '--stream', 'request-3')).toMatchObject({
      code: 1,
      said: 'There is no stream request-3.\n',
    });
  }, 60_000);

  test('tells that the seals were removed from files in several places', async () => {
    await intruder.query('truncate evidence.seal');
    await copyFile(join(folder, 'elsewhere.gz'), join(folder, 'again.gz'));
    const { code, said } = await run('verify', '--seal', join(folder, 'elsewhere.gz'), join(folder, 'again.gz'));
    expect(code).toBe(1);
    expect(said).toContain('NOT WHOLE: 1 fault in the seals.');
    expect(said).toContain('  seal 1 is missing in the database\n');
    expect((await run('seal')).errors).toContain('was made after the newest seal in the database');
  }, 60_000);

  test.each([
    [['verify', '--all', '--stream', 'request-1'], 2, 'Ask for one of --all, --seal and --stream.'],
    [['verify', '--seal', '/nowhere/seal.gz'], 1, '/nowhere/seal.gz is not there'],
    [['verify', '--key', '/nowhere/key.pem'], 1, 'the key /nowhere/key.pem is not there'],
  ])(
    'answers %j with a sentence',
    async (args, code, sentence) => {
      const answered = await run(...args);
      expect([answered.code, answered.errors]).toEqual([code, expect.stringContaining(sentence)]);
      expect(answered.errors).not.toMatch(/\n\s+at /);
    },
    30_000,
  );

  test('answers so as a process, too', async () => {
    const { code, errors } = await techcoopProcess(['seal', 'now'], environment);
    expect([code, errors]).toEqual([2, expect.stringContaining('Usage:')]);
  }, 30_000);

  test('seals nothing where it is not told with what', async () => {
    const { code, errors } = await techcoop(['seal'], { DATABASE_URL: url });
    expect([code, errors]).toEqual([1, 'no seals are made: set SEAL_KEY_FILE and SEAL_DIRECTORY\n']);
  }, 30_000);
});
