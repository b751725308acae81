import type { EventStore } from '../event-store.js';
import type { KurrentDbEventStoreOptions } from './kurrentdb-event-store.js';

/**
 * KurrentDbEventStore.open; its client, which takes every process some time and memory to load, only comes with it.
 * Errors: StoreUnavailable; StoreUnusable when the server is too old, the connection string malformed or the user refused.
 */
export const openKurrentDb = async (options: KurrentDbEventStoreOptions): Promise<EventStore> => {
  const { KurrentDbEventStore } = await import('./kurrentdb-event-store.js');
  return KurrentDbEventStore.open(options);
};
