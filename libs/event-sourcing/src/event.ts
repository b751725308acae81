/** A fact that happened. Its type is a past-tense phrase of the domain. */
export type Event<Type extends string = string, Data = unknown> = Readonly<{ type: Type; data: Readonly<Data> }>;

/** Who did it, through which command, and when the system wrote it down. */
export type EventMetadata = Readonly<{
  actor: string;
  onBehalfOf?: string;
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
