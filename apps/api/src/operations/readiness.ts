import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import type { ReadModels } from '#read-models';

const PATIENCE_MS = 2_000;

type Check = 'up' | 'down';

/** Whether what the api needs is there. */
export class Readiness {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  async check(): Promise<Readonly<Record<string, Check>>> {
    const [database, eventStore, readModels] = await Promise.all([
      isUp(() => this.pool.query('select 1')),
      isUp(() => this.store.head()),
      isUp(() => this.readModels.lag()),
    ]);
    return { database, eventStore, readModels };
  }
}

const isUp = async (ask: () => Promise<unknown>): Promise<Check> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve('down'), PATIENCE_MS);
  });
  const answer = ask().then(
    (): Check => 'up',
    (): Check => 'down',
  );
  return Promise.race([answer, tooLong]).finally(() => clearTimeout(timer));
};
