import { type Grant, openAccount } from '#access';
import type { Runtime } from '#runtime';

const GRANTS: readonly Grant[] = [{ role: 'auditor' }];
const NAME = 'visitor';

/** An API key with which all of the demo can be read, and nothing changed. It is good for today and tomorrow. */
export const keyForVisitors = async ({
  runner,
  access,
  clock,
}: Pick<Runtime, 'runner' | 'access' | 'clock'>): Promise<string> => {
  await openAccount({ runner, clock }, { name: NAME, kind: 'service', grants: GRANTS }, 'demo');
  const expiresOn = new Date(clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  return (await access.makeApiKey(NAME, { label: 'demo', grants: GRANTS, expiresOn })).key;
};
