export { ChannelNews } from './channel-news.js';
export type { Instance } from './data-directory.js';
export { type Database, type DatabaseOptions, joinOrOpenDatabase, openDatabase } from './database.js';
export { DiskFloor } from './disk-floor.js';
export { DatabaseNotStarted, DataDirectoryInUse, DiskAlmostFull } from './errors.js';
export { Pool } from './pool.js';
export { readBytes } from './read-bytes.js';
export type { Logger } from './server.js';
export { isDatabaseUnavailable } from './unavailable.js';
