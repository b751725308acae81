/** A process that seals all the time, to be killed: its arguments are the database, the key's file and the directory. */
import { PostgresEventStore } from '#event-store';
import { Pool } from '#postgres';
import { Sealer, Seals, signingKeyIn } from '../index.js';

const [connectionString = '', keyFile = '', directory = ''] = process.argv.slice(2);
const store = await PostgresEventStore.open({ connectionString });
const pool = new Pool({ connectionString });
const seals = await Seals.open(pool, store);
const key = await signingKeyIn(keyFile, { make: true });
const sealer = new Sealer({ store, seals, key, directory, clock: { now: () => new Date() } });
process.stdout.write('"sealing"\n');
for (;;) await sealer.seal();
