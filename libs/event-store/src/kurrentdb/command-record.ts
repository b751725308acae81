import { jsonEvent, type JSONEventData, type RecordedEvent } from '@kurrent/kurrentdb-client';

/** What is remembered of a command, as the only event of a stream of its own. */
export type CommandRecord = Readonly<{
  /** Id of the record: which sending of the command it was that succeeded. */
  attempt: string;
  /** SHA-256, hex. */
  requestHash: string;
  answer: unknown;
  /** The append's last event, whose position is the append's. */
  last: Readonly<{ stream: string; revision: number }>;
}>;

type RecordData = Omit<CommandRecord, 'attempt'>;

export const recordEvent = ({ attempt, ...data }: CommandRecord): JSONEventData =>
  jsonEvent({ id: attempt, type: 'CommandAppended', data });

/** Reads what recordEvent wrote. */
export const commandRecord = ({ id, data }: RecordedEvent): CommandRecord => ({
  attempt: id.toLowerCase(),
  // Nobody else writes to that stream.
  ...(data as unknown as RecordData),
});
