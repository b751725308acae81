import { type EventMetadata, type EventVersions, type Recorded, upcast } from '#event-sourcing';
import { positionWriter } from './position.js';

type Order = '' | 'desc';

/**
 * Of events `e` of one stream, by revision: lines of revision, version, epoch, transaction, place, id and type (which may
 * hold spaces, but no line's end); data and metadata as arrays of JSON; the last event's hash. Most of the work of
 * reading events one by one would be in the rows.
 */
const columns = (order: Order = ''): string => {
  const byRevision = `order by e.revision ${order}`;
  return `
    string_agg(concat_ws(' ', e.revision, e.version, e.epoch, e.tx, e.position, e.id, e.type), E'\\n' ${byRevision}) as heads,
    '[' || string_agg(e.data::text, ',' ${byRevision}) || ']' as datas,
    '[' || string_agg(e.metadata::text, ',' ${byRevision}) || ']' as metadatas,
    (array_agg(e.hash ${byRevision}))[count(*)::integer] as hash`;
};

/** All events in one bundle: the least work where they are few. */
export const inOneBundle = (events: string): string => `select ${columns()} from (${events}) e having count(*) > 0`;

/** Few enough that the next bundle comes while one is read. */
const bundleSize = 100;

export const inBundles = (events: string, order: Order = ''): string => `
  select ${columns(order)} from (${events}) e
  group by e.revision / ${bundleSize} order by e.revision / ${bundleSize} ${order}`;

export type Bundle = [heads: string, datas: string, metadatas: string, hash: string];

const headShape = /^(\d+) (\d+) (\d+) (\d+) (\d+) (\S+) (.*)$/s;

/** In the order in which they were bundled. */
export const eventsIn = (stream: string, bundles: readonly Bundle[], versions: EventVersions): Recorded[] => {
  const positionOf = positionWriter();
  const events: Recorded[] = [];
  for (const [heads, datas, metadatas] of bundles) {
    // As appends wrote them.
    const data = JSON.parse(datas) as Recorded['data'][];
    const metadataOf = once(() => JSON.parse(metadatas) as EventMetadata[]);
    for (const [n, head] of heads.split('\n').entries()) {
      const [, revision, version, epoch, tx = '', place, id = '', type = ''] = headShape.exec(head) ?? [];
      const event: Recorded = {
        id,
        stream,
        revision: Number(revision),
        type,
        version: Number(version),
        data: data[n] as Recorded['data'],
        position: positionOf(Number(epoch), tx, Number(place)),
        // Whoever folds events does not look at it.
        get metadata() {
          return metadataOf()[n] as EventMetadata;
        },
      };
      events.push(upcast(versions, event));
    }
  }
  return events;
};

const once = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined;
  return () => (made ??= make());
};
