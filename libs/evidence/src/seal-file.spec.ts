import { generateKeyPairSync, hash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EvidenceUnusable } from './evidence-unusable.js';
import { MerkleTree } from './merkle-tree.js';
import { FORMAT, type SignedSeal } from './seal.js';
import {
  type Leaf,
  openSealFiles,
  removeUnfinished,
  SealFile,
  sealFileName,
  sealFilesIn,
  writeSealFile,
} from './seal-file.js';
import { SigningKey } from './seal-keys.js';

const key = new SigningKey(generateKeyPairSync('ed25519').privateKey);

const leaves: readonly Leaf[] = Array.from({ length: 40 }, (_, n) => ({
  position: `00000001-0000000000000001-${n.toString(16).padStart(16, '0')}`,
  hash: hash('sha256', String(n)),
  revision: n,
  stream: n % 2 ? 'request-1' : 'ü "2"\u2028\u2029\u0085 🌍',
}));

const sealOf = (of: readonly Leaf[], number = 1): SignedSeal => {
  const tree = new MerkleTree();
  for (const leaf of of) tree.add(leaf);
  return key.sign({
    format: FORMAT,
    store: 'd549f0c0-dc83-454a-9736-c9d9adede972',
    number,
    after: null,
    upTo: of.at(-1)?.position ?? '',
    count: of.length,
    root: tree.root(),
    previous: null,
    at: '2026-06-01T00:00:00.000Z',
  });
};

const inPages = async function* (size: number): AsyncGenerator<readonly Leaf[]> {
  for (let from = 0; from < leaves.length; from += size) yield leaves.slice(from, from + size);
};

describe('A seal’s file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techcoop-seal-file-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const seal = sealOf(leaves);
  const written = async (): Promise<string> => {
    const path = join(folder, sealFileName(seal));
    await writeSealFile(path, seal, inPages(7));
    return path;
  };
  const readLeaves = async (file: SealFile): Promise<readonly Leaf[]> => {
    const read: Leaf[] = [];
    for await (const page of file.leaves()) read.push(...page);
    return read;
  };
  const tryOpen = async (bytes: Uint8Array): Promise<SealFile | undefined> => {
    const path = join(folder, 'tried.gz');
    await writeFile(path, bytes);
    try {
      return await SealFile.open(path);
    } catch (error) {
      expect(error).toBeInstanceOf(EvidenceUnusable);
      return undefined;
    }
  };

  test('gives back what was sealed, whatever the streams are called', async () => {
    const file = await SealFile.open(await written());
    expect(file.seal).toEqual(seal);
    expect(await readLeaves(file)).toEqual(leaves);
  });

  test('is found in its directory by its name, in the order of numbers', async () => {
    const path = await written();
    await writeFile(join(folder, 'notes.txt'), '');
    await writeFile(join(folder, `seal-1000000-${'0'.repeat(16)}.gz`), '');
    expect((await sealFilesIn(folder)).map(({ number }) => number)).toEqual([1, 1_000_000]);
    await rm(join(folder, `seal-1000000-${'0'.repeat(16)}.gz`));
    expect((await openSealFiles([folder])).map((file) => file.path)).toEqual([path]);
    expect(await sealFilesIn(join(folder, 'absent'))).toEqual([]);
  });

  test('that is not there, or a directory without any, is an error', async () => {
    await expect(openSealFiles([join(folder, 'absent.gz')])).rejects.toThrow('absent.gz is not there');
    const empty = await mkdtemp(join(folder, 'empty-'));
    await expect(openSealFiles([empty])).rejects.toThrow('there is no file of a seal in');
  });

  test('cut off at any byte is refused', async () => {
    const bytes = await readFile(await written());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        expect(await tryOpen(bytes.subarray(0, length))).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test('with any byte changed is refused, or says the same', async () => {
    const bytes = await readFile(await written());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const changed = Uint8Array.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ change;
        const file = await tryOpen(changed);
        // Some bits of a gzip file mean nothing: in its header, and after the last bit of what is packed.
        const isSame = file !== undefined && isDeepStrictEqual([file.seal, await readLeaves(file)], [seal, leaves]);
        expect(file === undefined || isSame).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test.each<[string, (lines: string[]) => string[]]>([
    ['an event fewer', (lines) => lines.slice(1)],
    ['an event more', (lines) => [lines[0] ?? '', ...lines]],
    ['two events in each other’s place', ([a = '', b = '', ...rest]) => [b, a, ...rest]],
    ['another hash', ([a = '', ...rest]) => [a.replace(/"[0-9a-f]{64}"/, `"${'0'.repeat(64)}"`), ...rest]],
    ['no seal', (lines) => lines.slice(0, -1)],
    ['something after the seal', (lines) => [...lines, '[]']],
    ['something else in a line', (lines) => ['{}', ...lines.slice(1)]],
    ['nothing', () => []],
  ])('packed again with %s is refused', async (_, change) => {
    const lines = gunzipSync(await readFile(await written()))
      .toString()
      .split('\n')
      .slice(0, -1);
    const text = change(lines)
      .map((line) => `${line}\n`)
      .join('');
    expect(await tryOpen(gzipSync(text))).toBeUndefined();
    expect(await tryOpen(gzipSync(lines.map((line) => `${line}\n`).join('')))).toBeDefined();
  });

  test('appears whole or not at all', async () => {
    const path = join(folder, 'failed', 'seal.gz');
    const failing = async function* (): AsyncGenerator<readonly Leaf[]> {
      yield leaves;
      throw new Error('the log cannot be read');
    };
    await expect(writeSealFile(path, seal, failing())).rejects.toThrow('the log cannot be read');
    expect(await readdir(join(folder, 'failed'))).toEqual([]);
  });

  test('that a killed process left unfinished goes', async () => {
    const left = join(folder, 'failed', `${sealFileName(seal)}.unfinished-1`);
    await writeFile(left, 'half');
    await removeUnfinished(join(folder, 'failed'));
    expect(await readdir(join(folder, 'failed'))).toEqual([]);
    await removeUnfinished(join(folder, 'absent'));
  });
});
