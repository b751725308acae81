import { accountsNamed } from '#access';
import type { EventStore, PersonalDataVault } from '#event-store';
import type { Rows } from '#read-models';
import type { Carrier } from '../delivery/courier.js';
import type { Attempted } from '../delivery/retrying.js';
import type { Inbox } from '../inbox/inbox.js';
import { heldBy } from '../notices/addressed.js';
import { recipientNamed } from '../recipient/address-book.queries.js';
import { recipientStream } from '../recipient/recipient.decider.js';
import { compose } from './compose.js';
import type { Mailer } from './mailer.js';

type Parts = Readonly<{
  store: EventStore;
  vault: PersonalDataVault;
  rows: Rows;
  inbox: Inbox;
  mailer: Mailer;
  /** See Known. */
  strangers: boolean;
  clock: Readonly<{ now(): Date }>;
}>;

const NOT_WANTED: Attempted = { statusCode: null, reason: 'no e-mail is wanted any more', final: 'not-wanted' };

/** Sends people what of their inbox they may still read, to the address that they have now. */
export const emailCarrier =
  ({ store, vault, rows, inbox, mailer, strangers, clock }: Parts): Carrier =>
  async ({ id, target: actor }) => {
    const recipient = await recipientNamed(rows, actor);
    const address = await addressOf(actor, { store, vault });
    const [account] = await accountsNamed(rows, [actor]);
    const held = heldBy(actor, { accounts: new Map(account && [[actor, account]]), strangers });
    const notices = await inbox.ofDelivery(id, held === 'unknown' ? null : held);
    if (!recipient || recipient.email_choice === 'none' || address === undefined || notices.length === 0)
      return NOT_WANTED;
    const day = clock.now().toISOString().slice(0, 10);
    return mailer.send(id, address, compose(notices, recipient.language, day));
  };

/** Undefined: there is none, or its owner was erased. */
const addressOf = async (
  actor: string,
  { store, vault }: Pick<Parts, 'store' | 'vault'>,
): Promise<string | undefined> => {
  const [newest] = await vault.open(await store.read(recipientStream(actor), { direction: 'backwards', limit: 1 }));
  const { email } = Object(newest?.data) as Readonly<{ email?: unknown }>;
  return typeof email === 'string' ? email : undefined;
};
