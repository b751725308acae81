import { Gauge, type Registry } from 'prom-client';
import type { Deliveries } from '#notifications';

const KINDS = ['e-mail', 'webhook'] as const;
const STATUSES = ['waiting', 'parked'] as const;

/** Asked when somebody looks; without a database there is nothing to tell. */
export const addDeliveryMetrics = (registry: Registry, deliveries: Deliveries): void => {
  const gauge: Gauge<'kind' | 'status'> = new Gauge({
    name: 'techcoop_deliveries',
    help: 'E-mails and messages to webhooks that wait to be sent, or were given up (parked).',
    labelNames: ['kind', 'status'],
    registers: [registry],
    collect: async () => {
      const standings = await deliveries.standings().catch(() => undefined);
      gauge.reset();
      if (!standings) return;
      for (const kind of KINDS)
        for (const status of STATUSES) {
          const standing = standings.find((one) => one.kind === kind && one.status === status);
          gauge.set({ kind, status }, standing?.count ?? 0);
        }
    },
  });
};
