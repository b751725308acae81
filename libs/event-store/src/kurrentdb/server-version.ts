import { StoreUnusable } from '../errors.js';

/** 25.1 brought appends to several streams at once; 25.1.0 could miscalculate the last revisions of such an append. */
const needed = [25, 1, 1] as const;

/** `version`: as the server says it, like 25.1.1. StoreUnusable when appends to several streams cannot be trusted. */
export const requireVersion = (version: string): void => {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  const found = [major, minor, patch].map(Number);
  const different = needed.findIndex((part, i) => found[i] !== part);
  const isOld = major === undefined || (different >= 0 && (found[different] ?? 0) < (needed[different] ?? 0));
  if (isOld) {
    throw new StoreUnusable(`the event store needs KurrentDB ${needed.join('.')} or newer, this server is ${version}`);
  }
};
