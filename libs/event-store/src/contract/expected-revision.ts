import type { ExpectedRevision } from '../event-store.js';

/** `revision`: of the stream's last event, undefined when there is none. */
export const isConflict = (expected: ExpectedRevision, revision: number | undefined): boolean => {
  if (expected === 'any') return false;
  if (expected === 'stream-exists') return revision === undefined;
  return revision !== (expected === 'no-stream' ? undefined : expected);
};
