import { Gauge, type Registry } from 'prom-client';
import type { ReadModels, Standing } from '#read-models';

type Figure = Readonly<{ name: string; help: string; of: (standing: Standing) => number | undefined }>;

const FIGURES: readonly Figure[] = [
  {
    name: 'lag_seconds',
    help: 'Age of the oldest event that a read model does not show.',
    of: ({ seconds }) => seconds,
  },
  {
    name: 'lag_events',
    help: 'Events that a read model does not show; estimated where they are many.',
    of: ({ behind }) => behind,
  },
  {
    name: 'parked_streams',
    help: 'Streams that a read model leaves out, because of an event that it cannot take.',
    of: ({ parked }) => parked,
  },
  {
    name: 'progress_ratio',
    help: 'How much of the log a read model shows: what is filled or rebuilt gets to 1.',
    of: ({ progress }) => progress,
  },
];

/** By read model and state: live, filling, rebuilding. Asked when somebody looks; without a database there is nothing to tell. */
export const addProjectionMetrics = (registry: Registry, readModels: ReadModels): void => {
  let looking: Promise<readonly Standing[]> | undefined;
  const look = (): Promise<readonly Standing[]> =>
    (looking ??= readModels
      .standings()
      .catch(() => [])
      .finally(() => (looking = undefined)));
  for (const { name, help, of } of FIGURES) {
    const gauge: Gauge<'projection' | 'state'> = new Gauge({
      name: `techcoop_projection_${name}`,
      help,
      labelNames: ['projection', 'state'],
      registers: [registry],
      collect: async () => {
        const standings = await look();
        gauge.reset();
        for (const standing of standings) {
          const value = of(standing);
          if (value !== undefined) gauge.set({ projection: standing.projection, state: standing.state }, value);
        }
      },
    });
  }
};
