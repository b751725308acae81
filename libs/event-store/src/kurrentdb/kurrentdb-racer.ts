/** A process of its own that races for a stream: its arguments are the server, the prefix, the stream and the number of racers. */
import { raceWhenTold } from '../contract/racer.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';

const [connectionString = '', prefix = '', stream = '', racers = ''] = process.argv.slice(2);
await raceWhenTold(await KurrentDbEventStore.open({ connectionString, prefix }), stream, Number(racers));
