import { run } from './run.js';

const stop = new AbortController();
const interrupt = (): void => stop.abort();
process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  out: process.stdout,
  err: process.stderr,
  signal: stop.signal,
});
