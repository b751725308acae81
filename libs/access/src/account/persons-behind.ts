import type { Recorded } from '#event-sourcing';
import type { EventStore, PersonalDataVault } from '#event-store';
import type { AccountEvent } from './account.events.js';
import { accountStream } from './account.state.js';

/** Null: there is none, or the person was erased. */
export type AccountPerson = Readonly<{ personId: string; displayName: string | null; email: string | null }>;

type Books = Readonly<{
  store: Pick<EventStore, 'readMany'>;
  vault: Pick<PersonalDataVault, 'open'>;
}>;

/** Who is behind accounts, in their order, without those that do not exist: from their streams, since read models name nobody. */
export const personsBehind = async (
  names: readonly string[],
  { store, vault }: Books,
): Promise<readonly AccountPerson[]> => {
  const streams = await store.readMany(new Map(names.map((name) => [accountStream(name), 0])));
  // Events of accounts' streams.
  const told = names.flatMap((name) => (streams.get(accountStream(name)) ?? []).findLast(tells) ?? []);
  return ((await vault.open(told)) as readonly Telling[]).map(({ data: { personId, displayName, email } }) => ({
    personId,
    displayName,
    email,
  }));
};

type Telling = Recorded<Extract<AccountEvent, { type: 'AccountOpened' | 'AccountPersonChanged' }>>;

const tells = ({ type }: Recorded): boolean => type === 'AccountOpened' || type === 'AccountPersonChanged';
