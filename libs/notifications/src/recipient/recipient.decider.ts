import { type Decider, InvalidInput, NotFound, Refusal, requireText } from '#event-sourcing';
import type { RecipientCommand } from './recipient.commands.js';
import type { RecipientDetails, RecipientEvent } from './recipient.events.js';

type Recipient = 'unknown' | Readonly<{ personId: string }>;

const MOST_ROLES = 50;
const LONGEST_ADDRESS = 254;
/** One address and nothing else: neither a name beside it nor a line of a header. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

const decide = (command: RecipientCommand, state: Recipient): RecipientEvent[] => {
  const { actor } = command.data;
  requireText('actor', actor, 100);
  requireDetails(command.data);
  switch (command.type) {
    case 'RegisterRecipient':
      requireText('personId', command.data.personId, 200);
      if (state !== 'unknown') throw new Refusal('RecipientExists', { actor });
      return [{ type: 'RecipientRegistered', data: command.data }];
    case 'ChangeRecipient':
      if (state === 'unknown') throw new NotFound('Recipient', actor);
      return [{ type: 'RecipientChanged', data: { ...command.data, personId: state.personId } }];
  }
};

/** Throws InvalidInput for the first field that breaks its rule. */
const requireDetails = ({ roles, email, emailChoice }: Omit<RecipientDetails, 'personId'>): void => {
  if (roles.length === 0 || roles.length > MOST_ROLES)
    throw new InvalidInput('roles', `must be 1 to ${MOST_ROLES}`, { count: roles.length });
  if (new Set(roles.map((role) => JSON.stringify(role))).size < roles.length)
    throw new InvalidInput('roles', 'must not name one twice');
  if (email !== null && (email.length > LONGEST_ADDRESS || !ADDRESS.test(email)))
    throw new InvalidInput('email', 'must be one e-mail address, like name@example.org');
  if (email === null && emailChoice !== 'none')
    throw new InvalidInput('emailChoice', 'must be none where there is no e-mail address');
};

export const recipientStream = (actor: string): string => `recipient-${actor}`;

/** One person of the address book. */
export const recipient: Decider<Recipient, RecipientCommand, RecipientEvent> = {
  category: 'recipient',
  streamOf: ({ data }) => recipientStream(data.actor),
  initial: 'unknown',
  decide,
  evolve: (_, { data }) => ({ personId: data.personId }),
};
