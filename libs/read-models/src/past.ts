import type { ClientBase, QueryResultRow } from 'pg';
import pg from 'pg';
import type { EventStore, Position } from '#event-store';
import { inTransaction, type Pool } from '#postgres';
import { withWriter } from './connection.js';
import { NotCaughtUp } from './errors.js';
import { channel, create, lockLayout } from './layout.js';
import { drop } from './retire.js';
import { type AnyProjection, type Place, type Rows, schema, tableName, withTables } from './tables.js';

/** So many moments are kept of each read model. */
const mostKept = 4;
/** Tables that were read so recently stay. */
const stays = '5 seconds';
/** So long a query may hold on to tables that are to make room. */
const dropPatienceMs = 200;
const patienceMs = 5_000;
const lookAgainMs = 20;
/** SQLSTATE: there is no such table. */
const undefinedTable = '42P01';

type Means = Readonly<{
  pool: Pool;
  store: EventStore;
  connectionString: string;
  projections: readonly AnyProjection[];
  /** Resolves when a runner got on, or after so many milliseconds. */
  moved: (limitMs: number) => Promise<void>;
}>;

/**
 * The read models as at an earlier position, in tables that the runner fills when somebody asks for them. They never
 * change, and no others get their names: a query answers from the right ones, or finds none.
 */
export class Past implements Rows {
  constructor(
    private readonly means: Means,
    private readonly position: Position,
  ) {}

  /** As ReadModels.rows. Error: NotCaughtUp, while tables are being filled. */
  async rows<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        const places = await this.#places(withTables(text, this.means.projections, () => '').asked);
        const named = withTables(text, this.means.projections, (projection, table) =>
          tableName(projection, table, places.get(projection)),
        );
        return (await this.means.pool.query<R>(named.text, [...values])).rows;
      } catch (error) {
        // Dropped between two statements.
        if (attempt > 1 || !(error instanceof pg.DatabaseError) || error.code !== undefinedTable) throw error;
      }
    }
  }

  async #places(projections: ReadonlySet<AnyProjection>): Promise<ReadonlyMap<AnyProjection, Place>> {
    const { store, connectionString, moved } = this.means;
    const at = { storeId: store.storeId, upto: this.position };
    const begun = performance.now();
    for (;;) {
      const found = await this.#find([...projections], at);
      const missing = [...projections].filter((one) => !found.some(({ projection }) => projection === one));
      if (missing.length > 0) await withWriter(connectionString, (client) => askForPast(client, missing, at));
      await this.#stay(found.filter(({ idle }) => idle));
      const live = found.filter((one) => one.live);
      if (live.length === projections.size) return new Map(live.map(({ projection, place }) => [projection, place]));
      const waited = performance.now() - begun;
      if (waited >= patienceMs) throw new NotCaughtUp(this.position, namesOf([...projections]));
      await moved(Math.min(lookAgainMs, patienceMs - waited));
    }
  }

  /** Each by itself: whoever holds one of these rows waits for no other. */
  async #stay(idle: readonly Found[]): Promise<void> {
    if (idle.length === 0) return;
    await withWriter(this.means.connectionString, async (client) => {
      for (const { id } of idle)
        await client.query(`update ${schema}.checkpoint set used_at = now() where id = $1`, [id]);
    });
  }

  async #find(projections: readonly AnyProjection[], { storeId, upto }: At): Promise<readonly Found[]> {
    const { rows } = await this.means.pool.query<Omit<Found, 'projection'> & { name: string }>({
      name: 'find-past',
      text: `select c.id, c.projection as name, c.place, c.live, c.used_at < now() - interval '${stays}' / 2 as idle
             from ${schema}.checkpoint c
             join unnest($1::text[], $2::integer[]) as p(name, version) on p.name = c.projection and p.version = c.version
             where c.store_id = $3 and c.upto = $4`,
      values: [namesOf(projections), projections.map(({ version }) => version), storeId, upto],
    });
    return rows.flatMap((row) => {
      const projection = projections.find(({ name }) => name === row.name);
      return projection ? [{ ...row, projection }] : [];
    });
  }
}

type At = Readonly<{ storeId: string; upto: Position }>;
type Found = Readonly<{ id: string; projection: AnyProjection; place: Place; live: boolean; idle: boolean }>;

const namesOf = (projections: readonly AnyProjection[]): readonly string[] => projections.map(({ name }) => name);

/**
 * Makes empty tables for a moment, which the runner, wherever it works, fills. Those that were not read for the longest
 * time make room for them. Error: NotCaughtUp, while all that are there are in use.
 */
const askForPast = (client: ClientBase, projections: readonly AnyProjection[], { storeId, upto }: At): Promise<void> =>
  inTransaction(client, async () => {
    await lockLayout(client);
    // Everybody waits for the layout.
    await client.query(`set local lock_timeout = ${dropPatienceMs}`);
    for (const projection of projections) {
      const { name, version } = projection;
      const { rows } = await client.query<{ id: string; same: boolean; free: boolean }>(
        `select id, store_id = $3 and upto = $4 as same,
           store_id <> $3 or live and used_at < now() - interval '${stays}' as free
         from ${schema}.checkpoint where projection = $1 and version = $2 and upto is not null order by used_at`,
        [name, version, storeId, upto],
      );
      if (rows.some(({ same }) => same)) continue;
      const leaving = rows.filter(({ free }) => free).slice(0, Math.max(0, rows.length + 1 - mostKept));
      if (rows.length - leaving.length >= mostKept) throw new NotCaughtUp(upto, [name]);
      await drop(client, 'id = any($1::uuid[])', [leaving.map(({ id }) => id)]);
      const next = await client.query<{ number: number }>(`select nextval('${schema}.past')::integer as number`);
      const place: Place = `past-${next.rows[0]?.number ?? 0}`;
      await create(client, projection, { place, upto, storeId, live: false });
    }
    await client.query(`notify ${channel}`);
  });

/** Keeps anybody from reading them; they are dropped later, when nobody does any more. */
export const disownPast = (client: ClientBase, { name, version }: AnyProjection): Promise<unknown> =>
  client.query(
    `update ${schema}.checkpoint set store_id = gen_random_uuid(), used_at = '-infinity'
     where projection = $1 and version = $2 and upto is not null`,
    [name, version],
  );
