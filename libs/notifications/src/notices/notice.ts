import type { Event, Recorded } from '#event-sourcing';
import type { Money } from '#money';
import type { MessageKey } from '../messages/message-keys.js';

/** What a message says beside its words. Free text is not for sentences: it is shown below them. */
export type Parameters = Readonly<{
  title: string;
  /** Ids. */
  request?: string;
  contribution?: string;
  office?: string;
  /** A calendar day. */
  day?: string;
  amount?: Money;
  /** What somebody wrote: a reason, a question. */
  text?: string;
}>;

/** Whom a notice is for; the address book says who that is, and their grants whether they may be told. */
export type Addressee =
  | Party
  /** Somebody by name, who has to be one of these. */
  | Readonly<{ actor: string; as: readonly Party[] }>;

type Party =
  /** Managers of a programme, by its code; null: of any. */
  | Readonly<{ managersOf: string | null }>
  | Readonly<{ role: 'finance-officer' }>
  /** By its country. */
  | Readonly<{ state: string }>
  | Readonly<{ officeCode: string }>
  | Readonly<{ donorOf: string }>
  | Readonly<{ evaluator: string }>;

/** What some people are to be told because of one event. */
export type Notice = Readonly<{
  message: MessageKey;
  parameters: Parameters;
  /** Where it can be looked at: a path of the API. */
  link: string;
  to: readonly Addressee[];
}>;

type Details<E extends Event> = (data: E['data']) => Omit<Partial<Parameters>, 'title'>;

/** `to`: names of addressees, as the facts about a stream know them. `with`: what the event adds to the message. */
export type Tells<E extends Event, Name extends string> = Readonly<{
  message: MessageKey;
  to: readonly Name[];
  with?: Details<E>;
}>;

/** By type of event: who is told what. Of the types that are not named nobody is told. */
export type NoticeTable<E extends Event, Name extends string> = Readonly<{
  [T in E['type']]?: readonly Tells<Extract<E, { type: T }>, Name>[];
}>;

/** The entries of a table for an event. */
export const entriesFor = <E extends Event, Name extends string>(
  table: NoticeTable<E, Name>,
  { type }: Recorded<E>,
): readonly Tells<E, Name>[] =>
  Object.hasOwn(table, type) ? ((table[type as E['type']] ?? []) as unknown as readonly Tells<E, Name>[]) : []; // the type and its entries go together
