import { pino } from 'pino';
import { type Grant, openAccount } from '#access';
import { Refusal } from '#event-sourcing';
import { SystemClock } from '#configuration';
import { openRuntime, type Runtime } from '#runtime';

/** May do everything, but not both halves of what is separated. */
const GRANTS: readonly Grant[] = [
  { role: 'programme-manager', programmes: 'all' },
  { role: 'finance-officer' },
  { role: 'field-office', office: 'HQ' },
  { role: 'administrator' },
  { role: 'auditor' },
];

/** The header that says who asks for this address. */
export type Authorization = (path: string) => string;

/** Opens two service accounts, where they are not there, with new keys: one submits and receives, the other does all the rest. */
export const servicesIn = async ({
  runner,
  access,
  clock,
}: Pick<Runtime, 'runner' | 'access' | 'clock'>): Promise<Authorization> => {
  const keyOf = async (name: string): Promise<string> => {
    await openAccount({ runner, clock }, { name, kind: 'service', grants: GRANTS }, 'test').catch((error: unknown) => {
      // A backup holds the accounts, and none of their keys.
      if (!(error instanceof Refusal && error.code === 'AccountExists')) throw error;
    });
    const expiresOn = new Date(clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    return (await access.makeApiKey(name, { label: 'test', grants: GRANTS, expiresOn })).key;
  };
  const [clerk, manager] = [await keyOf('clerk'), await keyOf('manager')];
  return (path) => `Bearer ${/\/(requests|receipts)$/.test(path) ? clerk : manager}`;
};

/** The same in a database that other processes serve. */
export const servicesAt = async (databaseUrl: string): Promise<Authorization> => {
  const runtime = await openRuntime({ databaseUrl, clock: new SystemClock(), logger: pino({ level: 'silent' }) });
  try {
    return await servicesIn(runtime);
  } finally {
    await runtime.close();
  }
};
