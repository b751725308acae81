import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EventStore } from '#event-store';
import type { ReadModels } from '#read-models';
import { addProjectionMetrics } from './projection-metrics.js';

/** What an event store tells of itself. */
const OF_THE_STORE = {
  horizon_age_seconds: 'For how long the oldest open write of the database server has held readers of the log back.',
  waiting_appends: 'Appends of this process that wait to be sent.',
  waiting_append_bytes: 'Characters of JSON in them.',
} as const;

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

  constructor(readModels: ReadModels, store: EventStore) {
    collectDefaultMetrics({ register: this.registry });
    this.#watch(store);
    addProjectionMetrics(this.registry, readModels);
  }

  #watch(store: EventStore): void {
    // Asked at most once for all of them; without a database there is nothing to tell.
    let asked: ReturnType<EventStore['gauges']> | undefined;
    for (const [name, help] of Object.entries(OF_THE_STORE)) {
      const gauge = new Gauge({
        name: `techcoop_event_store_${name}`,
        help,
        registers: [this.registry],
        collect: async () => {
          asked ??= store
            .gauges()
            .catch(() => ({}))
            .finally(() => (asked = undefined));
          const value = (await asked)[name];
          if (value !== undefined) gauge.set(value);
        },
      });
    }
  }

  request(seconds: number, labels: Readonly<{ method: string; route: string; status: number }>): void {
    this.#requests.observe(labels, seconds);
  }

  command(command: string, outcome: string): void {
    this.#commands.inc({ command, outcome });
  }
}
