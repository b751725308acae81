export { Command, type CommandContext, dayOf } from './command.js';
export { type Decider, type Fold, stateAfter } from './decider.js';
export type { Event, EventMetadata, Recorded } from './event.js';
export { currentVersion, type EventVersions, UnknownEventVersion, type Upcast, upcast } from './event-versions.js';
export type { PersonalData, PersonalFields } from './personal-data.js';
export type { ColumnType, Projection, Row, RowChange, Table, Value } from './projection.js';
export { InvalidInput, NotFound, Refusal } from './refusal.js';
export { isDay, requireDay, requireNotAfter, requireOrder, requirePositive, requireText } from './requirements.js';
export type { Decision, Load, StreamEvents, Transaction } from './transaction.js';
