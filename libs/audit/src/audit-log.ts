import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { makeTables } from '#postgres';
import type { EventStore } from '#event-store';
import type { EntryRow } from './entries.js';
import { TABLES } from './tables.js';

/** Conditions are ANDed; what is left out is not looked at. */
export type AuditFilter = Readonly<{
  actor?: string | undefined;
  onBehalfOf?: string | undefined;
  /** The address. */
  from?: string | undefined;
  /** As the api names it, or a command's type beginning with a small letter. */
  operation?: string | undefined;
  /** A stream, or what was asked for, named alike. */
  subject?: string | undefined;
  outcome?: 'done' | 'refused' | undefined;
  /** RFC 3339: at or after this moment, and before that one. */
  since?: string | undefined;
  until?: string | undefined;
}>;

export type AuditPage = Readonly<{
  entries: readonly EntryRow[];
  /** False: the log says more than can be searched yet. */
  complete: boolean;
}>;

/** Where a page ended. */
export type AuditCursor = Pick<EntryRow, 'at' | 'position'>;

const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 3_000;
const AT_ONCE = 1_000;
const MILLISECONDS = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Who did, saw or was refused what: to be searched. */
export class AuditLog {
  private constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
  ) {}

  /** Makes its tables first, if they are not there. */
  static async open(pool: Pool, store: EventStore): Promise<AuditLog> {
    await makeTables(pool, TABLES);
    return new AuditLog(pool, store);
  }

  /** The newest first, from the cursor on; with all that was acknowledged before the call, unless that takes too long. */
  async page(filter: AuditFilter, after: AuditCursor | null, limit: number): Promise<AuditPage> {
    const complete = await this.#caughtUp();
    return { entries: await this.#entries(filter, after, limit), complete };
  }

  /** All of them, the newest first, a thousand at once. */
  async *all(filter: AuditFilter): AsyncGenerator<readonly EntryRow[]> {
    await this.#caughtUp();
    let after: AuditCursor | null = null;
    for (;;) {
      const entries: readonly EntryRow[] = await this.#entries(filter, after, AT_ONCE);
      yield entries;
      after = entries.at(-1) ?? null;
      if (entries.length < AT_ONCE) return;
    }
  }

  async #entries(filter: AuditFilter, after: AuditCursor | null, limit: number): Promise<readonly EntryRow[]> {
    const { text, values } = conditionsOf(filter, after);
    const { rows } = await this.pool.query<EntryRow>(
      `select id, to_char(at at time zone 'UTC', ${MILLISECONDS}) as at, position, actor, proven_by, on_behalf_of, address,
         operation, events, subjects, outcome, status, code, times, correlation_id, command_id
       from audit.entry where ${text}
       order by entry.at desc, position desc limit ${limit}`,
      [...values],
    );
    return rows;
  }

  async #caughtUp(): Promise<boolean> {
    const latest = await this.store.latest();
    for (const begun = performance.now(); ; await pause(LOOK_AGAIN_MS)) {
      const { rows } = await this.pool.query<{ position: string | null }>('select position from audit.checkpoint');
      if (latest === undefined || (rows[0]?.position ?? '') >= latest) return true;
      if (performance.now() - begun > PATIENCE_MS) return false;
    }
  }
}

type Condition = readonly [text: string, ...values: (string | undefined)[]];

const conditionsOf = (
  { actor, onBehalfOf, from, operation, subject, outcome, since, until }: AuditFilter,
  after: AuditCursor | null,
): Readonly<{ text: string; values: readonly (string | undefined)[] }> => {
  const all: readonly Condition[] = [
    ['actor = ?', actor],
    ['on_behalf_of = ?', onBehalfOf],
    ['address = ?', from],
    ['operation = ?', operation],
    ['subjects @> array[?]', subject],
    ['outcome = ?', outcome],
    ['entry.at >= ?', since],
    ['entry.at < ?', until],
    ['(entry.at, position) < (?, ?)', after?.at, after?.position],
  ];
  const asked = all.filter(([, ...values]) => !values.includes(undefined));
  let place = 0;
  const numbered = asked.map(([text]) => text.replaceAll('?', () => `$${(place += 1)}`));
  return { text: ['true', ...numbered].join(' and '), values: asked.flatMap(([, ...values]) => values) };
};
