import type { Change } from './changes.js';

/** Whether what is shown is told of what changes; `at`: since then, or up to then. */
export type Live = Readonly<{ is: 'beginning' | 'live' | 'lost'; at: string }>;

const now = (): string => new Date().toISOString();
const MARKED_MS = 60_000;

let live: Live = { is: 'beginning', at: now() };
let updated: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

/** What the frame was told, for whoever shows it. */
export const told = {
  listen: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  live: (): Live => live,
  /** Ids of what changed within a minute. */
  updated: (): ReadonlySet<string> => updated,

  setLive: (is: Live['is'], at = now()): void => {
    live = { is, at };
    tell();
  },
  mark: (changes: readonly Change[]): void => {
    const ids = changes.map(({ id }) => id);
    updated = new Set([...updated, ...ids]);
    tell();
    setTimeout(() => {
      updated = new Set([...updated].filter((id) => !ids.includes(id)));
      tell();
    }, MARKED_MS);
  },
};
