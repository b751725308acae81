import { IatiFileError } from '../iati-file-error.js';

/** How bytes become text. `whole` says how many leading bytes are whole characters, so that none is cut in two. */
type Encoding = Readonly<{
  name: string;
  whole: (bytes: Uint8Array) => number;
  decode: (bytes: Uint8Array, more: boolean) => string;
  lengthOf: (text: string) => number;
}>;

const strict =
  (label: string) =>
  (bytes: Uint8Array, more: boolean): string =>
    new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: more });

const wholeUtf8 = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue; // a continuation: the first byte of the character is further back
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
};

const wholeUtf16 = (highByte: 0 | 1) => (bytes: Uint8Array) => {
  const even = bytes.length - (bytes.length % 2);
  const high = bytes[even - 2 + highByte] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
};

const utf8: Encoding = {
  name: 'UTF-8',
  whole: wholeUtf8,
  decode: strict('utf-8'),
  lengthOf: (text) => Buffer.byteLength(text),
};
const utf16 = (name: 'UTF-16LE' | 'UTF-16BE'): Encoding => ({
  name,
  whole: wholeUtf16(name === 'UTF-16LE' ? 1 : 0),
  decode: strict(name),
  lengthOf: (text) => text.length * 2,
});
const latin1: Encoding = {
  name: 'ISO-8859-1',
  whole: (bytes) => bytes.length,
  // Not TextDecoder: it takes the label for windows-1252, and Node's versions differ in what they then do.
  decode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
  lengthOf: (text) => text.length,
};

/** Encodings that an XML declaration may name. Their own bytes must have shown what they are for UTF-16. */
const DECLARED: Readonly<Record<string, Encoding>> = {
  'utf-8': utf8,
  utf8,
  'us-ascii': utf8,
  ascii: utf8,
  'iso-8859-1': latin1,
  latin1,
};

const SIGNATURES: readonly (readonly [readonly number[], Encoding | 'gzip' | 'zip', number])[] = [
  [[0xef, 0xbb, 0xbf], utf8, 3],
  [[0xff, 0xfe], utf16('UTF-16LE'), 2],
  [[0xfe, 0xff], utf16('UTF-16BE'), 2],
  [[0x3c, 0x00, 0x3f, 0x00], utf16('UTF-16LE'), 0],
  [[0x00, 0x3c, 0x00, 0x3f], utf16('UTF-16BE'), 0],
  [[0x1f, 0x8b], 'gzip', 0],
  [[0x50, 0x4b, 0x03, 0x04], 'zip', 0],
];

/** Enough to hold an XML declaration. */
const HEAD_BYTES = 512;

/** Encoding and length of the byte order mark, from a file's first bytes. Errors: IatiFileError compressed, encoding. */
const encodingOf = (head: Uint8Array): readonly [Encoding, number] => {
  const [, signed, mark] = SIGNATURES.find(([bytes]) => bytes.every((byte, at) => head[at] === byte)) ?? [[], null, 0];
  if (signed === 'gzip' || signed === 'zip') {
    throw new IatiFileError('compressed', `the file is compressed (${signed}); unpack it first`);
  }
  if (signed) return [signed, mark];
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']/.exec(latin1.decode(head, false))?.[1] ?? 'utf-8';
  const encoding = DECLARED[declared.toLowerCase()];
  if (encoding) return [encoding, 0];
  const why = /^utf-?16/i.test(declared) ? 'but its bytes are not' : 'which is not read';
  throw new IatiFileError('encoding', `the file declares the encoding ${declared}, ${why}; save it as UTF-8`, {
    line: 1,
  });
};

/** Bytes that are no text in the file's encoding. The text before them was given first. */
export class InvalidBytes extends Error {
  override readonly name = 'InvalidBytes';

  constructor(
    readonly encoding: string,
    readonly offset: number,
  ) {
    super(`byte ${offset} is not valid ${encoding}`);
  }
}

export type Decoded = Readonly<{ text: string; encoding: string; bytesRead: number }>;

/** Text of the bytes, decoded strictly. Errors: IatiFileError, InvalidBytes. */
export async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  let encoding: Encoding | undefined;
  let held: Uint8Array = new Uint8Array(); // bytes not decoded yet: the head of the file, later a cut character
  let bytesRead = 0;
  for await (const piece of pieces) {
    bytesRead += piece.length;
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    if (!encoding && held.length < HEAD_BYTES) continue;
    const start = encoding ? ([encoding, 0] as const) : encodingOf(held);
    encoding = start[0];
    held = held.subarray(start[1]);
    const whole = encoding.whole(held);
    yield* strictly(encoding, held.subarray(0, whole), bytesRead - held.length, bytesRead);
    held = held.slice(whole);
  }
  if (encoding) yield* strictly(encoding, held, bytesRead - held.length, bytesRead);
  else {
    const [found, mark] = encodingOf(held); // a file shorter than a head
    yield* strictly(found, held.subarray(mark), mark, bytesRead);
  }
}

/** The whole text, or the good part of it and then InvalidBytes. `offset` is that of the first byte in the file. */
function* strictly(encoding: Encoding, bytes: Uint8Array, offset: number, bytesRead: number): Generator<Decoded> {
  const decodes = (length: number, more: boolean): string | undefined => {
    try {
      return encoding.decode(bytes.subarray(0, length), more);
    } catch {
      return undefined;
    }
  };
  const text = decodes(bytes.length, false);
  if (text !== undefined) return yield { text, encoding: encoding.name, bytesRead };

  let [good, bad] = [0, bytes.length + 1]; // the longest beginning that decodes lies between them
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle, true) === undefined) bad = middle;
    else good = middle;
  }
  const before = decodes(good, true) ?? '';
  yield { text: before, encoding: encoding.name, bytesRead };
  throw new InvalidBytes(encoding.name, offset + encoding.lengthOf(before));
}
