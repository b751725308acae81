import { accountList, accountsNamed, type Grant, type Role } from '#access';
import { inScope, requestParties } from '#assistance';
import type { Recorded } from '#event-sourcing';
import type { ReadModels } from '#read-models';
import { heldBy } from '../notices/addressed.js';

/** `own`: of requests that are theirs. */
type Readers = Readonly<Partial<Record<Role, 'all' | 'own'>>>;

const BOOKS: Readers = { 'programme-manager': 'all', 'finance-officer': 'all', auditor: 'all' };

/**
 * Who may read all that events say, by their streams. What is not listed, nobody may: not the events of accounts, nor,
 * for States and donors, which read a part of them, those of requests.
 */
const READERS: Readonly<Record<string, Readers>> = {
  request: {
    ...{ 'programme-manager': 'own', 'finance-officer': 'all', auditor: 'all' },
    ...{ 'field-office': 'own', evaluator: 'own' },
  },
  contribution: BOOKS,
  'in-kind': BOOKS,
  donor: BOOKS,
  'regular-budget': BOOKS,
  'exchange-rate': BOOKS,
  periods: { ...BOOKS, 'field-office': 'all' },
  'field-office': { ...BOOKS, 'field-office': 'all', administrator: 'all' },
};

const SHOWN_WITHIN_MS = 5_000;

/** Whether an account, as it is now, may read what an event says. Error: NotCaughtUp, where the views are behind it. */
export const mayRead = async (
  name: string,
  { stream, position }: Pick<Recorded, 'stream' | 'position'>,
  readModels: Pick<ReadModels, 'rows' | 'waitFor'>,
): Promise<boolean> => {
  const category = Object.keys(READERS).find((one) => stream === one || stream.startsWith(`${one}-`));
  const readers = category === undefined ? undefined : READERS[category];
  if (!readers) return false;
  await readModels.waitFor(position, SHOWN_WITHIN_MS, [accountList, requestParties]);
  const [account] = await accountsNamed(readModels, [name]);
  if (!account || account.closed_at !== null) return false;
  const grants = account.grants.filter(({ role }) => readers[role] !== undefined);
  if (grants.some((grant) => readers[grant.role] === 'all' || isOfAll(grant))) return true;
  const held = heldBy(name, { accounts: new Map([[name, { ...account, grants }]]), strangers: false });
  const [found] = await readModels.rows<{ seen: boolean }>(`select ${inScope('$1', '$2')} as seen`, [
    stream.slice('request-'.length),
    held,
  ]);
  return found?.seen ?? false;
};

const isOfAll = (grant: Grant): boolean => grant.role === 'programme-manager' && grant.programmes === 'all';
