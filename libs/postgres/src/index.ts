export type { Instance } from './data-directory.js';
export { type Database, type DatabaseOptions, joinOrOpenDatabase, openDatabase } from './database.js';
export { DatabaseNotStarted, DataDirectoryInUse } from './errors.js';
export { Pool } from './pool.js';
export type { Logger } from './server.js';
