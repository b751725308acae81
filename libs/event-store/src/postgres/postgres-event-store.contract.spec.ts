import pg from 'pg';
import { startTestPostgres } from '#postgres/testing';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { LossyProxy } from '../contract/lossy-proxy.js';
import { PostgresEventStore } from './postgres-event-store.js';

const disconnectAll = async (connectionString: string): Promise<void> => {
  const client = new pg.Client(connectionString);
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  await client.end();
};

eventStoreContract('PostgreSQL', async () => {
  const server = await startTestPostgres();
  const proxy = await LossyProxy.before(server.url);
  const connectionString = proxy.url;
  return {
    open: (versions) => PostgresEventStore.open({ connectionString, versions }),
    openBeside: () => PostgresEventStore.open({ connectionString: server.url }),
    loseAnswers: () => proxy.loseAnswers(),
    disconnect: async () => {
      await disconnectAll(server.url);
      proxy.breakAll();
    },
    racer: { file: 'libs/event-store/src/postgres/postgres-racer.ts', args: [connectionString] },
    stop: async () => {
      await proxy.close();
      await server.stop();
    },
  };
});
