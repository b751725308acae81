import { type EventMetadata, type EventVersions, type Recorded, upcast } from '#event-sourcing';
import { positionWriter } from './position.js';

/** Columns of table `event e`, as `EventRow` has them. */
export const eventColumns =
  'e.stream, e.revision, e.id, e.type, e.version, e.data, e.metadata, e.epoch, e.tx, e.position';

/** Rows come as arrays: it is the fastest way, and the order of the columns is written once. */
export type EventRow = [
  stream: string,
  revision: number,
  id: string,
  type: string,
  version: number,
  data: Recorded['data'],
  metadata: EventMetadata,
  epoch: number,
  tx: string,
  position: number,
];

export const recordedEvents = (rows: readonly EventRow[], versions: EventVersions): Recorded[] => {
  const positionOf = positionWriter();
  return rows.map(([stream, revision, id, type, version, data, metadata, epoch, tx, position]) =>
    upcast(versions, {
      id,
      stream,
      revision,
      type,
      version,
      data,
      metadata,
      position: positionOf(epoch, tx, position),
    }),
  );
};
