export type { OperationAudited } from './audit.events.js';
export { AuditIndex } from './audit-index.js';
export { type AuditCursor, type AuditFilter, AuditLog } from './audit-log.js';
export { type Audited, AuditTrail } from './audit-trail.js';
export { csvOf } from './csv.js';
export { entriesOf, type EntryRow } from './entries.js';
