/** A process of its own that races for a stream: its arguments are the database, the stream and the number of racers. */
import { raceWhenTold } from '../contract/racer.js';
import { PostgresEventStore } from './postgres-event-store.js';

const [connectionString = '', stream = '', racers = ''] = process.argv.slice(2);
await raceWhenTold(await PostgresEventStore.open({ connectionString }), stream, Number(racers));
