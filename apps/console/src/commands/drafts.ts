import { type DBSchema, openDB } from 'idb';
import type { Values } from './values.js';

/** What was typed and not done yet: it outlives the page, the session and the browser. */
export type Draft = Readonly<{
  values: Values;
  /** Of the body that was sent last, whatever came of it. */ sent?: { body: string; key: string };
}>;

type Schema = DBSchema & { draft: { key: string; value: Draft } };

const opened = () =>
  openDB<Schema>('techcoop-drafts', 1, { upgrade: (database) => void database.createObjectStore('draft') });
let database: ReturnType<typeof opened> | undefined;
const drafts = async () => (database ??= opened());

/** Undefined also where this device keeps nothing: its storage may be full, or switched off. */
export const readDraft = (name: string): Promise<Draft | undefined> =>
  drafts()
    .then((kept) => kept.get('draft', name))
    .catch(() => undefined);

/** Whether it is kept. */
export const keepDraft = (name: string, draft: Draft): Promise<boolean> =>
  drafts()
    .then((kept) => kept.put('draft', draft, name))
    .then(
      () => true,
      () => false,
    );

export const dropDraft = async (name: string): Promise<void> => {
  await drafts()
    .then((kept) => kept.delete('draft', name))
    .catch(() => undefined);
};
