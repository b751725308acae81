import { randomUUID } from 'node:crypto';
import { LogActivity, request, requestFold } from '#assistance';
import { line, TestCentre } from '#assistance/testing';
import type { Event, Transaction } from '#event-sourcing';
import { CommandRunner, eventId, type NewEvent, PostgresEventStore, Snapshots } from '#event-store';
import { PostgresKeyStore, SealingVault } from '#personal-data';
import { Pool } from '#postgres';
import type { Bench, OpenBench } from '../comparison.js';

const LONG = 10_000;
const SHORT = 100;
const AT = '2026-03-01T12:00:00.000Z';
/** Loads per round: each by a runner that remembers nothing. */
const LOADS = 40;

/** Loading a request of very many events, by a process that has not seen it, against one of few. */
export const longRequestBench: OpenBench = async ({ postgres }): Promise<Bench> => {
  const connectionString = await postgres.createDatabase();
  const store = await PostgresEventStore.open({ connectionString });
  const pool = new Pool({ connectionString });
  const vault = new SealingVault(await PostgresKeyStore.open(pool), {});
  const taking = await Snapshots.open(pool);

  const written = async (requestId: string, length: number): Promise<string> => {
    const stream = `request-${requestId}`;
    const events = await requestOf(requestId, length);
    for (let from = 0; from < events.length; from += 500) {
      const commandId = randomUUID();
      const metadata = { actor: 'office', commandId, correlationId: commandId, recordedAt: AT };
      const part = events.slice(from, from + 500).map(({ type, data }, n): NewEvent => ({
        ...{ type, data, metadata },
        id: eventId(commandId, n, AT),
      }));
      const expected = from === 0 ? 'no-stream' : from - 1;
      const receipt = { commandId, requestHash: '0f'.repeat(32), answer: null };
      await store.append([{ stream, expected, events: part }], receipt);
    }
    await load(stream, taking);
    await taking.close();
    return stream;
  };
  const load = async (stream: string, snapshots: Snapshots): Promise<void> => {
    const runner = new CommandRunner(store, vault, { snapshots });
    const context = { commandId: randomUUID(), requestHash: '', actor: 'office', correlationId: '', at: AT };
    const look: Transaction<LogActivity> = async (_, { state }) => {
      const { phase } = await state(requestFold, stream);
      if (phase !== 'delivery') throw new Error(`${stream} is in ${phase}`);
      return { appends: [] };
    };
    await runner.run(new LogActivity(activity(stream, 0), context), look);
  };

  const [long, short] = [await written('TA-2026-000001', LONG), await written('TA-2026-000002', SHORT)];
  const known = await Snapshots.open(pool);
  const milliseconds = async (stream: string): Promise<number> => {
    const begun = performance.now();
    for (let n = 0; n < LOADS; n++) await load(stream, known);
    return (performance.now() - begun) / LOADS;
  };
  return {
    comparisons: [
      {
        name: `load-${LONG}-events`,
        unit: 'ms',
        better: 'less',
        ours: () => milliseconds(long),
        against: { [`of ${SHORT} events`]: { measure: () => milliseconds(short), reach: 2, aim: 1.5 } },
      },
    ],
    close: async () => {
      await Promise.all([taking.close(), known.close()]);
      await Promise.all([store.close(), pool.end()]);
    },
  };
};

/** The events of a request in delivery: nine activities to one expenditure. */
const requestOf = async (requestId: string, length: number): Promise<readonly Event[]> => {
  const centre = new TestCentre(AT.slice(0, 10));
  await centre.hasContribution('VC-2026-000001', { received: 100_000_000 });
  await centre.hasRequest(requestId, { lines: [line('L1', 50_000_000)] });
  await centre.funds(requestId);
  for (let n = 0; n < Math.floor(length / 10); n++) await centre.spends(requestId, 100 + n);
  const events: Event[] = [...centre.streams.eventsOf(`request-${requestId}`)];
  let state = centre.request(requestId);
  while (events.length < length) {
    const command = new LogActivity({ ...activity(requestId, events.length), requestId }, centre.context);
    for (const event of request.decide(command, state)) {
      events.push(event);
      state = requestFold.evolve(state, event);
    }
  }
  return events.slice(0, length);
};

const activity = (requestId: string, index: number): LogActivity['data'] => ({
  requestId,
  activityId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  plannedId: null,
  kind: 'capacity-building',
  title: `Course ${index} for judges of the regional courts`,
  from: '2026-03-01',
  to: '2026-03-01',
  country: 'KE',
  place: 'Nairobi',
  participants: { female: 12, male: 11, notStated: 0 },
  sectors: { judiciary: 20 },
  outputs: ['A bench book of 60 pages, in English and Swahili'],
});
