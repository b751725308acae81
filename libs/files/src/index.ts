export { FileRefused, type FileFault, FilesUnavailable } from './errors.js';
export { EvidenceFiles, type FileSettings, type NamedFile } from './evidence-files.js';
export { isWellNamed } from './kinds-of-file.js';
export { type ReceivedFile, ReceivedFiles, receivedFilesTable } from './received-files.js';
