export { Alarm } from './alarm.js';
export { backOff } from './back-off.js';
export { commandHandlers, singleStream, transactionHandler } from './command-handlers.js';
export { contextOnce } from './context-once.js';
export { CommandRunner, type Outcome } from './command-runner.js';
export { eventHash } from './contract/event-hash.js';
export { CommandReused, ConcurrencyConflict, InvalidAppend, StoreUnavailable, StoreUnusable } from './errors.js';
export {
  type Appended,
  type CommandReceipt,
  type Contradiction,
  EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type ReadOptions,
  type StoredEvent,
  type StreamAppend,
  type Subscription,
} from './event-store.js';
export { heartbeatMs, Leader, leadingSettings, optionsOf, sleep, type Turn } from './leader.js';
export { eventId, uuidOf } from './event-id.js';
export type { KurrentDbEventStoreOptions } from './kurrentdb/kurrentdb-event-store.js';
export { openKurrentDb } from './kurrentdb/open.js';
export { type LogEnd, endOfLog, logTables, openEpoch, waitUntilSettled } from './postgres/backup.js';
export { RecentlyUsed } from './recently-used.js';
export { Snapshots } from './snapshots.js';
export { PersonalDataVault } from './personal-data-vault.js';
export { isPosition } from './postgres/position.js';
export { PostgresEventStore, type PostgresEventStoreOptions } from './postgres/postgres-event-store.js';
