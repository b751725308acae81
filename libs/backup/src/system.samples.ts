import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { SubmitRequest, request } from '#assistance';
import { KENYA, submissionOf } from '#assistance/testing';
import { SystemClock } from '#configuration';
import type { CommandContext, Recorded } from '#event-sourcing';
import { type EventStore, type Position, PostgresEventStore, singleStream } from '#event-store';
import { ErasePerson, MasterKeys, type RegisteredErasure } from '#personal-data';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';
import { type Runtime, openRuntime } from '#runtime';
import { Archive, backUp, exportKeys, restore, writeFile } from './index.js';

/** Servers, databases and files of a spec, which go with it. */
export class Surroundings {
  readonly #ends: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly folder: string,
    readonly old: TestPostgres,
    /** Another server, on which hardly a transaction was ever made. */
    readonly fresh: TestPostgres,
  ) {}

  static async open(): Promise<Surroundings> {
    const folder = await mkdtemp(join(tmpdir(), 'techcoop-backup-'));
    const [old, fresh] = [await startTestPostgres(), await startTestPostgres()];
    await usingClient(old.url, (client) =>
      client.query(`do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$`),
    );
    return new Surroundings(folder, old, fresh);
  }

  async close(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
    await Promise.all([this.old.stop(), this.fresh.stop()]);
    await rm(this.folder, { recursive: true });
  }

  file(): string {
    return join(this.folder, randomUUID());
  }

  async system(databaseUrl: string, register?: string): Promise<Runtime> {
    const runtime = await openRuntime({
      ...{ databaseUrl, clock: new SystemClock(), logger: pino({ level: 'silent' }) },
      personalData: { keyFile: undefined, erasureRegister: register },
    });
    this.#ends.push(runtime.close);
    return runtime;
  }

  async store(connectionString: string): Promise<PostgresEventStore> {
    const store = await PostgresEventStore.open({ connectionString });
    this.#ends.push(() => store.close());
    return store;
  }

  async backUp(databaseUrl: string, { storeId }: EventStore, options = {}): Promise<Archive> {
    const path = this.file();
    const source = { databaseUrl, storeId, hasLog: true, seal: null, now: new Date() };
    await writeFile(path, (target) => backUp(source, target, options));
    return Archive.open(path, 'backup');
  }

  async keysOf(databaseUrl: string, { storeId }: EventStore): Promise<Archive> {
    const path = this.file();
    await writeFile(path, (target) => exportKeys({ databaseUrl, storeId, now: new Date() }, target));
    return Archive.open(path, 'keys');
  }

  /** Into a database of the fresh server. */
  async restore(
    backup: Archive,
    {
      keys,
      erasures = [],
      now = new Date(),
    }: { keys?: Archive; erasures?: readonly RegisteredErasure[]; now?: Date } = {},
  ) {
    const url = await this.fresh.createDatabase();
    const restored = await restore(url, { backup, keys, erasures, masterKeys: MasterKeys.none, now });
    return { url, restored };
  }
}

export const usingClient = async <T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return use(client).finally(() => client.end());
};

export const wholeLog = async (store: EventStore, after?: Position): Promise<readonly Recorded[]> => {
  const found: Recorded[] = [];
  const end = new AbortController();
  await store.subscribe({
    ...{ after, signal: end.signal },
    handle: async (batch) => {
      found.push(...batch.events);
      if (batch.caughtUp) end.abort();
    },
  });
  return found;
};

export const contextOf = (more: Partial<CommandContext> = {}): CommandContext => ({
  ...{ commandId: randomUUID(), actor: 'officer', correlationId: 'c', at: new Date().toISOString() },
  requestHash: createHash('sha256').update(randomUUID()).digest('hex'),
  ...more,
});

export type FocalPoint = Readonly<{ personId: string; name: string; email: null; telephone: null }>;

export const aPerson = (): FocalPoint => ({
  ...{ personId: randomUUID(), name: `Name ${randomUUID()}`, email: null, telephone: null },
});

/** A request as it comes in, of a new id. */
export const submit = async (
  { ids, runner }: Runtime,
  focalPoint: FocalPoint | null = null,
  context = contextOf(),
): Promise<Readonly<{ requestId: string; position: Position | undefined; revision: number }>> => {
  const requestId = await ids.idFor('request', context);
  const submission = {
    ...submissionOf({ requestId, beneficiaries: KENYA, themes: ['corruption'] }, context.at.slice(0, 10)),
    ...{
      focalPoint,
      title: 'Registry \\ "of" firearms\t\n',
      description: 'Ein Register\\.',
      justification: 'Zoë’s 日本 \\N',
    },
  };
  const outcome = await runner.run(new SubmitRequest(submission, context), singleStream(request));
  return { requestId, position: outcome.position, revision: outcome.revision };
};

export const erase = ({ erasures }: Runtime, { personId }: FocalPoint) =>
  erasures.erase(new ErasePerson({ personId, reason: 'Asked', askedAt: new Date().toISOString() }, contextOf()));

/** Names of the focal points that can be read. */
export const readableNames = async ({ store, vault }: Runtime): Promise<readonly string[]> =>
  (await vault.open(await wholeLog(store))).flatMap(({ type, data }) => {
    const { focalPoint } = data as { focalPoint?: { name: string | null } | null };
    return type === 'RequestSubmitted' && focalPoint?.name ? [focalPoint.name] : [];
  });
