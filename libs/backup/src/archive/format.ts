/** A table as it stands in an archive. Names are SQL. */
export type ArchivedTable = Readonly<{
  name: string;
  /** What its rows are called in sentences. */
  label: string;
  columns: readonly string[];
  /** Which rows; left out: all. */
  where?: string;
  order?: string;
}>;

export type ArchiveKind = 'backup' | 'keys';

/**
 * The first line of an archive. Then come the rows of each table in the order of `tables`, as PostgreSQL's COPY writes
 * text, each table ended by a line `\.`; then the footer; all that compressed by gzip; and at last the seal of the file.
 */
export type Header = Readonly<{
  techcoop: ArchiveKind;
  format: number;
  /** The log that it is of. */
  storeId: string;
  /** RFC 3339. */
  at: string;
  tables: readonly Readonly<{ name: string; columns: readonly string[]; rows: number }>[];
  /** By the kind of archive. */
  about: unknown;
}>;

/** Raised when tables or columns change, or the way they are written. */
export const FORMAT = 1;

/** The last line of the compressed part: what was really written. */
export type Footer = Readonly<{ rows: readonly number[] }>;

export const END_OF_TABLE = '\\.\n';

/** The last line of an archive, outside the compressed part: SHA-256 of all bytes before it. */
export const trailer = (sha256: string): string => `\nsha256 ${sha256}\n`;
export const TRAILER_BYTES = trailer('0'.repeat(64)).length;

/** Something cannot be backed up or restored as it is; nothing was changed. The message says why, and what would help. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}
