import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { END_OF_TABLE } from './format.js';
import { Sections } from './sections.js';

/** A row as COPY writes it: no line's end within, and backslashes in pairs. */
const row = fc
  .string({ unit: fc.constantFrom('a', '\t', '.', '\\\\', '\\N', 'é'), maxLength: 6 })
  .map((text) => `${text}\n`)
  .filter((text) => text !== END_OF_TABLE);
const tables = fc.array(
  fc.array(row, { maxLength: 6 }).map((rows) => rows.join('')),
  { maxLength: 5 },
);

const inChunks = async function* (text: string, sizes: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
};

describe('The sections of an archive', () => {
  test('come apart as they were joined, however the bytes arrive', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(tables, fc.string(), sizes, async (written, rest, chunks) => {
        const text = written.map((rows) => rows + END_OF_TABLE).join('') + rest;
        const sections = new Sections(inChunks(text, chunks));
        for (const rows of written) expect((await buffer(sections.rows())).toString()).toBe(rows);
        expect(await sections.rest()).toBe(Buffer.from(rest).toString());
      }),
    );
  });

  test('have an end, or else it is an error', async () => {
    await expect(buffer(new Sections(inChunks('a\n', [1])).rows())).rejects.toThrow('no end');
  });
});
