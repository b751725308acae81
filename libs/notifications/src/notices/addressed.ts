import type { AccountRow } from '#access';
import type { RecipientRow } from '../recipient/address-book.queries.js';
import type { Addressee, Notice, Parameters } from './notice.js';
import { EVERY_PROGRAMME, FINANCE, grantOf, partiesHeld } from './parties.js';
import { toldAs } from './readers.js';

type Actor = Pick<RecipientRow, 'actor' | 'person_id' | 'roles'>;
export type Account = Pick<AccountRow, 'grants' | 'person_id' | 'closed_at'>;

/** Whose grants are known: those of accounts, by their names. `strangers`: whether a provider vouches for people who have none. */
export type Known = Readonly<{ accounts: ReadonlyMap<string, Account>; strangers: boolean }>;

/** `donors`: the donor of each contribution that notices name. `by`: who did what they tell of, and is not told. */
type Facts = Known & Readonly<{ donors: ReadonlyMap<string, string>; by: string }>;

/** `as`: the parties as which it is told; who is none of them any more does not read it. */
export type Addressed<Recipient> = Recipient & Readonly<{ as: readonly string[]; parameters: Parameters }>;

/** Who of the address book is told of a notice, each once, and what of it. */
export const addressed = <Recipient extends Actor>(
  { to, ...notice }: Pick<Notice, 'to' | 'message' | 'parameters'>,
  recipients: readonly Recipient[],
  { donors, by, ...known }: Facts,
): readonly Addressed<Recipient>[] =>
  recipients
    .filter(({ actor }) => actor !== by)
    .flatMap((recipient) => {
      const { actor, person_id, roles } = recipient;
      const booked = partiesHeld(roles.map(grantOf), person_id);
      const held = heldBy(actor, known);
      const meant = to.flatMap((addressee) => {
        const parties = partiesOf(addressee, donors);
        const isMeant = 'actor' in addressee ? addressee.actor === actor : parties.some((one) => booked.includes(one));
        return isMeant ? parties : [];
      });
      const told = toldAs(notice, [...new Set(meant)], (party) =>
        held === 'unknown' ? booked.includes(party) || party.startsWith('state:') : held.includes(party),
      );
      return told ? [{ ...recipient, ...told }] : [];
    });

const partiesOf = (addressee: Addressee, donors: Facts['donors']): readonly string[] => {
  if ('actor' in addressee) return addressee.as.flatMap((one) => partiesOf(one, donors));
  if ('managersOf' in addressee) return [`programme:${addressee.managersOf ?? ''}`, EVERY_PROGRAMME];
  if ('role' in addressee) return [FINANCE];
  if ('officeCode' in addressee) return [`office:${addressee.officeCode}`];
  if ('evaluator' in addressee) return [`evaluator:${addressee.evaluator}`];
  if ('state' in addressee) return [`state:${addressee.state}`];
  const donor = donors.get(addressee.donorOf);
  return donor === undefined ? [] : [`donor:${donor}`];
};

/** What somebody is now; `unknown`: who has no account here brings their grants from the provider, when they sign in. */
export const heldBy = (actor: string, { accounts, strangers }: Known): readonly string[] | 'unknown' => {
  const account = accounts.get(actor);
  if (!account) return strangers ? 'unknown' : [];
  return account.closed_at === null ? partiesHeld(account.grants, account.person_id) : [];
};
