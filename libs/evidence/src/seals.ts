import canonicalize from 'canonicalize';
import type { Pool, PoolClient } from 'pg';
import type { EventStore } from '#event-store';
import { makeTables } from '#postgres';
import { EvidenceUnusable } from './evidence-unusable.js';
import { readSeal, type SignedSeal } from './seal.js';

const SEALING_LOCK = 6_021_200_709;

/** What a backup holds of it. */
export const sealTable = {
  name: 'evidence.seal',
  label: 'seals',
  columns: ['number', 'document', 'made_at'],
} as const;

/** A row of the table: undefined when it holds no seal of that number. */
export type SealRow = Readonly<{ number: number; seal: SignedSeal | undefined }>;

type Row = Readonly<{ number: string; document: string }>;

/** The seals of a log, in a table of their own: rows are only ever added. */
export class Seals {
  private constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'storeId' | 'countAfter'>,
  ) {}

  /** Creates its table first, if it is not there. */
  static async open(pool: Pool, store: Pick<EventStore, 'storeId' | 'countAfter'>): Promise<Seals> {
    await Seals.makeTable(pool);
    return new Seals(pool, store);
  }

  /** Unless it is there. May be run by several processes at once. */
  static async makeTable(pool: Pool): Promise<void> {
    await makeTables(
      pool,
      `create schema if not exists evidence;
         create table if not exists evidence.seal (
           number bigint primary key check (number > 0),
           document json not null,
           made_at timestamptz not null default now()
         );`,
    );
  }

  get storeId(): string {
    return this.store.storeId;
  }

  /** In order. */
  async all(): Promise<readonly SealRow[]> {
    const { rows } = await this.pool.query<Row>(
      'select s.number, s.document::text from evidence.seal s order by s.number',
    );
    return rows.map(asSealRow);
  }

  /** The newest first. `before`: the last number of the page before. */
  async page(before: number | null, most: number): Promise<readonly SealRow[]> {
    const { rows } = await this.pool.query<Row>(
      `select s.number, s.document::text from evidence.seal s
       where $1::bigint is null or s.number < $1 order by s.number desc limit $2`,
      [before, most],
    );
    return rows.map(asSealRow);
  }

  /** Undefined when there is none. Errors: EvidenceUnusable, when its row holds something else. */
  async newest(): Promise<SignedSeal | undefined> {
    const { rows } = await this.pool.query<Row>(
      'select s.number, s.document::text from evidence.seal s order by s.number desc limit 1',
    );
    const [row] = rows.map(asSealRow);
    if (row && !row.seal) {
      throw new EvidenceUnusable(`row ${row.number} of the table evidence.seal holds no seal: run techcoop verify`);
    }
    return row?.seal;
  }

  /** False when there is a seal of that number already: another process was faster. */
  async add(seal: SignedSeal): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'insert into evidence.seal (number, document) values ($1, $2) on conflict (number) do nothing',
      [seal.number, canonicalize(seal)],
    );
    return rowCount === 1;
  }

  /** Events after the newest seal, counted up to `most`. */
  async unsealed(most: number): Promise<number> {
    return this.store.countAfter((await this.newest())?.upTo, most);
  }

  /** Does it while no other process does; undefined when one does now. */
  async alone<T>(work: () => Promise<T>): Promise<T | undefined> {
    const client = await this.pool.connect();
    // A lost connection also fails the query that was under way.
    client.on('error', ignore);
    try {
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
        SEALING_LOCK,
      ]);
      return rows[0]?.taken ? await work().finally(() => unlock(client)) : undefined;
    } finally {
      client.off('error', ignore);
      client.release();
    }
  }
}

const ignore = (): void => undefined;

/** When that fails the connection is lost, and the lock with it. */
const unlock = (client: PoolClient): Promise<unknown> =>
  client.query('select pg_advisory_unlock($1)', [SEALING_LOCK]).catch(ignore);

const asSealRow = ({ number, document }: Row): SealRow => {
  const seal = readSeal(document);
  return { number: Number(number), seal: seal?.number === Number(number) ? seal : undefined };
};
