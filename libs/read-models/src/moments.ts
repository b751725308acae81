import type { ClientBase } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventMetadata } from '#event-sourcing';
import { type EventStore, type Position, RecentlyUsed, type StoredEvent } from '#event-store';
import { NotCaughtUp } from './errors.js';
import { schema } from './tables.js';

type Client = Pick<ClientBase, 'query'>;

/** Events in a span: so many are read to find a moment. */
const spanLength = 500;
/** Events after the last span that are looked through while somebody waits. */
const mostLoose = 50_000;
/** What was acknowledged, and is held back from readers by an older transaction, is waited for so long. */
const patienceMs = 2_000;
const lookAgainMs = 20;
/** Moments whose positions are kept in mind. */
const mostKnown = 200;

/** Writes down the spans of the log that are complete and not known yet. */
export const keepSpans = async (client: Client, store: EventStore, signal: AbortSignal): Promise<void> => {
  await client.query(`delete from ${schema}.log_span where store_id <> $1`, [store.storeId]);
  for (;;) {
    const events = await store.stored(await lastSpan(client, store.storeId), spanLength);
    const last = events.at(-1);
    if (last === undefined || events.length < spanLength || signal.aborted) return;
    const earliest = new Date(Math.min(...events.map(recordedAt))).toISOString();
    await client.query(
      `insert into ${schema}.log_span (store_id, position, earliest) values ($1, $2, $3) on conflict do nothing`,
      [store.storeId, last.position, earliest],
    );
  }
};

/**
 * Where the log stood at a moment: its beginning up to the last event that was recorded then or before. Clocks of
 * writers may jump back, so an event may stand after one that was recorded later. For each span of the log the earliest
 * moment in it is known: the position is in the last span that has one early enough, or after all spans.
 */
export class Moments {
  /** By moment: what was found, and how far the log was looked through for it. */
  readonly #known = new RecentlyUsed<Readonly<{ found: Position | undefined; upto: Position | undefined }>>(mostKnown);

  constructor(
    private readonly client: Client,
    private readonly store: EventStore,
  ) {}

  /**
   * Undefined: nothing was recorded until then. Takes in everything that was acknowledged before the call. Error:
   * NotCaughtUp, while a long part of the log is not known in spans.
   */
  async positionAt(moment: Date): Promise<Position | undefined> {
    await this.#settled();
    const time = moment.getTime();
    const name = moment.toISOString();
    const known = this.#known.get(name);
    const last = known === undefined ? await lastSpan(this.client, this.store.storeId) : known.upto;
    const loose = await this.#after(last, time);
    const found = loose.found ?? (known ? known.found : await this.#inSpans(last, time));
    this.#known.set(name, { found, upto: loose.upto });
    return found;
  }

  async #settled(): Promise<void> {
    const latest = (await this.store.latest()) ?? '';
    const until = performance.now() + patienceMs;
    while (((await this.store.head()) ?? '') < latest) {
      if (performance.now() > until) throw new NotCaughtUp(latest, []);
      await pause(lookAgainMs);
    }
  }

  async #after(
    last: Position | undefined,
    time: number,
  ): Promise<{ found: Position | undefined; upto: Position | undefined }> {
    let found: Position | undefined;
    let upto = last;
    for (let looked = 0; looked < mostLoose; looked += spanLength) {
      const events = await this.store.stored(upto, spanLength);
      found = lastUntil(events, time) ?? found;
      upto = events.at(-1)?.position ?? upto;
      if (events.length < spanLength) return { found, upto };
    }
    throw new NotCaughtUp(undefined, []);
  }

  async #inSpans(last: Position | undefined, time: number): Promise<Position | undefined> {
    for (let before = last; before !== undefined;) {
      const { rows } = await this.client.query<{ position: string; after: string | null }>(
        `select s.position, (select max(p.position) from ${schema}.log_span p
           where p.store_id = s.store_id and p.position < s.position) as after
         from ${schema}.log_span s where s.store_id = $1 and s.position <= $2 and s.earliest <= $3
         order by s.position desc limit 1`,
        [this.store.storeId, before, new Date(time).toISOString()],
      );
      const [span] = rows;
      if (!span) return undefined;
      const events = await this.store.stored(span.after ?? undefined, spanLength);
      const found = lastUntil(
        events.filter(({ position }) => position <= span.position),
        time,
      );
      if (found !== undefined) return found;
      // A restore has lost what was early in it.
      before = span.after ?? undefined;
    }
    return undefined;
  }
}

const lastSpan = async (client: Client, storeId: string): Promise<Position | undefined> => {
  const { rows } = await client.query<{ position: string | null }>(
    `select max(position) as position from ${schema}.log_span where store_id = $1`,
    [storeId],
  );
  return rows[0]?.position ?? undefined;
};

const recordedAt = ({ metadata }: StoredEvent): number =>
  // As CommandRunner and imports write it.
  Date.parse((JSON.parse(metadata) as EventMetadata).recordedAt);

const lastUntil = (events: readonly StoredEvent[], time: number): Position | undefined =>
  events.findLast((event) => recordedAt(event) <= time)?.position;
