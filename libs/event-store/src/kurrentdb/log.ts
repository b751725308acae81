import { randomUUID } from 'node:crypto';
import { jsonEvent, type Position as LogPosition } from '@kurrent/kurrentdb-client';
import type { Connection } from './connection.js';
import { appendFailure } from './failure.js';
import type { Names } from './names.js';
import { onceThere } from './once-there.js';
import type { Reader } from './reader.js';

/** Which log it is, and where it begins: nothing of it comes before. */
export type Log = Readonly<{ storeId: string; origin: LogPosition }>;

const begin = (connection: Connection, names: Names): Promise<void> =>
  connection.attempt(async (client) => {
    const event = jsonEvent({ type: 'LogStarted', data: { storeId: randomUUID() } });
    try {
      await client.multiStreamAppend([{ streamName: names.store, expectedState: 'no_stream', events: [event] }]);
    } catch (error) {
      const failure = appendFailure(error);
      // Another process was faster: its id is the log's.
      if (failure !== 'conflict') throw failure;
    }
  });

const found = async (reader: Reader): Promise<Log | undefined> => {
  const first = await reader.store();
  if (!first?.position) return undefined;
  const { storeId } = first.data as Readonly<{ storeId: string }>; // written above
  return { storeId, origin: first.position };
};

/** Begins the log when there is none yet: its id is in the first event of a stream, which only one process can write. */
export const openLog = async (connection: Connection, reader: Reader, names: Names): Promise<Log> => {
  const known = await found(reader);
  if (known) return known;
  await begin(connection, names);
  const log = await onceThere(() => found(reader));
  if (!log) throw new Error(`the stream ${names.store} cannot be read after it was written`);
  return log;
};
