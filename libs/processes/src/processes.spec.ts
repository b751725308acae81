import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Command } from '#event-sourcing';
import {
  CommandRunner,
  ConcurrencyConflict,
  PersonalDataVault,
  PostgresEventStore,
  StoreUnavailable,
} from '#event-store';
import { DiskAlmostFull, Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { NotCaughtUp } from '#read-models';
import type { AnyProcess } from './evaluate.js';
import { prepare } from './layout.js';
import { Processes } from './processes.js';
import {
  type AskForBook,
  contextAt,
  inLibrary,
  LendBook,
  libraryCommands,
  loans,
  ReturnBook,
} from './testing/library.js';
import { hasRedis, startTestRedis, type TestRedis } from './testing/redis-server.js';

jest.setTimeout(120_000);

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres?.stop());

class OpenVault extends PersonalDataVault {
  seal<T>(events: T): Promise<T> {
    return Promise.resolve(events);
  }
  open<T>(events: T): Promise<T> {
    return Promise.resolve(events);
  }
}

/** A library with its processes, on a database of its own. */
class Library {
  now = new Date('2026-03-01T09:00:00Z');
  /** Whether commands of processes fail. */
  failing: Error | undefined;
  readonly warnings: string[] = [];
  readonly #running: Processes[] = [];

  private constructor(
    readonly store: PostgresEventStore,
    readonly pool: Pool,
    private readonly databaseUrl: string,
    private readonly queueUrl: string | undefined,
  ) {
    this.runner = new CommandRunner(store, new OpenVault());
  }

  readonly runner: CommandRunner;

  static async open(queueUrl: string | undefined): Promise<Library> {
    const databaseUrl = await postgres.createDatabase();
    const store = await PostgresEventStore.open({ connectionString: databaseUrl });
    const pool = new Pool({ connectionString: databaseUrl });
    await prepare(pool);
    return new Library(store, pool, databaseUrl, queueUrl);
  }

  async runs(processes: readonly AnyProcess[] = [loans]): Promise<Processes> {
    const logger = { info: () => undefined, warn: (message: string) => void this.warnings.push(message) };
    const { store, databaseUrl, queueUrl } = this;
    const running = await Processes.start({
      ...{ store, databaseUrl, queueUrl, processes, logger },
      commands: libraryCommands,
      carryOut: (command: Command) => {
        if (this.failing) return Promise.reject(this.failing);
        return this.runner.run(command as AskForBook, inLibrary);
      },
      clock: { now: () => this.now },
      sweepEveryMs: 200,
      lostAfterMs: 2_000,
    });
    this.#running.push(running);
    return running;
  }

  async stops(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((one) => one.stop()));
  }

  async closes(): Promise<void> {
    await this.stops();
    await this.store.close();
    await this.pool.end();
  }

  lends(book: string, days: { lentOn?: string; dueOn: string }) {
    return this.runner.run(new LendBook({ book, lentOn: '2026-03-01', ...days }, contextAt(this.now)), inLibrary);
  }

  takesBack(book: string) {
    return this.runner.run(new ReturnBook({ book, returnedOn: '2026-03-01' }, contextAt(this.now)), inLibrary);
  }

  async happened(book: string): Promise<readonly string[]> {
    return (await this.store.read(`book-${book}`)).map(({ type }) => type);
  }

  async until(holds: () => Promise<boolean>): Promise<void> {
    for (const end = performance.now() + 60_000; !(await holds());) {
      if (performance.now() > end) throw new Error(`waited for too long: ${this.warnings.join('; ')}`);
      await pause(20);
    }
  }

  async untilHappened(book: string, types: readonly string[]): Promise<void> {
    await this.until(async () => (await this.happened(book)).length >= types.length);
    expect(await this.happened(book)).toEqual(types);
  }

  /** Long enough for what should not happen. */
  async goesOnForAWhile(): Promise<void> {
    await this.lends('another', { dueOn: '2030-01-01' });
    await this.until(async () => (await this.happened('another')).at(-1) === 'LoanNoted');
    await pause(600);
  }
}

const engines = [
  ['PostgreSQL', true],
  ['Redis', hasRedis],
] as const;

