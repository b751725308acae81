/** A process with a test server, to be killed. Says the server's URL. */
import { startTestPostgres } from './index.js';

const { url } = await startTestPostgres();
process.stdout.write(`${JSON.stringify({ url })}\n`);
setInterval(() => undefined, 60_000);
