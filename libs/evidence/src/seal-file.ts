import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Position } from '#event-store';
import { EvidenceUnusable } from './evidence-unusable.js';
import { MerkleTree } from './merkle-tree.js';
import { readSeal, type Seal, sealHash, type SignedSeal } from './seal.js';

/** An event as a seal holds it. Stream and revision are not part of the root: they only serve to name what is gone. */
export type Leaf = Readonly<{ position: Position; hash: string; revision: number; stream: string }>;

const nameShape = /^seal-(\d{6,})-([0-9a-f]{16})\.gz$/;
const unfinishedShape = /^seal-.*\.unfinished-/;

/** `seal-000042-<first 16 digits of its hash>.gz`: another seal of the same number has another name. */
export const sealFileName = (seal: Seal): string =>
  `seal-${String(seal.number).padStart(6, '0')}-${sealHash(seal).slice(0, 16)}.gz`;

/** The seals that have a file in a directory, by their names, oldest first. */
export const sealFilesIn = async (
  directory: string,
): Promise<readonly Readonly<{ path: string; number: number; hashStart: string }>[]> => {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new EvidenceUnusable(`the directory of seals ${directory} cannot be read (${error.code})`, { cause: error });
  });
  return names
    .map((name) => ({ path: join(directory, name), match: nameShape.exec(name) }))
    .flatMap(({ path, match }) => (match ? [{ path, number: Number(match[1]), hashStart: match[2] ?? '' }] : []))
    .toSorted((a, b) => a.number - b.number);
};

/** What a killed process left of files that it was writing. */
export const removeUnfinished = async (directory: string): Promise<void> => {
  const names = (await readdir(directory).catch(() => [])).filter((name) => unfinishedShape.test(name));
  for (const name of names) await rm(join(directory, name), { force: true });
};

/**
 * Compressed with gzip: one line for each event, a JSON array of position, hash, revision and stream, and as the last
 * line the signed seal. The file appears whole, or not at all.
 */
export const writeSealFile = async (
  path: string,
  seal: SignedSeal,
  leaves: AsyncIterable<readonly Leaf[]>,
): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.unfinished-${randomUUID()}`;
  const handle = await open(unfinished, 'wx');
  try {
    await pipeline(Readable.from(linesOf(seal, leaves)), createGzip(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await handle.appendFile(chunk);
    });
    await handle.sync();
    await rename(unfinished, path);
  } finally {
    await handle.close();
    await rm(unfinished, { force: true });
  }
  await syncFolder(dirname(path));
};

async function* linesOf(seal: SignedSeal, leaves: AsyncIterable<readonly Leaf[]>): AsyncGenerator<string> {
  for await (const page of leaves) {
    yield page
      .map(({ position, hash, revision, stream }) => `${JSON.stringify([position, hash, revision, stream])}\n`)
      .join('');
  }
  yield `${JSON.stringify(seal)}\n`;
}

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
};

/** An exported seal whose events give its root. */
export class SealFile {
  private constructor(
    readonly path: string,
    readonly seal: SignedSeal,
  ) {}

  /** Reads it whole once. Errors: EvidenceUnusable, when it is damaged or something else. */
  static async open(path: string): Promise<SealFile> {
    const tree = new MerkleTree();
    let last = '';
    for await (const lines of textLines(path)) {
      if (last) tree.add(leafIn(last, path));
      for (const line of lines.slice(0, -1)) tree.add(leafIn(line, path));
      last = lines.at(-1) ?? last;
    }
    const seal = readSeal(last);
    if (!seal) throw damaged(path);
    if (tree.count !== seal.count || tree.root() !== seal.root) throw damaged(path);
    return new SealFile(path, seal);
  }

  async *leaves(): AsyncGenerator<readonly Leaf[]> {
    let left = this.seal.count;
    for await (const lines of textLines(this.path)) {
      const leaves = lines.slice(0, left).map((line) => leafIn(line, this.path));
      left -= leaves.length;
      yield leaves;
    }
  }
}

/** The files meant by paths of files and directories. Errors: EvidenceUnusable. */
export const openSealFiles = async (paths: readonly string[]): Promise<readonly SealFile[]> => {
  const files: SealFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    const names = found?.isDirectory() ? (await sealFilesIn(path)).map((one) => one.path) : [path];
    if (names.length === 0) throw new EvidenceUnusable(`there is no file of a seal in ${path}`);
    for (const name of names) files.push(await SealFile.open(name));
  }
  return files;
};

const damaged = (path: string, cause?: unknown): EvidenceUnusable =>
  new EvidenceUnusable(`${basename(path)} is no file of a seal, or it was damaged or changed`, { cause });

const leafIn = (line: string, path: string): Leaf => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw damaged(path, cause);
  }
  const [position, hash, revision, stream]: readonly unknown[] = Array.isArray(value) ? value : [];
  if (typeof position !== 'string' || typeof hash !== 'string') throw damaged(path);
  return { position, hash, revision: Number(revision), stream: String(stream) };
};

/** At line feeds only: other characters that end lines may be in names of streams. */
async function* textLines(path: string): AsyncGenerator<readonly string[]> {
  const source = createReadStream(path);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (error) => text.destroy(error));
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // a stream's error
    if (code === 'ENOENT' || code === 'EACCES') {
      throw new EvidenceUnusable(`${path} ${code === 'ENOENT' ? 'is not there' : 'may not be read'}`, { cause: error });
    }
    throw damaged(path, error);
  } finally {
    source.destroy();
  }
  if (rest !== '') throw damaged(path);
}
