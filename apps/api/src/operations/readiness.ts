import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import type { ReadModels } from '#read-models';

const PATIENCE_MS = 2_000;

/** `filling`: some views cannot be answered yet, since their tables are filled for the first time. */
type Check = 'up' | 'down' | 'filling';

/** Whether what the api needs is there. */
export class Readiness {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  async check(): Promise<Readonly<Record<string, Check>>> {
    const [database, eventStore, readModels] = await Promise.all([
      inTime(this.pool.query('select 1')),
      inTime(this.store.head()),
      inTime(this.readModels.filling(), (filling) => (filling.length > 0 ? 'filling' : 'up')),
    ]);
    return { database, eventStore, readModels };
  }
}

const inTime = async <Answer>(
  asked: Promise<Answer>,
  checkOf: (answer: Answer) => Check = () => 'up',
): Promise<Check> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve('down'), PATIENCE_MS);
  });
  const answered = asked.then(checkOf, (): Check => 'down');
  return Promise.race([answered, tooLong]).finally(() => clearTimeout(timer));
};
