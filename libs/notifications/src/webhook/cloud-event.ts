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
  revision: number;
  schemaversion: number;
  /** Left out, with its type, where the webhook may not read it. */
  datacontenttype?: 'application/json';
  data?: unknown;
}>;

/** What is not told to other systems: who is told what, who was erased, where events go, who looked at what. */
const INTERNAL = /^(recipient|webhook|erasure|audit)-/;

export const isTellable = ({ stream }: Pick<Recorded, 'stream'>): boolean => !INTERNAL.test(stream);

/** `source` is the log, so that source and id are unique together. Persons are left out, and who acted. */
export const cloudEventOf = (
  event: Recorded,
  storeId: string,
  { personalFields, withData }: Readonly<{ personalFields: PersonalFields; withData: boolean }>,
): CloudEvent => ({
  specversion: '1.0',
  id: event.id,
  source: `urn:uuid:${storeId}`,
  type: `techcoop.${event.type}`,
  subject: event.stream,
  time: event.metadata.recordedAt,
  revision: event.revision,
  schemaversion: event.version,
  ...(withData && {
    datacontenttype: 'application/json',
    data: withoutDoers(event.type, withoutPersons(event, personalFields)),
  }),
});

/** Who told what was held until it was accepted, and who recorded expenditure of a month. */
const withoutDoers = (type: string, data: unknown): unknown => {
  if (typeof data !== 'object' || data === null) return data;
  const isDoer = (field: string): boolean => field === 'toldBy' || (type === 'MonthCharged' && field === 'by');
  return Object.fromEntries(Object.entries(data).filter(([field]) => !isDoer(field)));
};
