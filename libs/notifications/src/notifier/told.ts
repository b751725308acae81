import { accountsNamed } from '#access';
import { type RequestEvent, requestStream } from '#assistance';
import { type ContributionEvent, contributionStream } from '#contributions';
import type { Recorded } from '#event-sourcing';
import { type EventStore, uuidOf } from '#event-store';
import type { PersonErased } from '#personal-data';
import type { Rows } from '#read-models';
import { addressed, type Known } from '../notices/addressed.js';
import { contributionNotices, noticesOfContribution } from '../notices/contribution.notices.js';
import type { Notice } from '../notices/notice.js';
import { noticesOfRequest, requestNotices } from '../notices/request.notices.js';
import { type RecipientRow, recipientsIn } from '../recipient/address-book.queries.js';
import { isTellable } from '../webhook/cloud-event.js';
import { webhooksIn } from '../webhook/webhook-list.queries.js';

export type NewNotice = Pick<Notice, 'message' | 'parameters' | 'link'> &
  Readonly<{ actor: string; parties: readonly string[]; eventId: string; at: string; deliveryId: string | null }>;

export type NewDelivery = Readonly<{
  id: string;
  kind: 'e-mail' | 'webhook';
  target: string;
  eventId: string | null;
  eventType: string | null;
  stream: string | null;
  revision: number | null;
  dueAt: string;
}>;

/** What some events come to. */
export type Told = Readonly<{
  notices: readonly NewNotice[];
  deliveries: readonly NewDelivery[];
  /** Ids of persons who are to be forgotten. */
  erased: readonly string[];
}>;

export type Telling = Readonly<{
  store: Pick<EventStore, 'read' | 'readMany'>;
  rows: Rows;
  /** Whether e-mails can be sent. */
  email: boolean;
  /** See Known. */
  strangers: boolean;
  now: Date;
  /** Told of an event of which nothing can be told. */
  warn: (message: string) => void;
}>;

/** UTC. A digest takes what was told before; it is sent a little later, when nothing can be added to it any more. */
const DIGEST_HOUR = 6;
const DIGEST_GRACE_MS = 60_000;

/** Looks at the address book and the accounts as they are now, and at each stream up to its event. */
export const toldOf = async (events: readonly Recorded[], telling: Telling): Promise<Told> => {
  const { store, rows, now, email, strangers, warn } = telling;
  const told = events.filter(tells);
  const histories = await store.readMany(new Map(told.filter(isOfRequest).map(({ stream }) => [stream, 0])));
  const submissions = await firstEventsOf(new Set([...histories.values()].flatMap(([first]) => wholeOf(first))), store);
  const pledges = await firstEventsOf(new Set(told.filter(isOfContribution).map(({ stream }) => stream)), store);
  const historyOf = (event: Recorded): readonly Recorded[] =>
    isOfRequest(event)
      ? withSubmission((histories.get(event.stream) ?? []).filter(({ revision }) => revision <= event.revision))
      : [...(pledges.get(event.stream) ?? []), event];
  const withSubmission = (history: readonly Recorded[]): readonly Recorded[] => [
    ...wholeOf(history[0]).flatMap((stream) => submissions.get(stream) ?? []),
    ...history,
  ];
  const noticesByEvent = told.map((event) => noticesOf(event, historyOf(event), warn));
  const recipients = told.length === 0 ? [] : await recipientsIn(rows);
  const accounts = await accountsOf(recipients, rows);
  const donors = await donorsOf(noticesByEvent.flat(), store);

  const tellings = told.flatMap((event, index) =>
    (noticesByEvent[index] ?? []).flatMap((notice) =>
      addressed(notice, recipients, { accounts, strangers, donors, by: event.metadata.actor }).map((recipient) => ({
        ...{ event, notice, actor: recipient.actor, parties: recipient.as, parameters: recipient.parameters },
        emails: email ? emailsFor(recipient, event, now) : [],
      })),
    ),
  );
  const emails = new Map(tellings.flatMap((one) => one.emails.map((delivery) => [delivery.id, delivery])));
  return {
    notices: tellings.map(({ event, notice: { message, link }, actor, parties, parameters, ...one }) => ({
      ...{ actor, parties, eventId: event.id, message, parameters, link, at: event.metadata.recordedAt },
      deliveryId: one.emails[0]?.id ?? null,
    })),
    deliveries: [...emails.values(), ...(await webhookDeliveries(events, telling))],
    erased: events.flatMap((event) => (isErasure(event) ? [event.data.personId] : [])),
  };
};

