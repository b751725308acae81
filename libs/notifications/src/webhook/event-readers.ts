import { accountList, accountsNamed, type Grant, type Role } from '#access';
import { inPresentScope, inScope, isOfHeldFact, requestOverview, requestParties } from '#assistance';
import type { Recorded } from '#event-sourcing';
import { fieldOfficeStream } from '#field-offices';
import type { ReadModels } from '#read-models';
import { heldBy } from '../notices/addressed.js';

/** `own`: of requests that are theirs; of a field office, itself. `every-programme`: only managers of all programmes. */
type Readers = Readonly<Partial<Record<Role, 'all' | 'own' | 'every-programme'>>>;

const BOOKS: Readers = { 'programme-manager': 'all', 'finance-officer': 'all', auditor: 'all' };

const IN_HOUSE: Readers = { ...BOOKS, 'programme-manager': 'own' };
/** What names requests before this one on the waitlist, and what somebody wrote of a request in the books: of any programme. */
const OF_ALL_REQUESTS: Readers = { ...BOOKS, 'programme-manager': 'every-programme' };
/** Of a field office, how much it can take: other offices read whom to turn to, and for what. */
const OF_CAPACITY: Readers = { ...BOOKS, 'field-office': 'own', administrator: 'all' };
/** Those that say more than what else is in their streams. */
const READERS_BY_TYPE: ReadonlyMap<string, Readers> = new Map([
  ['FieldOfficeAssigned', IN_HOUSE], // of other offices
  ['ResourceCheckPerformed', OF_ALL_REQUESTS],
  ['ExpenditureChargeReversed', OF_ALL_REQUESTS],
  ['RegularBudgetChargeReversed', OF_ALL_REQUESTS],
  ['FieldOfficeOpened', OF_CAPACITY],
  ['FieldOfficeCapacityChanged', OF_CAPACITY],
]);

/** Of a field office, the one at work. */
const OF_HELD_FACTS: Readers = { ...IN_HOUSE, 'field-office': 'own' };

/**
 * Who may read all that events say, by their streams. What is not listed, nobody may: not the events of accounts, nor,
 * for States and donors, which read a part of them, those of requests.
 */
const READERS: Readonly<Record<string, Readers>> = {
  request: { ...OF_HELD_FACTS, evaluator: 'own' },
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
  event: Pick<Recorded, 'stream' | 'position' | 'type'>,
  readModels: Pick<ReadModels, 'rows' | 'waitFor'>,
): Promise<boolean> => {
  const { stream, position } = event;
  const isHeld = isOfHeldFact(event);
  const readers = isHeld ? OF_HELD_FACTS : readersOf(event);
  if (!readers) return false;
  await readModels.waitFor(position, SHOWN_WITHIN_MS, [accountList, requestParties, requestOverview]);
  const [account] = await accountsNamed(readModels, [name]);
  if (!account || account.closed_at !== null) return false;
  const grants = account.grants.filter(({ role }) => readers[role] !== undefined);
  if (grants.some((grant) => readers[grant.role] === 'all' || isOfAll(grant) || isOffice(grant, stream))) return true;
  const own = grants.filter(({ role }) => readers[role] === 'own');
  const held = heldBy(name, { accounts: new Map([[name, { ...account, grants: own }]]), strangers: false });
  const isSeen = isHeld ? inPresentScope : inScope;
  const [found] = await readModels.rows<{ seen: boolean }>(`select ${isSeen('$1', '$2')} as seen`, [
    stream.slice('request-'.length),
    held,
  ]);
  return found?.seen ?? false;
};

const readersOf = ({ stream, type }: Pick<Recorded, 'stream' | 'type'>): Readers | undefined => {
  const category = Object.keys(READERS).find((one) => stream === one || stream.startsWith(`${one}-`));
  return READERS_BY_TYPE.get(type) ?? READERS[category ?? ''];
};

const isOfAll = (grant: Grant): boolean => grant.role === 'programme-manager' && grant.programmes === 'all';

const isOffice = (grant: Grant, stream: string): boolean =>
  grant.role === 'field-office' && stream === fieldOfficeStream(grant.office);
