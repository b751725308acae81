import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventId, type NewEvent, PostgresEventStore, type StoredEvent } from '#event-store';
import { Pool } from '#postgres';
import { openSealFiles, Sealer, Seals, verifyLog } from '../index.js';
import { SigningKey } from '../seal-keys.js';
import { storedPages } from '../log-pages.js';

const at = '2026-01-31T12:00:00.000Z';

export const anEvent = (data: Readonly<Record<string, unknown>> = {}, type = 'ActivityDelivered'): NewEvent => ({
  id: eventId(randomUUID(), 0, at),
  type,
  data,
  metadata: { actor: 'officer', commandId: randomUUID(), correlationId: 'c', recordedAt: at },
});

export class SetClock {
  current = new Date('2026-06-01T12:00:00.000Z');

  readonly now = (): Date => this.current;
}

/** A log with all that is needed to seal it, to tamper with it and to verify it. */
export class LogUnderTest {
  readonly clock = new SetClock();
  readonly key = new SigningKey(generateKeyPairSync('ed25519').privateKey);

  private constructor(
    readonly url: string,
    readonly directory: string,
    readonly store: PostgresEventStore,
    readonly pool: Pool,
    readonly seals: Seals,
    /** What somebody with full access to the database uses. */
    readonly intruder: Pool,
  ) {}

  static async open(url: string): Promise<LogUnderTest> {
    const store = await PostgresEventStore.open({ connectionString: url });
    const pool = new Pool({ connectionString: url });
    const seals = await Seals.open(pool, store);
    const intruder = new Pool({ connectionString: url, max: 1 });
    // What the database would refuse, somebody with full access can make it take.
    await intruder.query(`
      drop index event_store.event_order, event_store.event_stream;
      create index event_order on event_store.event (epoch, tx, position);
      create index event_stream on event_store.event (lower(stream collate "pg_c_utf8"), revision);`);
    const directory = await mkdtemp(join(tmpdir(), 'techcoop-seals-'));
    return new LogUnderTest(url, directory, store, pool, seals, intruder);
  }

  async close(): Promise<void> {
    await this.intruder.end();
    await this.store.close();
    await this.pool.end();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Empties the log, the seals and their files. */
  async begin(): Promise<void> {
    await this.intruder.query('truncate event_store.event, event_store.command, evidence.seal');
    await rm(this.directory, { recursive: true, force: true });
  }

  async append(events: Readonly<Record<string, readonly NewEvent[]>>): Promise<void> {
    const streams = Object.entries(events).map(([stream, added]) => ({
      stream,
      expected: 'any' as const,
      events: added,
    }));
    await this.store.append(streams, { commandId: randomUUID(), requestHash: 'a1'.repeat(32), answer: {} });
  }

  sealer(more: Partial<ConstructorParameters<typeof Sealer>[0]> = {}): Sealer {
    const { store, seals, key, directory, clock } = this;
    return new Sealer({ store, seals, key, directory, clock, ...more });
  }

  async seal(): Promise<void> {
    await this.sealer().seal();
  }

  async verify(files: readonly string[] = []) {
    const { store, seals, key } = this;
    return verifyLog({
      store,
      seals,
      files: files.length > 0 ? await openSealFiles(files) : [],
      accepted: key.accepted,
    });
  }

  async stored(): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const page of storedPages(this.store)) events.push(...page);
    return events;
  }
}
