import { setMaxListeners } from 'node:events';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Clock, Configuration } from '#configuration';
import { NotFound } from '#event-sourcing';
import { DiskFloor, type Logger } from '#postgres';
import type { Pace } from './at-pace.js';
import { directoryStore } from './directory-store.js';
import { FileRefused, FilesUnavailable } from './errors.js';
import type { Content, FileStore } from './file-store.js';
import { Incoming, tooLarge } from './incoming.js';
import { ALLOWED, type Declared, isAsDeclared } from './kinds-of-file.js';
import type { ReceivedFile, ReceivedFiles } from './received-files.js';
import { s3Store } from './s3-store.js';
import { shownType } from './shown-type.js';
import { requireClean } from './virus-scanner.js';

/** A modem's 16 kbit/s are enough. */
const PACE: Pace = { bytes: 60 * 1024, everyMs: 30_000 };
/** Longer than a scanner or a store takes over a file that has come. */
const LEFT_BEHIND_MS = 15 * 60_000;
const PAGE = 500;

export type FileSettings = Configuration['files'];

/** Evidence that names a file. */
export type NamedFile = Declared & Readonly<{ sha256: string; size: number }>;

export type Upload = Readonly<{
  requestId: string;
  sha256: string;
  /** The evidence of that request, as far as it names this SHA-256. */
  named: readonly NamedFile[];
  body: Readable;
  /** Where the sender said how many bytes come. */
  announced: number | undefined;
  actor: string;
  /** Asked before the file is kept: it may have been long on its way. What it throws, the sender is told. */
  requireAllowed: () => Promise<void>;
}>;

type Parts = Readonly<{
  received: ReceivedFiles;
  clock: Clock;
  logger: Logger;
  settings: FileSettings;
  /** Whether no other process takes files into the same directory. */
  alone: boolean;
  pace?: Pace;
}>;

/** The files that evidence names: taken in, kept by their content, and given only through a request that has them. */
export class EvidenceFiles {
  readonly #interrupted = new AbortController();
  readonly #incoming: Incoming;
  readonly #store: FileStore;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(private readonly parts: Parts) {
    const { settings, logger, pace = PACE } = parts;
    setMaxListeners(0, this.#interrupted.signal); // each file on its way is one
    const { directory, diskFloorBytes, largest, s3 } = settings;
    const { requireRoom } = new DiskFloor({ directory, bytes: diskFloorBytes, logger });
    this.#incoming = new Incoming({ directory: join(directory, 'incoming'), largest, pace, requireRoom });
    this.#store = s3 ? s3Store(s3) : directoryStore(directory);
  }

  /** Before files are taken: makes the directory, and removes what killed processes left there, now and from time to time. */
  async start(): Promise<void> {
    await this.#incoming.sweep(this.parts.alone ? 0 : LEFT_BEHIND_MS);
    const sweep = (): void => void this.#incoming.sweep(LEFT_BEHIND_MS).catch(() => undefined); // the next time
    this.#sweeping = setInterval(sweep, LEFT_BEHIND_MS).unref();
  }

  /** Uploads that are under way end with FilesUnavailable. */
  stop(): void {
    clearInterval(this.#sweeping);
    this.#interrupted.abort(new FilesUnavailable('FileStoreUnavailable', 'This process ends. Send the file again.'));
  }

  /**
   * Takes a file in; again, when it is here already, which changes nothing. Nothing is left of one that is refused.
   * Errors: NotFound, FileRefused, FilesUnavailable, DiskAlmostFull, those of `requireAllowed`.
   */
  async receive({ requestId, sha256, named, body, announced, actor, requireAllowed }: Upload): Promise<ReceivedFile> {
    const { settings, clock, received } = this.parts;
    if (named.length === 0) throw new NotFound('Evidence', sha256);
    if ((announced ?? 0) > settings.largest || named.every(({ size }) => size > settings.largest))
      throw tooLarge(settings.largest);
    if (announced !== undefined) requireSize(named, announced);
    const { signal } = this.#interrupted;
    return this.#incoming.receive({ body, sha256, signal }, async (path, size) => {
      requireSize(named, size);
      const shown = await shownType(path);
      const kept = named.find((one) => one.size === size && isAsDeclared(one, shown));
      if (!kept) throw typeNotAllowed(named, shown);
      if (settings.virusScanner) await requireClean(path, settings.virusScanner, signal);
      const file = { sha256, size, mediaType: kept.mediaType.toLowerCase() };
      await requireAllowed();
      await this.#store.keep(path, file, signal);
      return received.note(requestId, { ...file, receivedAt: clock.now().toISOString(), receivedBy: actor });
    });
  }

  /** The files of a request that are here, by SHA-256. */
  of(requestId: string): Promise<ReadonlyMap<string, ReceivedFile>> {
    return this.parts.received.of(requestId);
  }

  /** Undefined: it is not in the store, although it was received. Error: FilesUnavailable. */
  read({ sha256 }: Content): Promise<Readable | undefined> {
    return this.#store.read(sha256);
  }

  /** Reads every file that was received; tells of each that is missing or is not what it was. */
  async *verify(): AsyncGenerator<Readonly<{ sha256: string; fault?: 'missing' | 'changed' }>> {
    let page: readonly string[] = [];
    do {
      page = await this.parts.received.contents(page.at(-1) ?? '', PAGE);
      for (const sha256 of page) {
        const content = await this.#store.read(sha256);
        const fault = !content ? 'missing' : (await hashOf(content)) === sha256 ? undefined : 'changed';
        yield { sha256, ...(fault && { fault }) };
      }
    } while (page.length === PAGE);
  }
}

const hashOf = async (content: AsyncIterable<Buffer>): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
};

const requireSize = (named: readonly NamedFile[], size: number): void => {
  if (named.some((one) => one.size === size)) return;
  const told = named.map((one) => one.size);
  throw new FileRefused('FileDiffers', `The evidence tells of ${told.join(' or ')} bytes, and ${size} came.`, {
    ...{ told, size },
  });
};

const typeNotAllowed = (named: readonly NamedFile[], shown: string | undefined): FileRefused => {
  const declared = named.map(({ fileName, mediaType }) => `${fileName} (${mediaType})`).join(', ');
  return new FileRefused(
    'FileTypeNotAllowed',
    `The evidence names ${declared}, and what came is ${shown ?? 'of no known type'}. A file must be what its name and its media type say, and one of ${ALLOWED}.`,
    { shown: shown ?? null, allowed: ALLOWED },
  );
};
