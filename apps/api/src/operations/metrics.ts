import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ReadModels } from '#read-models';

/** What Prometheus reads. Each api has a registry of its own, so that several may run in one process. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'techcoop_http_request_duration_seconds',
    help: 'Time to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly #commands = new Counter({
    name: 'techcoop_commands_total',
    help: 'Commands by what came of them: done, unchanged, or the code of the problem.',
    labelNames: ['command', 'outcome'],
    registers: [this.registry],
  });

  constructor(readModels: ReadModels) {
    collectDefaultMetrics({ register: this.registry });
    const lag = {
      help: 'How far a read model is behind the log.',
      labelNames: ['projection'],
      registers: [this.registry],
    };
    const seconds = new Gauge({ ...lag, name: 'techcoop_projection_lag_seconds' });
    const events = new Gauge({
      ...lag,
      name: 'techcoop_projection_lag_events',
      // Asked when somebody looks; without a database there is nothing to tell.
      collect: async () => {
        for (const behind of await readModels.lag().catch(() => [])) {
          seconds.set({ projection: behind.projection }, behind.seconds);
          events.set({ projection: behind.projection }, behind.events);
        }
      },
    });
  }

  request(seconds: number, labels: Readonly<{ method: string; route: string; status: number }>): void {
    this.#requests.observe(labels, seconds);
  }

  command(command: string, outcome: string): void {
    this.#commands.inc({ command, outcome });
  }
}
