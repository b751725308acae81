import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One element that is not recorded (or a note on one that is); `count`: it stands for several of that name. */
export type Entry = Readonly<{ activity: string; element: string; reason: string; detail?: string; count?: number }>;

const WRITTEN_AT_ONCE = 64 * 1024;

/** A list that may be longer than memory: one JSON object a line in a temporary file. */
export class Listing {
  #unwritten = '';
  #isOpen = true;

  private constructor(
    /** Where it stands, for people. */
    readonly path: string,
    private readonly folder: string,
    private readonly file: FileHandle,
  ) {}

  static async open(name: string): Promise<Listing> {
    const folder = await mkdtemp(join(tmpdir(), 'techcoop-import-'));
    const path = join(folder, `${name}.jsonl`);
    return new Listing(path, folder, await open(path, 'wx', 0o600));
  }

  /** One at a time. */
  async add(entry: Entry): Promise<void> {
    this.#unwritten += `${JSON.stringify(entry)}\n`;
    if (this.#unwritten.length >= WRITTEN_AT_ONCE) await this.#write();
  }

  /** Nothing is added any more. */
  async finish(): Promise<void> {
    await this.#write();
    await this.#close();
  }

  /** The lines, each the JSON of an entry. */
  lines(): AsyncIterable<string> {
    return createInterface({ input: createReadStream(this.path), crlfDelay: Number.POSITIVE_INFINITY });
  }

  async remove(): Promise<void> {
    await this.#close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #write(): Promise<void> {
    const text = this.#unwritten;
    this.#unwritten = '';
    await this.file.appendFile(text);
  }

  async #close(): Promise<void> {
    if (this.#isOpen) await this.file.close();
    this.#isOpen = false;
  }
}
