import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Grant } from '#access';
import { readConfiguration } from '#configuration';
import { toldOf } from '#runtime';
import { type Desk, closeOnSignal, openDesk } from '../desk.js';
import { DemoClock } from './demo-clock.js';
import { type DemoOptions, USAGE, WrongUsage, readDemoOptions } from './demo-options.js';
import { NotFresh, runDemo } from './run-demo.js';
import { keyForVisitors, openPeople, PASSWORD, PEOPLE } from './people.js';

const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Years go by in a minute or two: so several of their days are sealed, as one looks at them. */
const SEAL_EVERY_MS = 2_000;

const main = async (args: readonly string[]): Promise<void> => {
  const options = readDemoOptions(args);
  if (options === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const clock = new DemoClock();
  const { desk, shutdownMs, dataDirectory } = await open(options, clock);
  closeOnSignal(desk, shutdownMs);
  try {
    const { text, identityHolds } = await runDemo(desk, clock, options, process.stderr);
    process.stdout.write(`${text}\n`);
    if (!identityHolds) process.exitCode = EXIT.failed;
  } catch (error) {
    await desk.close();
    throw error;
  }
  if (options.once) return desk.close();
  await desk.runProcesses();
  desk.runtime.notify();
  await openPeople(desk.runtime);
  const key = await keyForVisitors(desk.runtime);
  process.stderr.write(serving(desk, options, { dataDirectory, key }));
};

/** A database of the demo's own, whatever the environment says, and any free port unless HTTP_PORT names one. */
const open = async ({ data, once }: DemoOptions, clock: DemoClock) => {
  const dataDirectory = data ?? (await mkdtemp(join(tmpdir(), 'techcoop-demo-')));
  const removeData = async (): Promise<void> => {
    if (data === undefined) await rm(dataDirectory, { recursive: true, force: true });
  };
  try {
    const configuration = readConfiguration({
      ...{ LOG_LEVEL: 'warn', HTTP_PORT: '0' },
      DISK_FLOOR_MEGABYTES: '0', // it writes little, and what it writes can be made again
      ...process.env,
      ...{ DATABASE_URL: undefined, EVENT_STORE_URL: undefined, TECHCOOP_DATA: dataDirectory },
      ...{ QUEUE_URL: undefined, ERASURE_REGISTER: undefined, PERSONAL_DATA_KEY_FILE: undefined },
      ...{ SEAL_KEY_FILE: undefined, SEAL_DIRECTORY: undefined, SMTP_URL: undefined, MAIL_FROM: undefined },
    });
    const { shutdownMs, http } = configuration;
    const served = { ...configuration, http: { ...http, port: once ? 0 : http.port } };
    const desk = await openDesk(served, clock, SEAL_EVERY_MS);
    const close = async (): Promise<void> => {
      await desk.close();
      await removeData();
    };
    return { desk: { ...desk, close }, shutdownMs, dataDirectory };
  } catch (error) {
    await removeData();
    throw error;
  }
};

type Served = Readonly<{ dataDirectory: string; /** For reading. */ key: string }>;

const serving = ({ url }: Desk, { data }: DemoOptions, { dataDirectory, key }: Served): string =>
  [
    '',
    'The demo goes on serving what you see above. Open',
    `  ${url}`,
    `and sign in with the password "${PASSWORD}" as`,
    ...PEOPLE.map(({ name, grants }) => `  ${name.padEnd(14)} ${grants.map(told).join(', ')}`),
    '',
    `The API is at ${url}/api/v1, described at ${url}/api/docs. Read it as an auditor does:`,
    `  curl -H 'Authorization: Bearer ${key}' \\`,
    `    ${url}/api/v1/requests`,
    data === undefined
      ? 'Ctrl-C stops it and removes its data; with --data DIR they are kept.'
      : `Ctrl-C stops it; TECHCOOP_DATA=${dataDirectory} npm start serves its data again.`,
    '',
  ].join('\n');

const told = (grant: Grant): string => {
  const { role, ...of } = grant;
  const whose = Object.values(of).join(', ');
  return `${role.replace('-', ' ')}${whose === '' ? '' : ` (${whose})`}`;
};

const failed = (error: unknown): void => {
  const isUsage = error instanceof WrongUsage;
  process.stderr.write(`${toldOf(error, [WrongUsage, NotFresh])}\n${isUsage ? `\n${USAGE}` : ''}`);
  process.exitCode = isUsage ? EXIT.usage : EXIT.failed;
};

await main(process.argv.slice(2)).catch(failed);
