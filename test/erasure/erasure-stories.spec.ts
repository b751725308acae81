import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { pino } from 'pino';
import { SubmitRequest, verifyLedgers } from '#assistance';
import { type CentreCommand, type Story, Streams, obey, storyOfCommands, tell } from '#assistance/testing';
import { SystemClock } from '#configuration';
import { type CommandContext, type Decision, type Recorded, Refusal } from '#event-sourcing';
import { ErasePerson, PostgresKeyStore } from '#personal-data';
import { Pool } from '#postgres';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';
import { type Runtime, openRuntime } from '#runtime';
import { placesOf } from './places-of.js';

const STORIES = 12;

type Person = Readonly<{ personId: string; name: string; email: string; telephone: string }>;

/** Whose requests they are, and after which commands who is erased; `racing`: at the same moment as the next command. */
type Plot = Readonly<{
  story: Story;
  persons: readonly Person[];
  focalPoints: readonly number[];
  erasures: readonly Readonly<{ after: number; who: number; racing: boolean }>[];
}>;

const aText = fc.string({ unit: fc.constantFrom(...'abcdefghij ÄéЖ日"\\'), minLength: 8, maxLength: 30 });
const aPerson: fc.Arbitrary<Person> = fc
  .record({ personId: fc.uuid(), name: aText, email: aText, telephone: fc.uuid() })
  // So that it stands nowhere by chance.
  .map((person) => ({ ...person, name: `N${person.name}${randomUUID()}`, email: `${randomUUID()}@${person.email}x` }));

const plots: fc.Arbitrary<Plot> = fc.record({
  story: storyOfCommands({ most: 15 }),
  persons: fc.array(aPerson, { minLength: 3, maxLength: 3 }),
  focalPoints: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
  erasures: fc.array(fc.record({ after: fc.nat(30), who: fc.nat(1), racing: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
});

describe('In stories of persons, of whom some are erased at some moment,', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  }, 60_000);
  afterAll(async () => {
    await postgres?.stop();
  });

  /** Everything is new, on a database that was used before: making one anew takes much longer. */
  const withRuntime = async (use: (runtime: Runtime) => Promise<void>): Promise<void> => {
    const pool = new Pool({ connectionString: postgres.url, max: 1 });
    await pool.query('drop schema if exists event_store, personal_data, id_sequence, read_model cascade');
    await pool.end();
    const runtime = await openRuntime({
      ...{ databaseUrl: postgres.url, clock: new SystemClock(), logger: pino({ level: 'silent' }) },
    });
    runtime.project();
    await use(runtime).finally(runtime.close);
  };

  const live = async ({ story, persons, focalPoints, erasures }: Plot, runtime: Runtime) => {
    const streams = new Streams();
    const erased = new Set<string>();
    let given = 0;
    const erase = async (who: number): Promise<void> => {
      const { personId } = persons[who] ?? { personId: '' };
      const command = new ErasePerson({ personId, reason: 'Asked', askedAt: AT }, contextOf());
      const refused = await refusalOf(runtime.erasures.erase(command));
      if (refused) expect(refused.code).toBe('PersonNotFound');
      else erased.add(personId);
    };
    const store = (command: CentreCommand) =>
      obey(command, streams.candidates, (transaction, one) => runtime.runner.run(one, transaction));
    const inMemory = (command: CentreCommand) =>
      obey(command, streams.candidates, (transaction, one) => streams.run(transaction, one));
    const run = async (command: CentreCommand): Promise<Decision> => {
      given += 1;
      const due = erasures.filter(({ after }) => after === given);
      for (const { who } of due.filter(({ racing }) => !racing)) await erase(who);
      const person = persons[focalPoints[given % focalPoints.length] ?? 0] ?? null;
      const meant = withFocalPoint(command, person);
      const [refused] = await Promise.all([
        refusalOf(store(meant)),
        ...due.filter(({ racing }) => racing).map(({ who }) => erase(who)),
      ]);
      if (refused?.code !== 'PersonErased') {
        if (refused) throw refused;
        return inMemory(meant);
      }
      expect(erased).toContain(person?.personId);
      const without = withFocalPoint(command, null);
      await store(without);
      return inMemory(without);
    };
    await tell(story, streams, run);
    for (const { who } of erasures) await erase(who);
    return erased;
  };

  test('nothing of theirs is found, all others can be read, and log and ledgers are whole', async () => {
    let readable = 0;
    let unreadable = 0;
    const property = fc.asyncProperty(plots, (plot) =>
      withRuntime(async (runtime) => {
        const erased = await live(plot, runtime);
        await runtime.readModels.caughtUp(30_000);
        const texts = plot.persons.flatMap(({ name, email, telephone }) => [name, email, telephone]);
        expect(await placesOf(runtime.pool, texts)).toEqual([]);

        const keys = await (
          await PostgresKeyStore.open(runtime.pool)
        ).find(new Set(plot.persons.map(({ personId }) => personId)));
        expect([...keys.keys()].filter((personId) => erased.has(personId))).toEqual([]);
        const log = await storedLog(runtime.pool);
        for (const { data } of await runtime.vault.open(log)) {
          const { focalPoint } = data as { focalPoint?: Person | null };
          if (!focalPoint) continue;
          const person = plot.persons.find(({ personId }) => personId === focalPoint.personId);
          const isErased = erased.has(focalPoint.personId);
          expect(focalPoint).toEqual(isErased ? { ...person, name: null, email: null, telephone: null } : person);
          if (isErased) unreadable += 1;
          else readable += 1;
        }
        expect(brokenLinks(log)).toEqual([]);
        expect(await verifyLedgers(runtime.store)).toMatchObject({ identityHolds: true, broken: [] });
      }),
    );
    await fc.assert(property, { numRuns: STORIES, endOnFailure: true });
    expect(readable).toBeGreaterThan(2);
    expect(unreadable).toBeGreaterThan(2);
  }, 300_000);
});

const AT = '2026-03-01T12:00:00.000Z';

const contextOf = (): CommandContext => ({
  ...{ commandId: randomUUID(), actor: 'officer', correlationId: 'c', at: AT },
  requestHash: createHash('sha256').update(randomUUID()).digest('hex'),
});

const withFocalPoint = (command: CentreCommand, focalPoint: Person | null): CentreCommand =>
  command.type === 'SubmitRequest'
    ? new SubmitRequest({ ...command.data, focalPoint }, { ...command.context, commandId: randomUUID() })
    : command;

const refusalOf = async (done: Promise<unknown>): Promise<Refusal | undefined> => {
  try {
    await done;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

type Stored = Recorded & Readonly<{ hash: string }>;

const storedLog = async (pool: Pool): Promise<readonly Stored[]> =>
  (
    await pool.query<Stored>(
      `select stream, revision::integer, id, type, version, data, metadata, encode(hash, 'hex') as hash, '' as position
       from event_store.event order by stream, revision`,
    )
  ).rows;

/** As the README of the event store says it, from the whole object. */
const brokenLinks = (log: readonly Stored[]): readonly string[] => {
  let before: Stored | undefined;
  return log.flatMap((event) => {
    const { stream, revision, id, type, version, data, metadata, hash } = event;
    const previous = revision === 0 ? null : before?.hash;
    const expected = revision === 0 ? 0 : (before?.revision ?? -1) + 1;
    before = event;
    const hashed = canonicalize({ stream, revision, id, type, version, data, metadata, previous }) ?? '';
    const isWhole = revision === expected && createHash('sha256').update(hashed).digest('hex') === hash;
    return isWhole ? [] : [`${stream} ${revision}`];
  });
};
