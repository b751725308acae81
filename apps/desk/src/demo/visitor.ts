import { createHash, randomUUID } from 'node:crypto';
import { changeAccount, type Grant, OpenAccount } from '#access';
import type { Runtime } from '#runtime';

const GRANTS: readonly Grant[] = [{ role: 'auditor' }];
const NAME = 'visitor';

/** An API key with which all of the demo can be read, and nothing changed. It is good for today and tomorrow. */
export const keyForVisitors = async ({
  runner,
  access,
  clock,
}: Pick<Runtime, 'runner' | 'access' | 'clock'>): Promise<string> => {
  const commandId = randomUUID();
  const requestHash = createHash('sha256').update(NAME).digest('hex');
  const context = { commandId, requestHash, correlationId: commandId, actor: 'demo', at: clock.now().toISOString() };
  const account = { name: NAME, kind: 'service' as const, grants: GRANTS };
  const unnamed = { personId: NAME, displayName: null, email: null };
  await runner.run(new OpenAccount({ ...account, ...unnamed }, context), changeAccount);
  const expiresOn = new Date(clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  return (await access.makeApiKey(NAME, { label: 'demo', grants: GRANTS, expiresOn })).key;
};
