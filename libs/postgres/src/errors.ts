/** Another techcoop works on this data directory. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';

  constructor(
    readonly dataDirectory: string,
    /** Process id of the other instance, when it has said so already. */
    readonly pid: number | undefined,
  ) {
    super(
      `techcoop is already running on ${dataDirectory}${pid === undefined ? '' : ` (process ${pid})`}. ` +
        'Stop it first, or use another directory (TECHCOOP_DATA). ' +
        'A command line with the same TECHCOOP_DATA joins the running instance.',
    );
  }
}

/** The embedded PostgreSQL cannot be used; the message says why and, where there is a way out, which. */
export class DatabaseNotStarted extends Error {
  override readonly name = 'DatabaseNotStarted';
}

/** Less is free on the disk of the embedded PostgreSQL than the floor (`DISK_FLOOR_MEGABYTES`): nothing may be written. */
export class DiskAlmostFull extends Error {
  override readonly name = 'DiskAlmostFull';

  constructor(
    directory: string,
    readonly freeMegabytes: number,
    readonly floorMegabytes: number,
  ) {
    super(
      `Only ${freeMegabytes} MB are free in ${directory}. Below ${floorMegabytes} MB nothing is recorded, because ` +
        'PostgreSQL does not survive a full disk. Make room there, or set another floor (DISK_FLOOR_MEGABYTES).',
    );
  }
}

/** `ENOENT`, `28P01`, … Not by instanceof: a test runs in a realm of its own, system errors come from another one. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
