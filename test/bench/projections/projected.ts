import { PostgresEventStore } from '#event-store';
import { type AnyProjection, ProjectionRunner, ReadModels } from '#read-models';

/** A log with read models that a runner keeps up to date. */
export class Projected {
  private constructor(
    readonly store: PostgresEventStore,
    readonly readModels: ReadModels,
    private readonly runner: ProjectionRunner,
  ) {}

  static async open(connectionString: string, projections: readonly AnyProjection[]): Promise<Projected> {
    const store = await PostgresEventStore.open({ connectionString, knownHeads: 100_000 });
    const readModels = await ReadModels.open({ store, connectionString, projections });
    const logger = { info: () => undefined, warn: (message: string) => process.stderr.write(`${message}\n`) };
    const { onProgress } = readModels;
    const runner = new ProjectionRunner({ store, connectionString, projections, logger, onProgress });
    runner.start();
    return new Projected(store, readModels, runner);
  }

  async rebuild(): Promise<void> {
    await this.readModels.rebuild();
    await this.readModels.settled(longest);
  }

  async caughtUp(): Promise<void> {
    await this.readModels.settled(longest);
    await this.readModels.caughtUp(longest);
  }

  async close(): Promise<void> {
    await this.runner.stop();
    await this.readModels.close();
    await this.store.close();
  }
}

/** So long the rebuild of a million events may take on a machine that has much else to do. */
const longest = 30 * 60_000;
