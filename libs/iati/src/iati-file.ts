import type { IatiActivity } from './activity/activity.js';
import { readActivity } from './activity/read-activity.js';
import { IatiFileError } from './iati-file-error.js';
import { type ActivityElement, ActivityParser, type Version } from './xml/activity-parser.js';
import { type IatiSource, piecesOf } from './xml/bytes.js';
import { decoded, InvalidBytes } from './xml/encoding.js';
import { childrenOf } from './xml/element.js';

export type IatiFile = Readonly<{
  version: Version;
  /** As its bytes were decoded: UTF-8, UTF-16LE, UTF-16BE or ISO-8859-1. */
  encoding: string;
  bytes: number;
  activities: number;
  transactions: number;
  budgets: number;
  plannedDisbursements: number;
  results: number;
  /** Elements beneath the root that are not activities. */
  notActivities: number;
}>;

export type IatiProgress = Readonly<{ bytesRead: number; activities: number }>;

export type ReadOptions = Readonly<{ onProgress?: (progress: IatiProgress) => void }>;

/**
 * Reads a whole file and keeps nothing: is it an IATI 2.0x activity file, well-formed and within the limits, and how
 * much is in it? Errors: IatiFileError.
 */
export const checkFile = async (source: IatiSource, { onProgress }: ReadOptions = {}): Promise<IatiFile> => {
  const file = new FileReading(source);
  const counts = { activities: 0, transactions: 0, budgets: 0, plannedDisbursements: 0, results: 0 };
  for await (const activities of file.read()) {
    for (const { element } of activities) {
      counts.transactions += childrenOf(element, 'transaction').length;
      counts.budgets += childrenOf(element, 'budget').length;
      counts.plannedDisbursements += childrenOf(element, 'planned-disbursement').length;
      counts.results += childrenOf(element, 'result').length;
    }
    counts.activities += activities.length;
    onProgress?.({ bytesRead: file.bytesRead, activities: counts.activities });
  }
  return { ...file.facts(), ...counts };
};

/**
 * Gives a file's activities one by one, reading on only when the next is asked for, so that memory is bounded by the
 * largest activity. Errors: IatiFileError, after the activities that were whole before it.
 */
export async function* readActivities(
  source: IatiSource,
  { onProgress }: ReadOptions = {},
): AsyncGenerator<IatiActivity, void, undefined> {
  const file = new FileReading(source);
  let activities = 0;
  for await (const finished of file.read()) {
    for (const element of finished) yield readActivity(element);
    activities += finished.length;
    onProgress?.({ bytesRead: file.bytesRead, activities });
  }
}

/** One reading of a file, from its first byte to its last. */
class FileReading {
  bytesRead = 0;
  readonly #parser = new ActivityParser();
  #encoding = 'UTF-8';

  constructor(private readonly source: IatiSource) {}

  /** The activities finished by each piece of the file, often none. */
  async *read(): AsyncGenerator<readonly ActivityElement[]> {
    try {
      for await (const { text, encoding, bytesRead } of decoded(piecesOf(this.source))) {
        this.#encoding = encoding;
        this.bytesRead = bytesRead;
        yield* this.#parser.write(text);
      }
    } catch (error) {
      if (!(error instanceof InvalidBytes)) throw error;
      throw this.#parser.fail('encoding', `the file is not valid ${error.encoding}: byte ${error.offset}`);
    }
    if (this.bytesRead === 0) throw new IatiFileError('empty', 'the file is empty');
    this.#parser.close();
  }

  facts(): Pick<IatiFile, 'version' | 'encoding' | 'bytes' | 'notActivities'> {
    const { version, notActivities } = this.#parser;
    if (version === undefined) throw this.#parser.fail('root', 'the file has no root element');
    return { version, encoding: this.#encoding, bytes: this.bytesRead, notActivities };
  }
}
