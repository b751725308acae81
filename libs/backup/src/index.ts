export { BackupRefused, type Header } from './archive/format.js';
export { Archive } from './archive/read-archive.js';
export { writeFile } from './archive/write-file.js';
export { type AboutBackup, backUp, contentsOf } from './back-up.js';
export { type ImportedKeys, exportKeys, importKeys } from './keys-file.js';
export { type Restored, restore } from './restore.js';
