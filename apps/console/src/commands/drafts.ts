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
const drafts = () => (database ??= opened());

export const readDraft = async (name: string): Promise<Draft | undefined> => (await drafts()).get('draft', name);
export const keepDraft = async (name: string, draft: Draft): Promise<void> => {
  await (await drafts()).put('draft', draft, name);
};
export const dropDraft = async (name: string): Promise<void> => (await drafts()).delete('draft', name);
