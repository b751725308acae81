/** A fact that happened. Its type is a past-tense phrase of the domain. */
export type Event<Type extends string = string, Data = unknown> = Readonly<{ type: Type; data: Readonly<Data> }>;

/** How it is proven that somebody is who they say. */
export type Proof = 'session' | 'api-key' | 'token';

/** Who did it, from where, through which command, and when the system wrote it down. */
export type EventMetadata = Readonly<{
  actor: string;
  /** Absent: not asked for over the network, by a process or on the command line. So, too, `from`. */
  by?: Proof;
  /** The address that it came from: IPv4 or IPv6. For auditors only. */
  from?: string;
  onBehalfOf?: string;
  /** The person who acted, where no account tells who is behind the name. As little for everybody as `from`. */
  person?: string;
  /** The command's type. Absent in what was written before it was noted. */
  command?: string;
  commandId: string;
  correlationId: string;
  causationId?: string;
  /** RFC 3339, UTC, milliseconds. */
  recordedAt: string;
}>;

/** An event as the store gives it back. `position` orders all events; compare positions as strings. */
export type Recorded<E extends Event = Event> = E &
  Readonly<{
    id: string;
    stream: string;
    revision: number;
    version: number;
    metadata: EventMetadata;
    position: string;
  }>;

/** Under whatever names it counts as somebody's deed: who acted, for whom, and which person that is, where it tells. */
export const doersOf = ({
  actor,
  onBehalfOf = actor,
  person,
}: Pick<EventMetadata, 'actor' | 'onBehalfOf' | 'person'>): readonly string[] => [
  ...new Set([actor, onBehalfOf]),
  ...(person === undefined ? [] : [asDoer(person)]),
];

/** A person among the names under which deeds count; no name of an account begins like this. */
export const asDoer = (personId: string): string => `@${personId}`;

/** Doers as they may be told: no persons among them. */
export const namesAmong = (doers: readonly string[]): readonly string[] =>
  doers.filter((doer) => !doer.startsWith(asDoer('')));
