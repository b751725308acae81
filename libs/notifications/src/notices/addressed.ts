import type { RecipientRow } from '../recipient/address-book.queries.js';
import type { Role } from '../recipient/recipient.events.js';
import type { Addressee, Notice } from './notice.js';

type Actor = Pick<RecipientRow, 'actor' | 'person_id' | 'roles'>;

/** `donors`: the donor of each contribution that notices name. `by`: who did what they tell of, and is not told. */
type Known = Readonly<{ donors: ReadonlyMap<string, string>; by: string }>;

/** Who of the address book is told of a notice, each once. */
export const addressed = <Recipient extends Actor>(
  { to }: Pick<Notice, 'to'>,
  recipients: readonly Recipient[],
  { donors, by }: Known,
): readonly Recipient[] =>
  recipients.filter(
    (recipient) => recipient.actor !== by && to.some((addressee) => isMeant(addressee, recipient, donors)),
  );

const isMeant = (addressee: Addressee, { actor, person_id, roles }: Actor, donors: Known['donors']): boolean => {
  const has = (holds: (role: Role) => boolean): boolean => roles.some(holds);
  if ('actor' in addressee) return addressee.actor === actor;
  if ('managersOf' in addressee) return has((one) => manages(one, addressee.managersOf));
  if ('role' in addressee) return has(({ role }) => role === addressee.role);
  if ('officeCode' in addressee)
    return has((one) => one.role === 'field-office' && one.officeCode === addressee.officeCode);
  if ('donorOf' in addressee)
    return has((one) => one.role === 'donor' && one.donorId === donors.get(addressee.donorOf));
  return addressee.evaluator === person_id && has(({ role }) => role === 'evaluator');
};

/** As long as a request has no programme, it concerns the managers of all. */
const manages = (role: Role, programme: string | null): boolean =>
  role.role === 'programme-manager' && (role.programme === null || programme === null || role.programme === programme);
