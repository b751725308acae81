import { join } from 'node:path';
import { type S3Address, s3Address } from './file-store-url.js';
import type { Reader } from './reading.js';

/** The files that evidence names. */
export type FilesConfiguration = Readonly<{
  /** `files` in the data directory: where they arrive, and are kept where there is no other store. */
  directory: string;
  /** `FILE_STORE_URL`; undefined: the directory. */
  s3: S3Address | undefined;
  /** `EVIDENCE_MEGABYTES`, in bytes. */
  largest: number;
  /** `VIRUS_SCANNER_URL`: where clamd answers; undefined: nothing looks at them. */
  virusScanner: Readonly<{ host: string; port: number }> | undefined;
  /** What they leave free on the directory's disk: twice `DISK_FLOOR_MEGABYTES`, in bytes, so that commands have room after them. */
  diskFloorBytes: number;
}>;

const LARGEST_MEGABYTES = 2_000;
const MEGABYTE = 1024 * 1024;

export const readFiles = (
  set: (variable: string) => string | undefined,
  read: Reader,
  { dataDirectory, diskFloorBytes }: Readonly<{ dataDirectory: string; diskFloorBytes: number }>,
): FilesConfiguration => {
  const [store, scanner] = [set('FILE_STORE_URL'), set('VIRUS_SCANNER_URL')];
  if (store !== undefined)
    read(
      'FILE_STORE_URL',
      '',
      'must be a URL like s3://key:secret@host/bucket?region=eu-west-1 or s3+http://key:secret@host:9000/bucket/folder',
      (text) => s3Address(text) !== undefined,
    );
  if (scanner !== undefined)
    read(
      'VIRUS_SCANNER_URL',
      '',
      'must be where clamd answers, like tcp://127.0.0.1:3310',
      (text) => !!scannerAt(text),
    );
  const megabytes = read(
    'EVIDENCE_MEGABYTES',
    '50',
    `must be a whole number from 1 to ${LARGEST_MEGABYTES}`,
    (text) => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= LARGEST_MEGABYTES,
  );
  return {
    directory: join(dataDirectory, 'files'),
    s3: s3Address(store ?? ''),
    largest: Number(megabytes) * MEGABYTE,
    virusScanner: scannerAt(scanner ?? ''),
    diskFloorBytes: 2 * diskFloorBytes,
  };
};

const scannerAt = (text: string): FilesConfiguration['virusScanner'] => {
  const [, name, address, port] = /^tcp:\/\/(?:([\w.-]+)|\[([0-9a-fA-F:.]+)\]):([1-9]\d{0,4})$/.exec(text) ?? [];
  const host = name ?? address;
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) };
};
