import { mkdtemp, readFile, readdir, rm, writeFile as put } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeFile } from './write-file.js';

describe('A file that is written beside its place', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techcoop-file-'));
    path = join(folder, 'backup');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (parts: Iterable<string> | AsyncIterable<string>) =>
    writeFile(path, (target) => pipeline(Readable.from(parts), target));

  test('is there when it is whole, in place of the one before', async () => {
    await put(path, 'an older one');
    await write(['a new', ' one']);
    expect(await readFile(path, 'utf8')).toBe('a new one');
    expect(await readdir(folder)).toEqual(['backup']);
  });

  test('leaves the one before, and nothing else, when it cannot be finished', async () => {
    await put(path, 'an older one');
    const broken = async function* () {
      yield 'half of';
      throw new Error('the source ended');
    };
    await expect(write(broken())).rejects.toThrow('the source ended');
    expect(await readFile(path, 'utf8')).toBe('an older one');
    expect(await readdir(folder)).toEqual(['backup']);
  });

  test('clears away what a killed process left', async () => {
    await put(`${path}.unfinished-1`, 'half');
    await put(`${path}-other`, 'something else');
    await write(['whole']);
    expect(await readdir(folder)).toEqual(['backup', 'backup-other']);
  });

  test('is whole also when two write it at once', async () => {
    const slowly = async function* (letter: string) {
      for (let n = 0; n < 50; n += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        yield letter.repeat(100);
      }
    };
    await Promise.allSettled([write(slowly('a')), write(slowly('b'))]);
    expect(await readFile(path, 'utf8')).toMatch(/^(a{5000}|b{5000})$/);
    expect(await readdir(folder)).toEqual(['backup']);
  });

  test('needs a folder', async () => {
    await expect(writeFile(join(folder, 'nowhere', 'backup'), async () => undefined)).rejects.toThrow('ENOENT');
  });
});
