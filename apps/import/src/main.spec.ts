import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { activityXml, fileXml, status, transaction } from './testing/activity.js';
import { importHere, startImport } from './testing/import-process.js';

const shared = (name: string): string =>
  fileURLToPath(new URL(`../../../../shared/reference/${name}`, import.meta.url));
const SAMPLE = shared('iati/published-activities.xml');
const testWhereThereIs = existsSync(SAMPLE) ? test : test.skip;

let postgres: TestPostgres;
let folder: string;
let rates: string;
beforeAll(async () => {
  postgres = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'techcoop-import-test-'));
  rates = join(folder, 'rates.csv');
  await writeFile(rates, 'currency,effective_on,units_per_usd,source\n');
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

const written = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

/** What it leaves in its temporary directory goes with ours. */
const started = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  startImport(args, { TMPDIR: folder, ...env });

const activities = (count: number): string =>
  fileXml(
    ...Array.from({ length: count }, (_, at) =>
      activityXml(
        [
          status('3'),
          transaction('1', '2020-01-01', '800', { provider: 'AA-GOV-1' }),
          transaction('3', '2020-02-01', '300'),
        ].join(''),
        `ZZ-EX-${at}`,
      ),
    ),
  );

/** How many events of each type there are. */
const eventTypes = async (url: string): Promise<Readonly<Record<string, number>>> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ type: string; count: string }>(
      'select type, count(*) as count from event_store.event group by type',
    );
    return Object.fromEntries(rows.map(({ type, count }) => [type, Number(count)]));
  } catch {
    return {}; // no tables yet
  } finally {
    await client.end();
  }
};

/** Looks at the database of a process that is at work until it has recorded so many requests, or has ended. */
const whileItHasNotYet = async (url: string, requests: number, ended: Promise<unknown>): Promise<void> => {
  const over = ended.then(() => true);
  const look = async (): Promise<boolean> => ((await eventTypes(url))['RequestSubmitted'] ?? 0) >= requests;
  while (!(await look()) && !(await Promise.race([over, pause(5, false)])));
};

describe('The command line', () => {
  test.each([
    [[], 'Name at least one file.'],
    [['file.xml'], 'Name the rates'],
    [['file.xml', '--rates', 'rates.csv', '--fast'], '--fast'],
  ])('answers %j with its usage', async (args, message) => {
    const { code, errors } = await importHere(args, {});
    expect([code, errors]).toEqual([2, expect.stringContaining(message)]);
    expect(errors).toContain('Usage: npm run import:iati');
  });

  test('names file, line and rule of a file that is refused, and opens no database for it', async () => {
    const file = await written('broken.xml', '<iati-activities version="2.03">\n<iati-activity>\n</iati-activities>');
    const data = join(folder, 'untouched');
    const environment = { TECHCOOP_DATA: data, DATABASE_URL: '' };
    const { code, out, errors } = await importHere([file, '--rates', rates, '--json'], environment);
    expect([code, errors]).toEqual([1, expect.stringContaining(`${file}:3: `)]);
    expect(JSON.parse(out)).toMatchObject({ error: { file, line: 3, rule: 'well-formed' } });
    expect(existsSync(data)).toBe(false);
  });

  test('prints tables for people', async () => {
    const url = await postgres.createDatabase();
    const args = [await written('one.xml', activities(1)), '--rates', rates];
    const { code, out, errors } = await importHere(args, { DATABASE_URL: url });
    expect([code, errors]).toEqual([0, '']);
    expect(out).toMatch(/transactions +2 +2 +0/);
    expect(existsSync(/: (.*listed\.jsonl)/.exec(out)?.[1] ?? '')).toBe(true);
  }, 30_000);

  testWhereThereIs(
    'reads the activities of three organisations within a minute and 400 MiB',
    async () => {
      const url = await postgres.createDatabase();
      const args = [SAMPLE, '--rates', shared('rates-illustrative.csv'), '--json'];
      const start = performance.now();
      const { code, out, errors, memory } = await started(args, { DATABASE_URL: url }).ended;
      expect(performance.now() - start).toBeLessThan(60_000);
      expect([code, errors]).toEqual([0, '']);
      expect(memory).toBeLessThan(400);
      expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
        read: { activities: 220, transactions: 388 },
        recorded: { activities: 220 },
        identityHolds: true,
      });
    },
    90_000,
  );

  test('that was killed can be given again, and goes on', async () => {
    const file = await written('many.xml', activities(80));
    const whole = await postgres.createDatabase();
    expect(await importHere([file, '--rates', rates, '--json'], { DATABASE_URL: whole })).toMatchObject({ code: 0 });

    const url = await postgres.createDatabase();
    const temporary = await mkdtemp(join(folder, 'killed-'));
    const killed = started([file, '--rates', rates, '--json'], { DATABASE_URL: url, TMPDIR: temporary });
    await whileItHasNotYet(url, 20, killed.ended);
    killed.kill('SIGKILL');
    expect((await killed.ended).code).toBeNull();
    expect(await eventTypes(url)).not.toEqual(await eventTypes(whole));
    expect((await readdir(temporary)).filter((name) => name.startsWith('techcoop-'))).toEqual([]);

    const { out } = await importHere([file, '--rates', rates, '--json'], { DATABASE_URL: url });
    expect(JSON.parse(out)).toMatchObject({ recorded: { activities: 80, transactions: 160 }, identityHolds: true });
    expect(await eventTypes(url)).toEqual(await eventTypes(whole));
  }, 120_000);

  test('that is interrupted stops between two activities', async () => {
    const url = await postgres.createDatabase();
    const running = started([await written('many.xml', activities(400)), '--rates', rates], { DATABASE_URL: url });
    await whileItHasNotYet(url, 5, running.ended);
    running.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 130, out: '', errors: expect.stringContaining('Stopped.') });
  }, 60_000);
});
