/** A projector of its own, to be killed: projects the donors of the database named by its argument. */
import { PostgresEventStore } from '#event-store';
import { ProjectionRunner } from '../index.js';
import { donors } from './samples.js';

const [connectionString = ''] = process.argv.slice(2);
const logger = { info: () => undefined, warn: (message: string) => process.stderr.write(`${message}\n`) };
const store = await PostgresEventStore.open({ connectionString });
// Small batches: there shall be a middle to be killed in.
new ProjectionRunner({ store, connectionString, projections: [donors], logger, batchSize: 7 }).start();
