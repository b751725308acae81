import type { ClientBase } from 'pg';
import type { Recorded } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import { type Build, readBuilds } from './builds.js';
import { type AnyProjection, type Place, schema } from './tables.js';

/** How things stand with one set of a projection's tables. */
export type Standing = Readonly<{
  projection: string;
  version: number;
  /** `filling`: for the first time, so that there is nothing to read yet; `rebuilding`: beside those that are live. */
  state: 'live' | 'filling' | 'rebuilding';
  position: Position | undefined;
  /** Events of the log that it shows, of all types. */
  events: number;
  /** Events that it does not show yet: up to 1,000 counted, above that estimated, where something is known to go by. */
  behind: number;
  /** Age of the oldest of them, in seconds; 0 when there is none. */
  seconds: number;
  /** How much of the log it shows, from 0 to 1; undefined where the log's length is not known. */
  progress: number | undefined;
  /** Streams that it leaves out. */
  parked: number;
  /** May take the place of the live one although streams are parked. */
  forced: boolean;
}>;

/** A stream that a projection could not go on with. */
export type ParkedStream = Readonly<{
  state: Standing['state'];
  stream: string;
  /** Of the event that stands in the way. */
  revision: number;
  type: string;
  error: string;
  attempts: number;
  /** RFC 3339. */
  since: string;
  /** A replay was asked for and has not been done yet. */
  asked: boolean;
}>;

/** Events that are counted one by one. */
const most = 1_000;

type Client = Pick<ClientBase, 'query'>;

/** The store is asked once per position, and projections mostly stand at the same one. */
export const standings = async (
  client: Client,
  store: EventStore,
  projections: readonly AnyProjection[],
): Promise<readonly Standing[]> => {
  const builds = await readBuilds(client, projections);
  const counts = await parkedCounts(client);
  const furthest = Math.max(0, ...builds.map(({ events }) => events), await eventsKnown(client, store.storeId));
  const pending = new Map<string, Promise<readonly Recorded[]>>();
  return Promise.all(
    builds.map(async ({ projection: { name, version }, place, live, position, events, forced }) => {
      const counted = events + most < furthest ? 1 : most;
      const asked = `${counted} ${position ?? ''}`;
      const known = pending.get(asked) ?? eventsAfter(store, position, counted);
      pending.set(asked, known);
      const waiting = await known;
      const [oldest] = waiting;
      const behind = Math.max(waiting.length, furthest - events);
      const age = oldest === undefined ? 0 : (Date.now() - Date.parse(oldest.metadata.recordedAt)) / 1000;
      return {
        ...{ projection: name, version, position, events, forced },
        state: stateOf({ place, live }),
        behind,
        progress: events + waiting.length < furthest || waiting.length < most ? shareOf(events, behind) : undefined,
        seconds: Math.max(0, age),
        parked: counts.get(`${name} ${version} ${place}`) ?? 0,
      };
    }),
  );
};

export const parkedStreams = async (
  client: Client,
  { name, version }: AnyProjection,
): Promise<readonly ParkedStream[]> => {
  const { rows } = await client.query<ParkedStream & { place: Place; live: boolean }>(
    `select k.place, c.live, k.stream, k.revision::integer, k.event_type as type, k.error, k.attempts, k.since, k.asked
     from ${schema}.parked k join ${schema}.checkpoint c using (projection, version, place)
     where k.projection = $1 and k.version = $2 and c.upto is null order by k.place desc, k.position`,
    [name, version],
  );
  return rows.map(({ place, live, ...parked }) => ({ ...parked, state: stateOf({ place, live }) }));
};

export const stateOf = ({ place, live }: Pick<Build, 'place' | 'live'>): Standing['state'] =>
  place === 'beside' ? 'rebuilding' : live ? 'live' : 'filling';

const shareOf = (events: number, behind: number): number => (behind === 0 ? 1 : events / (events + behind));

const parkedCounts = async (client: Client): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await client.query<{ build: string; count: number }>(
    `select concat_ws(' ', projection, version, place) as build, count(*)::integer as count
     from ${schema}.parked group by projection, version, place`,
  );
  return new Map(rows.map(({ build, count }) => [build, count]));
};

/** What read models of whatever version and release know of the log's length. */
const eventsKnown = async (client: Client, storeId: string): Promise<number> => {
  const { rows } = await client.query<{ events: string | number | null }>(
    `select max(events) as events from ${schema}.checkpoint where store_id = $1`,
    [storeId],
  );
  return Number(rows[0]?.events ?? 0);
};

const eventsAfter = async (
  store: EventStore,
  after: Position | undefined,
  count: number,
): Promise<readonly Recorded[]> => {
  const head = await store.head();
  if (head === undefined || (after ?? '') >= head) return [];
  const enough = new AbortController();
  let found: readonly Recorded[] = [];
  const handle = async ({ events }: Readonly<{ events: readonly Recorded[] }>): Promise<void> => {
    found = events;
    enough.abort();
  };
  await store.subscribe({ after, batchSize: count, handle, signal: enough.signal });
  return found;
};
