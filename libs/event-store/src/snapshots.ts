import { setImmediate as nextTurn } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import pg from 'pg';
import { makeTables, type Pool, readBytes } from '#postgres';
import type { Event, Fold } from '#event-sourcing';

/** What a stream's events came to, up to one of them. `eventId`: of that one. */
export type Snapshot<State> = Readonly<{ state: State; revision: number; eventId: string }>;

/** So many events may have to be read after a snapshot. */
const takenEvery = 128;
/** Streams that are known to have one; others are looked up when they turn out to be long. */
const mostKnown = 100_000;

/**
 * States of long streams, so that loading one need not read all its events. They are taken in the background and may be
 * thrown away at any time, all or some; each belongs to a version of its fold. Personal fields are in them as they are
 * in the log: closed.
 */
export class Snapshots {
  /** Stream → revision of its snapshot, as far as this process knows. */
  readonly #known: Map<string, number>;
  #taking: Promise<void> | undefined;

  private constructor(
    private readonly pool: Pool,
    known: Map<string, number>,
  ) {
    this.#known = known;
  }

  /** Creates its table first, if it is not there. */
  static async open(pool: Pool): Promise<Snapshots> {
    await makeTables(
      pool,
      `create schema if not exists snapshot;
         create table if not exists snapshot.snapshot (
           stream text collate "C" primary key,
           fold_version integer not null,
           revision bigint not null,
           content bytea not null
         );
         -- It is read far more often than written, and then at once.
         alter table snapshot.snapshot alter column content set storage external;`,
    );
    const { rows } = await pool.query<{ stream: string; revision: string }>(
      `select stream, revision from snapshot.snapshot limit ${mostKnown}`,
    );
    return new Snapshots(pool, new Map(rows.map(({ stream, revision }) => [stream, Number(revision)])));
  }

  /** Undefined at once where there is none, as far as this process knows. */
  find<State, E extends Event>(fold: Fold<State, E>, stream: string): Promise<Snapshot<State> | undefined> | undefined {
    return this.#known.has(stream) ? this.#read(fold, stream) : undefined;
  }

  /** Takes one in the background when it is worth while, and none is being taken. */
  offer<State, E extends Event>({ version = 1 }: Fold<State, E>, stream: string, snapshot: Snapshot<State>): void {
    const { revision } = snapshot;
    if (this.#taking || revision - (this.#known.get(stream) ?? -1) < takenEvery) return;
    this.#taking = this.#take(stream, version, snapshot)
      .then(() => this.#remember(stream, revision))
      .catch(() => undefined) // it only saves time
      .finally(() => (this.#taking = undefined));
  }

  /** Resolves when none is being taken. */
  async close(): Promise<void> {
    await this.#taking;
  }

  async #read<State, E extends Event>(
    { version = 1 }: Fold<State, E>,
    stream: string,
  ): Promise<Snapshot<State> | undefined> {
    const bytes = await readBytes(
      this.pool,
      `select content from snapshot.snapshot where stream = ${pg.escapeLiteral(stream)} and fold_version = ${version}`,
    );
    if (!bytes) return void this.#known.delete(stream);
    try {
      // Written by #take from a state of this fold and version.
      return deserialize(bytes) as Snapshot<State>;
    } catch {
      return undefined; // of another release of Node
    }
  }

  async #take(stream: string, version: number, snapshot: Snapshot<unknown>): Promise<void> {
    await nextTurn(); // the command that loaded it goes on first
    await this.pool.query(
      `insert into snapshot.snapshot as s (stream, fold_version, revision, content) values ($1, $2, $3, $4)
       on conflict (stream) do update
       set fold_version = excluded.fold_version, revision = excluded.revision, content = excluded.content
       where s.fold_version <> excluded.fold_version or s.revision < excluded.revision`,
      [stream, version, snapshot.revision, serialize(snapshot)],
    );
  }

  #remember(stream: string, revision: number): void {
    if (this.#known.size < mostKnown || this.#known.has(stream)) this.#known.set(stream, revision);
  }
}
