import type { PlacedAppend } from './placed-append.js';

/**
 * A list in PostgreSQL's own form. For items that need no escaping: numbers, UUIDs, `\x…` in hex. Written by hand, since
 * this is a good part of the work of an append.
 */
const list = (items: readonly (string | number)[]): string => `{${items.join(',')}}`;
const bytes = (hex: string | null): string => (hex === null ? 'NULL' : `"\\\\x${hex}"`);
/** For texts, none of which holds a line's end: neither names nor canonical JSON do. */
const lines = (texts: readonly string[]): string => texts.join('\n');

/** The parameters of `append_group`. */
export const groupValues = (group: readonly PlacedAppend[]): unknown[] => {
  const unit = {
    ids: [] as string[],
    hashes: [] as string[],
    answers: [] as string[],
    positions: [] as number[],
    events: [] as number[],
  };
  const stream = { units: [] as number[], names: [] as string[], revisions: [] as number[], hashes: [] as string[] };
  const event = {
    streams: [] as number[],
    revisions: [] as number[],
    ids: [] as string[],
    types: [] as string[],
    versions: [] as number[],
    datas: [] as string[],
    metadatas: [] as string[],
    hashes: [] as string[],
  };
  for (const [number, { unit: of, streams, size }] of group.entries()) {
    for (const { stream: name, head, events } of streams) {
      stream.units.push(number + 1);
      stream.names.push(name);
      stream.revisions.push(head.revision);
      stream.hashes.push(bytes(head.hash));
      for (const one of events) {
        event.streams.push(stream.names.length);
        event.revisions.push(one.revision);
        event.ids.push(one.id);
        event.types.push(one.type);
        event.versions.push(one.version);
        event.datas.push(one.data);
        event.metadatas.push(one.metadata);
        event.hashes.push(bytes(one.hash));
      }
    }
    unit.ids.push(of.commandId);
    unit.hashes.push(bytes(of.requestHash));
    unit.answers.push(of.answer);
    unit.positions.push(event.ids.length);
    unit.events.push(size);
  }
  return [
    list(unit.ids),
    list(unit.hashes),
    lines(unit.answers),
    list(unit.positions),
    list(unit.events),
    list(stream.units),
    lines(stream.names),
    list(stream.revisions),
    list(stream.hashes),
    list(event.streams),
    list(event.revisions),
    list(event.ids),
    lines(event.types),
    list(event.versions),
    lines(event.datas),
    lines(event.metadatas),
    list(event.hashes),
  ];
};

/** The parameters of `append_one`, when that is all that there is to append; undefined when there is more. */
export const singleValues = ({ unit, streams, size }: PlacedAppend): unknown[] | undefined => {
  const [stream] = streams;
  const event = stream?.events[0];
  if (!stream || !event || size > 1 || streams.length > 1) return undefined;
  const { revision, hash } = stream.head;
  return [
    unit.commandId,
    `\\x${unit.requestHash}`,
    unit.answer,
    stream.stream,
    revision,
    hash === null ? null : `\\x${hash}`,
    event.id,
    event.type,
    event.version,
    event.data,
    event.metadata,
    `\\x${event.hash}`,
  ];
};
