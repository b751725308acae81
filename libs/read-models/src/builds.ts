import type { ClientBase } from 'pg';
import type { Position } from '#event-store';
import { type AnyProjection, type Place, schema } from './tables.js';
import type { Parameter } from './write-rows.js';

/** One set of a projection's tables, and how far it has come: everything up to its position is in it, nothing after. */
export type Build = {
  /** UUID. */
  readonly id: string;
  readonly projection: AnyProjection;
  place: Place;
  /** Of the past: where it ends. */
  readonly upto: Position | undefined;
  readonly storeId: string;
  position: Position | undefined;
  /** Events of the log up to there, of all types. */
  events: number;
  /** Whether queries may read it. */
  live: boolean;
  /** May take the place of the serving tables although streams are parked. */
  readonly forced: boolean;
  /** Streams that it leaves out, each from its parked event on. */
  readonly parked: Map<string, Position>;
  /** Those of them that the database does not know of yet. */
  newlyParked: readonly Parking[];
};

/** Why a projection leaves out a stream, and from which event on. */
export type Parking = Readonly<{
  stream: string;
  revision: number;
  position: Position;
  type: string;
  /** Without values: they may belong to persons. */
  error: string;
}>;

type BuildRow = Readonly<{
  id: string;
  projection: string;
  version: number;
  place: Place;
  upto: string | null;
  store_id: string;
  position: string | null;
  events: string;
  live: boolean;
  forced: boolean;
}>;

type Client = Pick<ClientBase, 'query'>;

const keys = (projections: readonly AnyProjection[]) => [
  projections.map(({ name }) => name),
  projections.map(({ version }) => version),
];

/** Builds of these projections that serve, or will. */
export const readBuilds = async (client: Client, projections: readonly AnyProjection[]): Promise<readonly Build[]> =>
  (await readAllBuilds(client, projections)).filter(({ upto }) => upto === undefined);

const readAllBuilds = async (client: Client, projections: readonly AnyProjection[]): Promise<readonly Build[]> => {
  const { rows } = await client.query<BuildRow>({
    name: 'read-builds',
    text: `select c.id, c.projection, c.version, c.place, c.upto, c.store_id, c.position, c.events, c.live, c.forced
           from ${schema}.checkpoint c
           join unnest($1::text[], $2::integer[]) as p(name, version) on p.name = c.projection and p.version = c.version`,
    values: keys(projections),
  });
  return rows.flatMap((row) => {
    const projection = projections.find(({ name, version }) => name === row.projection && version === row.version);
    if (!projection) return [];
    const { id, place, store_id: storeId, position, events, live, forced } = row;
    const at = { position: position ?? undefined, upto: row.upto ?? undefined, events: Number(events) };
    return [
      { id, projection, place, storeId, ...at, live, forced, parked: new Map<string, Position>(), newlyParked: [] },
    ];
  });
};

/** All builds of these projections with their parked streams, for a runner that from now on is the only one to write them. */
export const takeBuilds = async (
  client: Client,
  projections: readonly AnyProjection[],
  runner: string,
): Promise<readonly Build[]> => {
  await client.query(`select ${schema}.take($1, $2, $3)`, [runner, ...keys(projections)]);
  const builds = await readAllBuilds(client, projections);
  const { rows } = await client.query<{
    projection: string;
    version: number;
    place: Place;
    stream: string;
    position: string;
  }>(
    `select k.projection, k.version, k.place, k.stream, k.position from ${schema}.parked k
     join unnest($1::text[], $2::integer[]) as p(name, version) on p.name = k.projection and p.version = k.version`,
    keys(projections),
  );
  for (const row of rows)
    builds
      .find(({ projection, place }) => projection.name === row.projection && place === row.place)
      ?.parked.set(row.stream, row.position);
  return builds;
};

/** Keeps queries from reading them. */
export const withhold = async (client: Client, builds: readonly Build[]): Promise<void> => {
  if (builds.length === 0) return;
  const ids = builds.map(({ id }) => id);
  await client.query(`update ${schema}.checkpoint set live = false where id = any($1::uuid[])`, [ids]);
};

/** A step of one build's checkpoint, from where it was seen to be, past so many events of the log. */
export type Step = Readonly<{ build: Build; events: number }>;

/** Parameters of the function `advance`, in the order of `advanceCall`. */
export const advanceValues = (
  runner: string,
  steps: readonly Step[],
  upto: Position | undefined,
): readonly Parameter[] => [
  runner,
  steps.map(({ build }) => build.projection.name),
  steps.map(({ build }) => build.projection.version),
  steps.map(({ build }) => build.place),
  steps.map(({ build }) => build.position ?? null),
  steps.map(({ events }) => events),
  upto ?? null,
];

export const advanceCall = `select ${schema}.advance($1, $2, $3, $4, $5, $6, $7)`;

export const earliest = (builds: readonly Pick<Build, 'position'>[]): Position | undefined =>
  builds.some(({ position }) => position === undefined)
    ? undefined
    : builds.map(({ position }) => position).reduce((first, next) => ((next ?? '') < (first ?? '') ? next : first));
