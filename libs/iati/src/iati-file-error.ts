/** Which rule a file breaks, for programs; the message says it to people. */
export type IatiFileRule =
  | 'readable'
  | 'empty'
  | 'compressed'
  | 'encoding'
  | 'doctype'
  | 'well-formed'
  | 'root'
  | 'version'
  | 'depth'
  | 'text-length'
  | 'attribute-length'
  | 'attribute-count'
  | 'activity-size';

type FilePosition = Readonly<{
  /** From 1. */
  line?: number;
  /** Where reading stopped: from 1, in characters, often just after what is wrong. */
  column?: number;
  /** Names from the root down to where it happened: `iati-activities/iati-activity/title`. */
  path?: string;
}>;

/** The file as a whole cannot be read. (What is wrong inside one activity is an `Issue` of that activity.) */
export class IatiFileError extends Error {
  override readonly name = 'IatiFileError';
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly path: string | undefined;

  constructor(
    readonly rule: IatiFileRule,
    sentence: string,
    { line, column, path }: FilePosition = {},
  ) {
    const where = [line === undefined ? '' : `line ${line}, column ${column ?? 1}`, path ?? ''].filter(Boolean);
    super(where.length === 0 ? sentence : `${sentence} (${where.join(', in ')})`);
    this.line = line;
    this.column = column;
    this.path = path;
  }
}
