import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isAsDeclared, KINDS_OF_FILE } from './kinds-of-file.js';
import { shownType } from './shown-type.js';
import { DOCX, JPEG, ODT, PDF, PNG, zipOf } from './testing/index.js';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('The type of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techcoop-types-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const allows = async (content: Buffer | string, fileName: string, mediaType: string): Promise<boolean> => {
    const path = join(folder, 'file');
    await writeFile(path, content);
    return isAsDeclared({ fileName, mediaType }, await shownType(path));
  };

  test.each<[string, string, Buffer | string]>([
    ['report.pdf', 'application/pdf', PDF],
    ['REPORT.PDF', 'Application/PDF', PDF],
    ['scan.png', 'image/png', PNG],
    ['photo.jpeg', 'image/jpeg', JPEG],
    ['minutes.docx', word, DOCX],
    ['minutes.odt', 'application/vnd.oasis.opendocument.text', ODT],
    ['list.csv', 'text/csv', 'name,office\r\nAmina,NBO\r\n'],
    ['list.csv', 'text/csv', Buffer.from('name;office\r\nJos\xe9;NBO\r\n', 'latin1')],
    ['notes.txt', 'text/plain', '\uFEFFВстреча: 5 < 6'],
    ['notes.txt', 'text/plain', 'é'.repeat(100_000)],
    ['report.txt', 'text/plain', 'BMZ report on the training of judges'],
    ['ages.csv', 'text/csv', 'BMI,age\r\n22,31\r\n'],
    ['list.csv', 'text/csv', 'ID3,name\r\n1,Amina\r\n'],
    ['tools.txt', 'text/plain', 'GIF89a is a format of images'],
  ])('%s, declared %s, is taken', async (fileName, mediaType, content) => {
    expect(await allows(content, fileName, mediaType)).toBe(true);
  });

  test.each<[string, string, string, Buffer | string]>([
    ['another type than declared', 'photo.jpg', 'image/jpeg', PNG],
    ['text that is called an image', 'photo.gif', 'image/gif', 'GIF89a=1/*...*/;alert(1)'],
    ['an image that is called text', 'photo.txt', 'text/plain', PNG],
    ['a name that contradicts', 'photo.exe', 'image/png', PNG],
    ['a name without an ending', 'photo', 'image/png', PNG],
    ['a program that is called text', 'tool.txt', 'text/plain', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a program of Linux', 'tool.txt', 'text/plain', Buffer.from('7f454c4602010100000000000000000002003e00', 'hex')],
    ['an archive', 'all.zip', 'application/zip', zipOf({ 'a.txt': 'a' })],
    ['an archive that is called a document', 'all.docx', word, zipOf({ 'a.txt': 'a' })],
    ['HTML', 'page.html', 'text/html', '<!doctype html><script>alert(1)</script>'],
    ['HTML that is called text', 'page.txt', 'text/plain', '\uFEFF \n<script>alert(1)</script>'],
    ['SVG', 'logo.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['SVG that is called CSV', 'logo.csv', 'text/csv', '<?xml version="1.0"?><svg/>'],
    ['a script', 'run.txt', 'text/plain', '#!/bin/sh\nrm -rf /\n'],
    ['a script by its name', 'run.bat', 'text/plain', 'del *.*'],
    ['bytes of no known type', 'x.txt', 'text/plain', Buffer.from([1, 2, 3, 0, 5])],
  ])('%s is refused', async (_, fileName, mediaType, content) => {
    expect(await allows(content, fileName, mediaType)).toBe(false);
  });

  test('is one of a list without what browsers and desktops run', () => {
    const types = KINDS_OF_FILE.map(({ mediaType }) => mediaType).join(' ');
    expect(types).not.toMatch(/html|svg|xml\b(?!formats)|script|zip|executable|octet-stream/);
  });
});
