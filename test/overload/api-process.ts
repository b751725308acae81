import { pino } from 'pino';
import { SystemClock } from '#configuration';
import { openRuntime } from '#runtime';
import { createApi } from '../../apps/api/src/create-api.js';
import { openAccess } from '../../apps/api/src/testing/access.js';
import { THIS_MACHINE } from '../../apps/api/src/shell/shell.js';

/** An api that believes names, with its read models; tells its address. `RATE`: requests a minute. */
const runtime = await openRuntime({
  databaseUrl: process.env['DATABASE_URL'] ?? '',
  clock: new SystemClock(),
  logger: pino({ level: 'warn' }, pino.destination(2)),
});
runtime.project();
const rateLimitPerMinute = Number(process.env['RATE'] ?? 0);
const api = await createApi(runtime, openAccess, { ...THIS_MACHINE, rateLimitPerMinute });
await api.listen(0, '127.0.0.1');
process.stdout.write(`${await api.getUrl()}\n`);
