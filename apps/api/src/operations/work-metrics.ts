import { Gauge, type Registry } from 'prom-client';
import type { Runtime } from '#runtime';

/** What processes have outstanding, by status. Without a database there is nothing to tell. */
export const addWorkMetrics = (registry: Registry, { work, clock }: Pick<Runtime, 'work' | 'clock'>): void => {
  const gauge: Gauge<'status'> = new Gauge({
    name: 'techcoop_work',
    help: 'Work of processes: waiting, late (due for more than a minute), refused, parked; and instances that a process cannot go on with (failed).',
    labelNames: ['status'],
    registers: [registry],
    collect: async () => {
      const figures = await work.figures(clock.now()).catch(() => undefined);
      for (const [status, count] of Object.entries(figures ?? {})) gauge.set({ status }, count);
    },
  });
};
