import { type DBSchema, openDB } from 'idb';
import { CannotReach } from './problem.js';

type Schema = DBSchema & { answer: { key: string; value: unknown } };

const opened = () =>
  openDB<Schema>('techcoop-kept', 1, { upgrade: (database) => void database.createObjectStore('answer') });
let database: ReturnType<typeof opened> | undefined;
const answers = async () => (database ??= opened());
const keep = async (key: string, answer: unknown): Promise<unknown> => (await answers()).put('answer', answer, key);

/** Asks; where there is no connection, gives what was answered last on this device to whoever is signed in. */
export const kept =
  <T>(key: string, ask: () => Promise<T>) =>
  async (): Promise<T> => {
    try {
      const answer = await ask();
      // Where nothing can be kept, there is nothing later without a connection.
      await keep(key, answer).catch(() => undefined);
      return answer;
    } catch (error) {
      if (!(error instanceof CannotReach)) throw error;
      const before = await answers()
        .then((shelf) => shelf.get('answer', key))
        .catch(() => undefined);
      if (before === undefined) throw error;
      return before as T; // kept under this key by the same asking
    }
  };

/** When a session ends, and before another begins: what was answered to one person is not shown to the next. */
export const forgetKept = async (): Promise<void> => {
  await answers()
    .then((shelf) => shelf.clear('answer'))
    .catch(() => undefined); // then nothing was kept
};
