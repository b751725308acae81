import type { JSONEventData, RecordedEvent } from '@kurrent/kurrentdb-client';

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

export const recordEvent = ({ attempt, ...data }: CommandRecord): JSONEventData => ({
  id: attempt,
  contentType: 'application/json',
  type: 'CommandAppended',
  data,
  metadata: undefined,
});

/** Reads what recordEvent wrote. */
export const commandRecord = ({ id, data }: RecordedEvent): CommandRecord => ({
  attempt: id.toLowerCase(),
  // Nobody else writes to that stream.
  ...(data as unknown as RecordData),
});

/**
 * Whose record it is that was found where a command's own was to be: this sending's, which had succeeded after all;
 * another sending's of the same request; or one of another request under the same id.
 */
export const recordIsOf = (
  record: CommandRecord,
  sent: Readonly<{ attempt: string; requestHash: string }>,
): 'this-sending' | 'another-sending' | 'another-request' => {
  if (record.attempt === sent.attempt) return 'this-sending';
  return record.requestHash === sent.requestHash.toLowerCase() ? 'another-sending' : 'another-request';
};
