import { type Grant, openAccount } from '#access';
import type { Runtime } from '#runtime';

const ACTOR = 'demo';
const READER: readonly Grant[] = [{ role: 'auditor' }];
/** Of a demo that holds invented data only, on this machine only. */
export const PASSWORD = 'water under the bridge';

/** Commissioned in the story, and not done yet. */
export const EVALUATOR = { personId: 'sunniva-aaltonen', displayName: 'Sunniva Aaltonen' } as const;

type Person = Readonly<{ name: string; grants: readonly Grant[]; personId?: string; displayName?: string }>;

/** Who can sign in, at least one for each role, each with something to do in the story. */
export const PEOPLE: readonly Person[] = [
  { name: 'manager', grants: [{ role: 'programme-manager', programmes: 'all' }] },
  { name: 'finance', grants: [{ role: 'finance-officer' }] },
  { name: 'bogota', grants: [{ role: 'field-office', office: 'BOGOTA' }] },
  { name: 'norway', grants: [{ role: 'donor', donor: 'NO' }] },
  // A contribution was closed and its rest refunded, and its project evaluated.
  { name: 'united-kingdom', grants: [{ role: 'donor', donor: 'GB' }] },
  { name: 'kyrgyzstan', grants: [{ role: 'requesting-state', country: 'KG' }] },
  { name: 'evaluator', grants: [{ role: 'evaluator' }], ...EVALUATOR },
  { name: 'auditor', grants: [{ role: 'auditor' }] },
  { name: 'administrator', grants: [{ role: 'administrator' }] },
];

type Parts = Pick<Runtime, 'runner' | 'access' | 'clock'>;

export const openPeople = async ({ runner, access, clock }: Parts): Promise<void> => {
  for (const { name, ...person } of PEOPLE) {
    await openAccount({ runner, clock }, { name, kind: 'person', ...person }, ACTOR);
    const password = await access.resetPassword(name);
    const from = { address: '127.0.0.1', device: undefined };
    const { session } = await access.signIns.changePassword({
      account: name,
      password,
      newPassword: PASSWORD,
      ...from,
    });
    await access.endSession(session.id);
  }
};

/** An API key with which all of the demo can be read, and nothing changed. It is good for today and tomorrow. */
export const keyForVisitors = async ({ runner, access, clock }: Parts): Promise<string> => {
  const name = 'visitor';
  await openAccount({ runner, clock }, { name, kind: 'service', grants: READER }, ACTOR);
  const expiresOn = new Date(clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  return (await access.makeApiKey(name, { label: 'demo', grants: READER, expiresOn })).key;
};
