import { queryOptions } from '@tanstack/react-query';
import { type DBSchema, openDB } from 'idb';
import { queries } from '../api/queries.js';
import type { Entry } from './entry.js';

type Schema = DBSchema & {
  entry: { key: string; value: Entry };
  /** By the id of the evidence. */
  file: { key: string; value: Blob };
};

const opened = () =>
  openDB<Schema>('techcoop-field', 1, {
    upgrade: (database) => {
      database.createObjectStore('entry', { keyPath: 'id' });
      database.createObjectStore('file');
    },
  });
let database: ReturnType<typeof opened> | undefined;
const kept = () => (database ??= opened());

const SENT_IS_KEPT_MS = 30 * 86_400_000;

/** How far a file is, in bytes. */
export type Progress = Readonly<{ entryId: string; evidenceId: string; sent: number; size: number }>;

/** To the other tabs: what is kept has changed, or how far a file is. */
const channel = new BroadcastChannel('techcoop-field');
const PROGRESS = ['field-progress'];

/** All that was entered on this device, whoever entered it. */
export const entriesQuery = queryOptions({
  queryKey: ['field-entries'],
  queryFn: async (): Promise<readonly Entry[]> => (await kept()).getAll('entry'),
  staleTime: Infinity,
});
export const progressQuery = queryOptions({
  queryKey: PROGRESS,
  queryFn: (): Progress | null => queries.getQueryData<Progress>(PROGRESS) ?? null,
  staleTime: Infinity,
});

channel.addEventListener('message', ({ data }: MessageEvent<Progress | null>) => {
  if (data === null) void queries.invalidateQueries({ queryKey: entriesQuery.queryKey });
  else queries.setQueryData(PROGRESS, data);
});

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
const tellOthers = (told: Progress | null): void => channel.postMessage(told);

const changed = async (): Promise<void> => {
  tellOthers(null);
  await queries.invalidateQueries({ queryKey: entriesQuery.queryKey });
};

export const tellProgress = (progress: Progress): void => {
  tellOthers(progress);
  queries.setQueryData(PROGRESS, progress);
};

export const allEntries = async (): Promise<readonly Entry[]> => (await kept()).getAll('entry');
export const entryOf = async (id: string): Promise<Entry | undefined> => (await kept()).get('entry', id);

/** On the disk before it resolves, not only handed over. */
export const keepEntry = async (entry: Entry, files: ReadonlyMap<string, Blob> = new Map()): Promise<void> => {
  const writing = (await kept()).transaction(['entry', 'file'], 'readwrite', { durability: 'strict' });
  const isSent = entry.state.at === 'sent';
  await Promise.all([
    writing.objectStore('entry').put(entry),
    ...[...files].map(([id, file]) => writing.objectStore('file').put(file, id)),
    // Who has sent it in need not keep it.
    ...(isSent ? entry.photos.map(({ evidenceId }) => writing.objectStore('file').delete(evidenceId)) : []),
    writing.done,
  ]);
  await changed();
};

export const dropEntry = async ({ id, photos }: Entry): Promise<void> => {
  const writing = (await kept()).transaction(['entry', 'file'], 'readwrite');
  await Promise.all([
    writing.objectStore('entry').delete(id),
    ...photos.map(({ evidenceId }) => writing.objectStore('file').delete(evidenceId)),
    writing.done,
  ]);
  await changed();
};

export const fileOf = async (evidenceId: string): Promise<Blob | undefined> => (await kept()).get('file', evidenceId);

export const dropFile = async (evidenceId: string): Promise<void> => (await kept()).delete('file', evidenceId);

/** What was sent a month ago is of no use here any more. */
export const dropOld = async (now: number): Promise<void> => {
  for (const entry of await allEntries())
    if (entry.state.at === 'sent' && entry.state.sentAt < now - SENT_IS_KEPT_MS) await dropEntry(entry);
};
