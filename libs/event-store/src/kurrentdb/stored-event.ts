import type { RecordedEvent } from '@kurrent/kurrentdb-client';
import type { EventMetadata, Recorded } from '#event-sourcing';
import { canonicalJson } from '../contract/json-rules.js';
import type { StoredEvent as EventAsStored } from '../event-store.js';
import { toPosition } from './position.js';

/**
 * What is written beside an event's data. Strings only: an append to several streams takes no others. The server adds
 * `$schema.name` and `$schema.format` when it is read.
 */
export type StoredMetadata = Readonly<{
  /** The event's own id. The server's differs with every sending, so that it takes none for another one. */
  id: string;
  /** As it was given; the stream's name on the server ignores case. */
  stream: string;
  version: string;
  /** Canonical JSON (RFC 8785). */
  metadata: string;
  /** SHA-256 (hex), see eventHash. */
  hash: string;
  /** How many events of the same append come after it. */
  followedBy: string;
  /** Where the server does not take it as it is. */
  type?: string;
}>;

/** An event with what else its append and its subscribers need to know of it. */
export type StoredEvent = Readonly<{ event: Recorded; hash: string; followedBy: number }>;

/** Reads what AppendCall wrote. Throws when something else wrote the event. */
export const storedEvent = ({ id, streamId, type, revision, data, metadata, position }: RecordedEvent): StoredEvent => {
  // An object when it is JSON; what is in it is checked below.
  const properties = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  const property = (name: keyof StoredMetadata): string => {
    const value = properties[name];
    if (typeof value !== 'string') throw new Error(`event ${id} of stream ${streamId} was not written by this program`);
    return value;
  };
  if (!position) throw new Error(`event ${id} of stream ${streamId} came without its position`);
  return {
    event: {
      id: property('id'),
      stream: property('stream'),
      revision: Number(revision),
      type: 'type' in properties ? property('type') : type,
      version: Number(property('version')),
      data,
      // Was checked before it was written.
      metadata: JSON.parse(property('metadata')) as EventMetadata,
      position: toPosition(position),
    },
    hash: property('hash'),
    followedBy: Number(property('followedBy')),
  };
};

/** With data and metadata as they were hashed: the client gives the data parsed, and they were canonical JSON before. */
export const asStored = ({ event, hash }: StoredEvent): EventAsStored => {
  const { position, stream, revision, id, type, version, data, metadata } = event;
  const json = { data: canonicalJson(data, 'data'), metadata: canonicalJson(metadata, 'metadata') };
  return { position, stream, revision, id, type, version, ...json, hash };
};