const isOfRequest = (event: Recorded): event is Recorded<RequestEvent> => Object.hasOwn(requestNotices, event.type);
const isOfContribution = (event: Recorded): event is Recorded<ContributionEvent> =>
  Object.hasOwn(contributionNotices, event.type);
const tells = (event: Recorded): boolean => isOfRequest(event) || isOfContribution(event);
const isErasure = (event: Recorded): event is Recorded<PersonErased> => event.type === 'PersonErased';

/** What one release cannot make sense of must not keep everybody from being told of everything else. */
const noticesOf = (event: Recorded, history: readonly Recorded[], warn: Telling['warn']): readonly Notice[] => {
  try {
    // A stream has events of one aggregate.
    if (isOfRequest(event)) return noticesOfRequest(history as readonly Recorded<RequestEvent>[]);
    return noticesOfContribution(history as readonly Recorded<ContributionEvent>[]);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'error';
    warn(`nobody is told of ${event.type}, event ${event.revision} of ${event.stream}: ${name}`);
    return [];
  }
};

/** Where a stage was told of as a whole: the stream of the request that was split. */
const wholeOf = (first: Recorded | undefined): readonly string[] =>
  // A type has one form.
  first?.type === 'StageOpened' ? [requestStream((first as Recorded<StageOpened>).data.stageOf.requestId)] : [];

type StageOpened = Extract<RequestEvent, { type: 'StageOpened' }>;

/** Of each stream: a contribution's pledge, a request's submission. */
const firstEventsOf = async (
  streams: ReadonlySet<string>,
  store: Telling['store'],
): Promise<ReadonlyMap<string, readonly Recorded[]>> =>
  new Map(
    await Promise.all([...streams].map(async (stream) => [stream, await store.read(stream, { limit: 1 })] as const)),
  );

const accountsOf = async (recipients: readonly RecipientRow[], rows: Rows): Promise<Known['accounts']> => {
  const names = recipients.map(({ actor }) => actor);
  const accounts = names.length === 0 ? [] : await accountsNamed(rows, names);
  return new Map(accounts.map((account) => [account.name, account]));
};

const donorsOf = async (notices: readonly Notice[], store: Telling['store']): Promise<ReadonlyMap<string, string>> => {
  const ids = new Set(notices.flatMap(({ to }) => to.flatMap((one) => ('donorOf' in one ? [one.donorOf] : []))));
  const pledges = await firstEventsOf(new Set([...ids].map(contributionStream)), store);
  return new Map(
    [...pledges.values()]
      .flat()
      .flatMap((event): [string, string][] =>
        isOfContribution(event) && event.type === 'ContributionPledged'
          ? [[event.data.contributionId, event.data.donorId]]
          : [],
      ),
  );
};

/** The e-mail that carries a notice, if any: one an event and person, or one a day. */
const emailsFor = (
  { actor, email_choice, has_email }: RecipientRow,
  event: Recorded,
  now: Date,
): readonly NewDelivery[] => {
  if (!has_email || email_choice === 'none') return [];
  const email = {
    kind: 'e-mail',
    target: actor,
    eventId: null,
    eventType: null,
    stream: null,
    revision: null,
  } as const;
  if (email_choice === 'at-once')
    return [{ ...email, id: uuidOf(`e-mail ${actor} ${event.id}`), dueAt: now.toISOString() }];
  const ends = digestEnd(now);
  const dueAt = new Date(ends.getTime() + DIGEST_GRACE_MS).toISOString();
  return [{ ...email, id: uuidOf(`digest ${actor} ${ends.toISOString()}`), dueAt }];
};

/** The next end of a digest. */
export const digestEnd = (now: Date): Date => {
  const today = new Date(now);
  today.setUTCHours(DIGEST_HOUR, 0, 0, 0);
  return today > now ? today : new Date(today.getTime() + 24 * 60 * 60 * 1000);
};

const webhookDeliveries = async (
  events: readonly Recorded[],
  { rows, now }: Telling,
): Promise<readonly NewDelivery[]> => {
  const tellable = events.filter(isTellable);
  const webhooks = tellable.length === 0 ? [] : (await webhooksIn(rows)).filter(({ active }) => active);
  return tellable.flatMap(({ id, type, stream, revision }) =>
    webhooks
      .filter(({ event_types }) => event_types === null || event_types.includes(type))
      .map(({ webhook_id }): NewDelivery => ({
        ...{ id: uuidOf(`webhook ${webhook_id} ${id}`), kind: 'webhook', target: webhook_id, eventId: id },
        ...{ eventType: type, stream, revision, dueAt: now.toISOString() },
      })),
  );
};
