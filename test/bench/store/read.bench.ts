import { randomUUID } from 'node:crypto';
import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { Command, type Event, type Fold, type Recorded } from '#event-sourcing';
import { CommandRunner, PostgresEventStore, singleStream } from '#event-store';
import { PostgresKeyStore, SealingVault } from '#personal-data';
import { Pool } from '#postgres';
import { type Bench, type Comparison, type OpenBench, throughput } from '../comparison.js';
import { aCommand, type anActivity } from './samples.js';

type Delivered = Event<'ActivityDelivered', ReturnType<typeof anActivity>>;
/** How many people took part, and how many activities there were: what both sides make of the same events. */
type Tally = Readonly<{ activities: number; people: number }>;

const initial: Tally = { activities: 0, people: 0 };
const evolve = ({ activities, people }: Tally, { data }: Delivered): Tally => ({
  activities: activities + 1,
  people: data.participants.reduce((sum, { count }) => sum + count, people),
});
const tally: Fold<Tally, Delivered> = { category: 'request', initial, evolve };

class Deliver extends Command<'Deliver', Readonly<{ stream: string; activity: ReturnType<typeof anActivity> }>> {
  readonly type = 'Deliver';
}
const deliver = singleStream<Tally, Deliver, Delivered>({
  ...tally,
  streamOf: ({ data }) => data.stream,
  decide: ({ data }, { people }) => (people < 0 ? [] : [{ type: 'ActivityDelivered', data: data.activity }]),
});

const LONG = 1_000;
const SHORT = 50;

/** Reading streams, and commands on them. */
export const readBench: OpenBench = async ({ postgres, windowMs, quick }): Promise<Bench> => {
  const [ourUrl, emmettUrl] = [await postgres.createDatabase(), await postgres.createDatabase()];
  const store = await PostgresEventStore.open({ connectionString: ourUrl });
  const pool = new Pool({ connectionString: ourUrl });
  const vault = new SealingVault(await PostgresKeyStore.open(pool), {});
  const emmett = getPostgreSQLEventStore(emmettUrl);
  await emmett.schema.migrate();

  const written = async (length: number): Promise<string> => {
    const stream = `request-${randomUUID()}`;
    const { events, command } = aCommand(0, length);
    await store.append([{ stream, expected: 'no-stream', events }], command);
    // Of the types that the fold knows.
    await emmett.appendToStream(stream, events.map(({ type, data }) => ({ type, data })) as Delivered[]);
    return stream;
  };
  const long = await written(LONG);
  const streams: string[] = [];
  for (let n = 0; n < (quick ? 150 : 600); n++) streams.push(await written(SHORT));

  let at = 0;
  const nextStream = (): string => streams[at++ % streams.length] ?? '';
  const activity = () => aCommand(at).events[0]?.data as ReturnType<typeof anActivity>; // as aCommand makes it
  const command = (): Deliver => {
    const { command: receipt } = aCommand(at);
    const { commandId, requestHash } = receipt;
    const context = {
      commandId,
      requestHash,
      actor: 'office',
      correlationId: commandId,
      at: '2026-03-07T09:30:00.000Z',
    };
    return new Deliver({ stream: nextStream(), activity: activity() }, context);
  };
  let given = 0;
  const run = async (runner: CommandRunner): Promise<number> => {
    await runner.run(command(), deliver);
    given++;
    return 1;
  };
  const cached = new CommandRunner(store, vault);
  const handle = CommandHandler({ evolve, initialState: () => initial });
  const handleEmmett = async (): Promise<number> => {
    await handle(emmett, nextStream(), () => ({ type: 'ActivityDelivered' as const, data: activity() }));
    return 1;
  };

  const verify = async (): Promise<string> => {
    const read = await store.readMany(new Map(streams.map((stream) => [stream, 0])));
    const events = [...read.values()].flat().length - streams.length * SHORT;
    if (events !== given) throw new Error(`${given} commands were answered, ${events} events are there`);
    return `${given} commands answered, as many events there`;
  };

  const comparisons: Comparison[] = [
    {
      name: 'read-and-fold-1000',
      unit: 'events/s',
      better: 'more',
      ours: () =>
        throughput(1, windowMs, async () => {
          const events = await store.read(long);
          const { activities } = (events as readonly (Recorded & Delivered)[]).reduce(evolve, initial); // written above
          if (activities !== LONG) throw new Error(`${activities} events were read`);
          return activities;
        }),
      against: {
        emmett: {
          measure: () =>
            throughput(1, windowMs, async () => {
              const { state } = await emmett.aggregateStream(long, { evolve, initialState: () => initial });
              return state.activities;
            }),
          reach: 2,
          aim: 4,
        },
      },
    },
    {
      name: 'load-decide-append@16 (from events)',
      unit: 'commands/s',
      better: 'more',
      // A runner of its own remembers nothing.
      ours: () => throughput(16, windowMs, () => run(new CommandRunner(store, vault))),
      against: { emmett: { measure: () => throughput(16, windowMs, handleEmmett), reach: 2.5, aim: 8 } },
      verify,
    },
    {
      name: 'load-decide-append@16 (cached state)',
      unit: 'commands/s',
      better: 'more',
      ours: () => throughput(16, windowMs, () => run(cached)),
      against: { emmett: { measure: () => throughput(16, windowMs, handleEmmett), reach: 5, aim: 8 } },
      verify,
    },
  ];
  const close = async (): Promise<void> => {
    await Promise.all([store.close(), emmett.close(), pool.end()]);
  };
  return { comparisons, close };
};
