import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

/** One element that is not recorded (or a note on one that is); `count`: it stands for several of that name. */
export type Entry = Readonly<{ activity: string; element: string; reason: string; detail?: string; count?: number }>;

const WRITTEN_AT_ONCE = 64 * 1024;

/** A list that may be longer than memory: one JSON object a line in a temporary file, which has no name, so that nothing is left of it. */
export class Listing {
  #unwritten = '';

  private constructor(
    private readonly name: string,
    private readonly file: FileHandle,
  ) {}

  static async open(name: string): Promise<Listing> {
    const folder = await mkdtemp(FOLDER);
    const file = await open(join(folder, name), 'wx+', 0o600);
    await rm(folder, { recursive: true });
    return new Listing(name, file);
  }

  /** One at a time. */
  async add(entry: Entry): Promise<void> {
    this.#unwritten += `${JSON.stringify(entry)}\n`;
    if (this.#unwritten.length >= WRITTEN_AT_ONCE) await this.finish();
  }

  /** Nothing is added any more. */
  async finish(): Promise<void> {
    const text = this.#unwritten;
    this.#unwritten = '';
    await this.file.appendFile(text);
  }

  /** The lines, each the JSON of an entry. */
  lines(): AsyncIterable<string> {
    return createInterface({ input: this.#bytes(), crlfDelay: Number.POSITIVE_INFINITY });
  }

  /** Gives it a name, for people; returns where it stands. */
  async keep(): Promise<string> {
    const path = join(await mkdtemp(FOLDER), `${this.name}.jsonl`);
    await pipeline(this.#bytes(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return path;
  }

  close(): Promise<void> {
    return this.file.close();
  }

  #bytes() {
    return this.file.createReadStream({ start: 0, autoClose: false });
  }
}

const FOLDER = join(tmpdir(), 'techcoop-import-');
