/** A process that opens the data directory named by its argument, says what it got, and stops when told to. */
import { joinOrOpenDatabase, openDatabase } from '../index.js';

const [directory = '', how] = process.argv.slice(2);
const open = how === 'join' ? joinOrOpenDatabase : openDatabase;
const logger = {
  info: (message: string) => process.stderr.write(`${message}\n`),
  warn: (message: string) => process.stderr.write(`${message}\n`),
};
const database = await open({ dataDirectory: directory, logger });
const stop = () => void database.stop().then(() => process.exit(0));
process.on('SIGINT', stop).on('SIGTERM', stop);
process.stdout.write(`${JSON.stringify({ url: database.url, joined: database.joined !== undefined })}\n`);
// Open until a signal comes.
setInterval(() => undefined, 60_000);
