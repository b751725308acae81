import { hash } from 'node:crypto';

/** What the hash covers of one event, besides the hash of the event before it. */
export type HashedEvent = Readonly<{
  stream: string;
  revision: number;
  id: string;
  type: string;
  version: number;
  /** Canonical JSON (RFC 8785), as is `metadata`. */
  data: string;
  metadata: string;
}>;

/**
 * SHA-256 (hex) of the canonical JSON (RFC 8785) of {stream, revision, id, type, version, data, metadata, previous};
 * `previous` is the hash of the stream's event before it, null for the first. The text is put together from parts that
 * are canonical already, its keys in the order that the RFC asks for: data and metadata are serialised once only.
 */
export const eventHash = (event: HashedEvent, previous: string | null): string =>
  hash(
    'sha256',
    `{"data":${event.data},"id":"${event.id}","metadata":${event.metadata},` +
      `"previous":${previous === null ? 'null' : `"${previous}"`},` +
      `"revision":${event.revision},"stream":${JSON.stringify(event.stream)},` +
      `"type":${JSON.stringify(event.type)},"version":${event.version}}`,
    'hex',
  );
