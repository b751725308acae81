import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { requestPersonalFields, verifyLedgers } from '#assistance';
import { type CentreCommand, type Story, Streams, Tally, obey, storyOfCommands, tell } from '#assistance/testing';
import { type Decision, Refusal } from '#event-sourcing';
import { runs } from '#event-sourcing/testing';
import { CommandRunner, PostgresEventStore } from '#event-store';
import { PostgresKeyStore, SealingVault } from '#personal-data';
import { Pool } from '#postgres';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';

const STORIES = runs(100);

describe('Stories told on PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  }, 60_000);
  afterAll(async () => {
    await postgres?.stop();
  });

  /** Gives each command to the store as well as to streams in memory: both must do the same. */
  const onBoth =
    (streams: Streams, runner: CommandRunner) =>
    async (command: CentreCommand): Promise<Decision> => {
      const before = await streams.candidates();
      const candidates = async () => before;
      const [inMemory, stored] = [
        await outcomeOf(obey(command, candidates, (transaction, one) => streams.decide(transaction, one))),
        await outcomeOf(obey(command, candidates, (transaction, one) => runner.run(one, transaction))),
      ];
      if (inMemory instanceof Refusal || stored instanceof Refusal) {
        expect(stored).toEqual(inMemory);
        throw inMemory;
      }
      expect(plain(stored.answer)).toEqual(plain(inMemory.decision.answer ?? {}));
      streams.append(inMemory.decision.appends);
      return inMemory.decision;
    };

  /** An empty log, on a database that was used before: making one anew takes much longer. */
  const withRunner = async (
    use: (runner: CommandRunner, store: PostgresEventStore) => Promise<void>,
  ): Promise<void> => {
    const pool = new Pool({ connectionString: postgres.url, max: 1 });
    try {
      await pool.query('drop schema if exists event_store, personal_data cascade');
      const store = await PostgresEventStore.open({ connectionString: postgres.url, poolSize: 2 });
      try {
        const vault = new SealingVault(await PostgresKeyStore.open(pool), requestPersonalFields);
        await use(new CommandRunner(store, vault), store);
      } finally {
        await store.close();
      }
    } finally {
      await pool.end();
    }
  };

  const tellOnBoth = async (story: Story, tally: Tally): Promise<void> =>
    withRunner(async (runner, store) => {
      const streams = new Streams();
      await tell(story, streams, onBoth(streams, runner), tally);
      const stored = await store.readMany(new Map(streams.names.map((name) => [name, 0])));
      for (const name of streams.names)
        expect(stored.get(name)?.map(({ type, data }) => ({ type, data }))).toEqual(plain(streams.eventsOf(name)));
      expect(await verifyLedgers(store)).toMatchObject({ identityHolds: true, broken: [] });
    });

  test('leave every ledger adding up, and the same events as in memory', async () => {
    const tally = new Tally();
    const stories = fc.asyncProperty(storyOfCommands({ most: 18 }), (story) => tellOnBoth(story, tally));
    await fc.assert(stories, { numRuns: STORIES, endOnFailure: true });
    expect(tally.share).toBeGreaterThan(0.3);
  }, 180_000);
});

const outcomeOf = async <Outcome>(decided: Promise<Outcome>): Promise<Outcome | Refusal> => {
  try {
    return await decided;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

/** As it is after having been stored. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
