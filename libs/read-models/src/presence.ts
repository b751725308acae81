import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { writerConfig } from './connection.js';
import { lockKey, readerLock } from './leadership.js';
import type { AnyProjection } from './tables.js';

/** Well within the time that a process which lost its connection has to come back. */
const askEveryMs = 10_000;
const longestBackOffMs = 5_000;

const forever = new Promise<never>(() => undefined);

/**
 * Shows the runners of all releases that a process reads these versions of projections, by locks of a connection that
 * lasts as long as the process. `onJoined` is done on each such connection before anybody may read.
 */
export class Presence {
  readonly #closing = new AbortController();
  #client: pg.Client;
  /** Resolves when the connection ends. */
  #lost: Promise<void> = forever;
  #staying: Promise<void> | undefined;

  private constructor(
    private readonly connectionString: string,
    private readonly projections: readonly AnyProjection[],
    private readonly onJoined: (client: pg.Client) => Promise<void>,
  ) {
    this.#client = this.#newClient();
  }

  static async open(
    connectionString: string,
    projections: readonly AnyProjection[],
    onJoined: (client: pg.Client) => Promise<void>,
  ): Promise<Presence> {
    const presence = new Presence(connectionString, projections, onJoined);
    try {
      await presence.#join();
    } catch (error) {
      await presence.close();
      throw error;
    }
    presence.#staying = presence.#stay();
    return presence;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#staying;
    await this.#client.end().catch(() => undefined);
  }

  async #join(): Promise<void> {
    const client = this.#client;
    await client.connect();
    this.#lost = new Promise((resolve) => client.once('end', () => resolve()));
    await this.#client.query(
      `select pg_advisory_lock_shared(${readerLock}, ${lockKey('p')})
       from unnest($1::text[], $2::integer[]) as p(name, version)`,
      [this.projections.map(({ name }) => name), this.projections.map(({ version }) => version)],
    );
    await this.onJoined(this.#client);
  }

  /** Asks from time to time whether the connection is still there, and makes another when it is not. */
  async #stay(): Promise<void> {
    const { signal } = this.#closing;
    for (let failures = 0; !signal.aborted;) {
      const wait = failures === 0 ? askEveryMs : Math.min(longestBackOffMs, 50 * 2 ** failures);
      await Promise.race([pause(wait, undefined, { signal }).catch(() => undefined), this.#lost]);
      if (signal.aborted) return;
      try {
        if (failures === 0) await this.#client.query('select 1');
        else await this.#join();
        failures = 0;
      } catch {
        failures += 1;
        this.#lost = forever;
        await this.#client.end().catch(() => undefined);
        this.#client = this.#newClient();
      }
    }
  }

  #newClient(): pg.Client {
    const client = new pg.Client({ ...writerConfig(this.connectionString), application_name: 'techcoop reading' });
    client.on('error', () => undefined);
    return client;
  }
}
