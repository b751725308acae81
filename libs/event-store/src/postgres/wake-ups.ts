import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Alarm } from '../alarm.js';
import { backOff } from '../back-off.js';
import { notifierConfig } from './connection.js';
import { schema } from './schema.js';

/** Between two notifications: each costs the server a transaction, so a log need not tell of each append. */
const restMs = 4;
/** After a notification of many appends at once, more are coming, and whoever follows has much to read. */
const busyRestMs = 12;
const many = 4;

/**
 * Tells subscriptions, in all processes, that something was appended. On a connection of its own and after the commit,
 * since a NOTIFY inside a transaction makes all writers wait for each other. At most one is under way, so many appends
 * share one. None may be relied upon: subscriptions also look by themselves.
 */
export class WakeUps {
  readonly #sleepers = new Set<Alarm>();
  readonly #reconnect = new Alarm();
  readonly #running: Promise<void>;
  #client: pg.Client | undefined;
  #notifying = false;
  /** Appends since the last notification. */
  #untold = 0;
  #closed = false;

  constructor(connectionString: string) {
    this.#running = this.#keepConnected(connectionString);
  }

  add(sleeper: Alarm): void {
    this.#sleepers.add(sleeper);
  }

  remove(sleeper: Alarm): void {
    this.#sleepers.delete(sleeper);
  }

  /** To be called after a commit. */
  announce(): void {
    this.#wakeAll();
    this.#untold += 1;
    if (!this.#notifying) void this.#notify();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wakeAll();
    this.#reconnect.ring();
    await this.#client?.end().catch(() => undefined);
    await this.#running;
  }

  #wakeAll(): void {
    for (const { ring } of this.#sleepers) ring();
  }

  async #notify(): Promise<void> {
    this.#notifying = true;
    while (this.#untold > 0) {
      const rest = this.#untold > many ? busyRestMs : restMs;
      this.#untold = 0;
      // When it fails, the connection is gone, and the listeners look by themselves.
      await this.#client?.query(`notify ${schema}`).catch(() => undefined);
      await pause(rest);
    }
    this.#notifying = false;
  }

  async #keepConnected(connectionString: string): Promise<void> {
    for (let attempt = 0; !this.#closed; attempt++) {
      const client = new pg.Client(notifierConfig(connectionString));
      const lost = new Promise<void>((resolve) => {
        client.on('error', () => resolve()).on('end', () => resolve());
      });
      try {
        await client.connect();
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
        client.on('notification', ({ processId }) => {
          if (processId !== rows[0]?.pid) this.#wakeAll(); // of our own appends we know already
        });
        await client.query(`listen ${schema}`);
        attempt = 0;
        this.#client = client;
        this.#wakeAll();
        if (!this.#closed) await lost;
      } catch {
        // Tried again below.
      }
      this.#client = undefined;
      await client.end().catch(() => undefined);
      if (!this.#closed) await this.#reconnect.sleep(backOff(attempt, 50, 5_000));
    }
  }
}
