/** A process that tells people what happens in the database named by its argument, and delivers it, to be killed. */
import { pino } from 'pino';
import { SystemClock } from '#configuration';
import { openRuntime } from '#runtime';

const [databaseUrl = ''] = process.argv.slice(2);
const runtime = await openRuntime({
  ...{ databaseUrl, clock: new SystemClock(), logger: pino({ level: 'silent' }) },
  notifications: { mail: undefined, webhooksMayReach: ['127.0.0.1'] },
});
runtime.project();
runtime.notify();
process.stdout.write(`${JSON.stringify({ pid: process.pid })}\n`);