for (const [engine, isThere] of engines) {
  if (!isThere) {
    describe(`Processes with jobs in ${engine}`, () => {
      // oxlint-disable-next-line jest/no-disabled-tests -- to be seen in the results
      test.skip('do what falls due (not run: the system has no redis-server)', () => undefined);
    });
    continue;
  }
  describe(`Processes with jobs in ${engine}`, () => {
    let redis: TestRedis | undefined;
    let library: Library;
    beforeAll(async () => {
      if (engine === 'Redis') redis = await startTestRedis();
    });
    afterAll(() => redis?.stop());
    beforeEach(async () => {
      await redis?.empty();
      library = await Library.open(redis?.url);
    });
    afterEach(() => library.closes());

    test('do at once what is due at once, and on its day what is due then', async () => {
      await library.runs();
      await library.lends('a', { dueOn: '2026-03-10' });
      await library.untilHappened('a', ['BookLent', 'LoanNoted']);
      library.now = new Date('2026-03-10T00:00:00Z');
      await library.untilHappened('a', ['BookLent', 'LoanNoted', 'BookAskedFor']);
      const [lent, , asked] = await library.store.read('book-a');
      expect(asked).toMatchObject({
        data: { askedOn: '2026-03-10' },
        metadata: { actor: 'process:loans', correlationId: 'correlation-1', causationId: lent?.id },
      });
    });

    test('leave alone what has become needless', async () => {
      await library.runs();
      await library.lends('a', { dueOn: '2026-03-10' });
      await library.untilHappened('a', ['BookLent', 'LoanNoted']);
      await library.takesBack('a');
      library.now = new Date('2026-04-10T00:00:00Z');
      await library.goesOnForAWhile();
      expect(await library.happened('a')).toEqual(['BookLent', 'LoanNoted', 'BookReturned']);
    });

    test('do late what fell due while nothing ran, and nothing of what was over by then', async () => {
      await library.lends('over', { dueOn: '2026-03-10' });
      await library.takesBack('over');
      await library.lends('a', { dueOn: '2026-03-10' });
      library.now = new Date('2026-05-01T00:00:00Z');
      await library.runs();
      await library.untilHappened('a', ['BookLent', 'LoanNoted', 'BookAskedFor']);
      expect(await library.happened('over')).toEqual(['BookLent', 'BookReturned']);
    });

    test('give whoever writes down history a day for the rest of it', async () => {
      await library.runs();
      await library.lends('a', { lentOn: '2025-03-01', dueOn: '2025-03-10' });
      await library.goesOnForAWhile();
      expect(await library.happened('a')).toEqual(['BookLent', 'LoanNoted']);
      library.now = new Date('2026-03-02T00:00:00Z');
      await library.untilHappened('a', ['BookLent', 'LoanNoted', 'BookAskedFor']);
    });

    test('do everything once, though several run, and are started anew, and read the log anew', async () => {
      const books = Array.from({ length: 40 }, (_, index) => `book${index}`);
      await Promise.all([library.runs(), library.runs(), library.runs()]);
      await Promise.all(books.map((book) => library.lends(book, { dueOn: '2026-03-02' })));
      await library.stops();
      library.now = new Date('2026-03-02T00:00:00Z');
      await library.pool.query('truncate process.work, process.instance, process.progress');
      await Promise.all([library.runs(), library.runs()]);
      for (const book of books) await library.untilHappened(book, ['BookLent', 'LoanNoted', 'BookAskedFor']);
      await library.stops();
      await library.runs([{ ...loans, version: 2 }]);
      await library.goesOnForAWhile();
      for (const book of books) expect(await library.happened(book)).toHaveLength(3);
    });

    test('end what is refused, with the reason, and try it again when they are told to', async () => {
      const { work } = await library.runs([
        {
          ...loans,
          react: (state: never, event: never) => ({
            ...loans.react(state, event),
            state: { noted: true, dueOn: '' },
            commands: [{ key: 'note', type: 'NoteLoan', data: { book: 'unknown' } }],
            timers: [],
          }),
        },
      ]);
      await library.lends('a', { dueOn: '2026-03-10' });
      await library.until(async () => (await work.list('refused', { most: 10 })).length === 1);
      const [refused] = await work.list('refused', { most: 10 });
      expect(refused).toMatchObject({
        process: 'loans',
        instance: 'a',
        command: 'NoteLoan',
        attempts: 1,
        reason: 'BookIsHere {"book":"unknown"}',
      });
      await library.lends('unknown', { dueOn: '2026-03-10' });
      expect(await work.replay(refused?.id ?? '', library.now)).toBe(true);
      await library.until(async () => (await library.happened('unknown')).includes('LoanNoted'));
      expect(await work.replay(refused?.id ?? '', library.now)).toBe(false);
    });

    test('try again what fails, with pauses, and park it in the end', async () => {
      const { work } = await library.runs();
      library.failing = new Error('no light');
      await library.lends('a', { dueOn: '2026-03-10' });
      const tried = async (): Promise<number> =>
        (await work.list('waiting', { most: 10 })).find(({ key }) => key === 'note')?.attempts ?? 0;
      for (let attempt = 1; attempt < 12; attempt += 1) {
        await library.until(async () => (await tried()) === attempt);
        library.now = new Date(library.now.getTime() + 900_000);
      }
      await library.until(async () => (await work.list('parked', { most: 10 })).length === 1);
      const [parked] = await work.list('parked', { most: 10 });
      expect(parked).toMatchObject({ key: 'note', attempts: 12, reason: 'Error: no light' });
      expect(await work.figures(library.now)).toMatchObject({ parked: 1, waiting: 1 });
      library.failing = undefined;
      await work.replay(parked?.id ?? '', library.now);
      await library.untilHappened('a', ['BookLent', 'LoanNoted']);
    });

    test('wait out what passes by itself, for as long as it takes', async () => {
      const { work } = await library.runs();
      const passing = [
        new ConcurrencyConflict(['book-a']),
        new StoreUnavailable('no answer'),
        new DiskAlmostFull('/data', 10, 512),
        new NotCaughtUp('1', ['loans']),
      ];
      [library.failing] = passing;
      await library.lends('a', { dueOn: '2026-03-10' });
      const note = async () => (await work.list('waiting', { most: 10 })).find(({ key }) => key === 'note');
      for (let time = 1; time <= 13; time += 1) {
        const { name, message } = library.failing ?? new Error();
        await library.until(async () => ((await note())?.nextAt ?? '') > library.now.toISOString());
        expect(await note()).toMatchObject({ attempts: 0, reason: `${name}: ${message}` });
        library.failing = passing[time % passing.length];
        library.now = new Date(library.now.getTime() + 10_000);
      }
      library.failing = undefined;
      await library.untilHappened('a', ['BookLent', 'LoanNoted']);
      expect(await work.figures(library.now)).toMatchObject({ parked: 0 });
    });

    test('leave out an instance that they cannot go on with, and go on with the others', async () => {
      const { work } = await library.runs([
        {
          ...loans,
          react: (state: never, event: never) => {
            const { data } = event as { data: { book: string } };
            if (data.book === 'broken') throw new Error('broken');
            return loans.react(state, event);
          },
        },
      ]);
      await library.lends('broken', { dueOn: '2026-03-10' });
      await library.lends('a', { dueOn: '2026-03-10' });
      await library.untilHappened('a', ['BookLent', 'LoanNoted']);
      expect(await work.figures(library.now)).toMatchObject({ failed: 1 });
    });

    test('go on after the database was away', async () => {
      await library.runs();
      await library.lends('a', { dueOn: '2026-03-10' });
      await library.untilHappened('a', ['BookLent', 'LoanNoted']);
      await postgres.restart();
      await library.until(() =>
        library.lends(`b${randomUUID()}`, { dueOn: '2026-03-10' }).then(
          () => true,
          () => false,
        ),
      );
      library.now = new Date('2026-03-10T00:00:00Z');
      await library.untilHappened('a', ['BookLent', 'LoanNoted', 'BookAskedFor']);
    });

    if (engine === 'Redis')
      test('go on after Redis was away and has forgotten everything', async () => {
        await library.runs();
        await library.lends('a', { dueOn: '2026-03-02' });
        await library.untilHappened('a', ['BookLent', 'LoanNoted']);
        await redis?.kill();
        await library.lends('b', { dueOn: '2026-03-02' });
        library.now = new Date('2026-03-02T00:00:00Z');
        await pause(1_000);
        expect(await library.happened('b')).toEqual(['BookLent']);
        await redis?.start();
        await library.untilHappened('b', ['BookLent', 'LoanNoted', 'BookAskedFor']);
        await library.untilHappened('a', ['BookLent', 'LoanNoted', 'BookAskedFor']);
        await redis?.empty();
        await library.lends('c', { dueOn: '2026-03-02' });
        await library.untilHappened('c', ['BookLent', 'LoanNoted']);
      });
  });
}
