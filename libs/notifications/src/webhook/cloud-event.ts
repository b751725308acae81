import type { PersonalFields, Recorded } from '#event-sourcing';
import { withoutPersons } from '#personal-data';

export const CLOUD_EVENT_MEDIA_TYPE = 'application/cloudevents+json; charset=utf-8';

/** CloudEvents 1.0, structured. `revision` and `schemaversion` are extensions of ours. */
export type CloudEvent = Readonly<{
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  revision: number;
  schemaversion: number;
  data: unknown;
}>;

/** What is not told to other systems: who is told what, who was erased, where events go, who looked at what. */
const INTERNAL = /^(recipient|webhook|erasure|audit)-/;

export const isTellable = ({ stream }: Pick<Recorded, 'stream'>): boolean => !INTERNAL.test(stream);

/** `source` is the log, so that source and id are unique together. Persons are left out, and who acted. */
export const cloudEventOf = (event: Recorded, storeId: string, personalFields: PersonalFields): CloudEvent => ({
  specversion: '1.0',
  id: event.id,
  source: `urn:uuid:${storeId}`,
  type: `techcoop.${event.type}`,
  subject: event.stream,
  time: event.metadata.recordedAt,
  datacontenttype: 'application/json',
  revision: event.revision,
  schemaversion: event.version,
  data: withoutPersons(event, personalFields),
});
