import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EventStore } from '#event-store';
import { addDeliveryMetrics } from './delivery-metrics.js';
import { addProjectionMetrics } from './projection-metrics.js';
import type { Runtime } from '#runtime';
import { addWorkMetrics } from './work-metrics.js';

/** What is asked when somebody looks. */
type Measured = Pick<Runtime, 'store' | 'readModels' | 'notifications' | 'seals' | 'diskFloor' | 'work' | 'clock'>;

const MOST_UNSEALED = 10_000;

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

  readonly #files = new Counter({
    name: 'techcoop_evidence_files_total',
    help: 'Files that were sent in, by what came of them: received, or the code of the problem.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly #fileBytes = new Counter({
    name: 'techcoop_evidence_file_bytes_total',
    help: 'Bytes of the files that were received.',
    registers: [this.registry],
  });

  constructor(measured: Measured) {
    collectDefaultMetrics({ register: this.registry });
    this.#watch(measured);
    addProjectionMetrics(this.registry, measured.readModels);
    addWorkMetrics(this.registry, measured);
    addDeliveryMetrics(this.registry, measured.notifications.deliveries);
    this.#addSeals(measured);
    this.#addDisk(measured);
  }

  #watch({ store }: Measured): void {
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

  #addSeals({ seals, clock }: Measured): void {
    const registers = [this.registry];
    // Without a database there is nothing to tell.
    const age = new Gauge({
      name: 'techcoop_newest_seal_age_seconds',
      help: 'How long ago the newest seal was made; 0 when there is none.',
      registers,
      collect: async () => {
        const newest = await seals.newest().catch(() => undefined);
        age.set(newest ? Math.max(0, (clock.now().getTime() - Date.parse(newest.at)) / 1000) : 0);
      },
    });
    const unsealed = new Gauge({
      name: 'techcoop_unsealed_events',
      help: `Events after the newest seal, counted up to ${MOST_UNSEALED}.`,
      registers,
      collect: async () => {
        const count = await seals.unsealed(MOST_UNSEALED).catch(() => undefined);
        if (count !== undefined) unsealed.set(count);
      },
    });
  }

  #addDisk({ diskFloor }: Measured): void {
    if (!diskFloor) return;
    const free: Gauge = new Gauge({
      name: 'techcoop_disk_free_bytes',
      help: 'What is free on the disk of the embedded database.',
      registers: [this.registry],
      collect: (): void => free.set(diskFloor.free()),
    });
  }

  request(seconds: number, labels: Readonly<{ method: string; route: string; status: number }>): void {
    this.#requests.observe(labels, seconds);
  }

  file(outcome: string, bytes = 0): void {
    this.#files.inc({ outcome });
    this.#fileBytes.inc(bytes);
  }

  command(command: string, outcome: string): void {
    this.#commands.inc({ command, outcome });
  }
}
