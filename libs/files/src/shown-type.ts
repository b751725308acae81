import { open } from 'node:fs/promises';

const LOOKED_AT = 64 * 1024;
/** Bytes that no text has, in whatever encoding of one byte a character or in UTF-8 (WHATWG MIME Sniffing, section 3). */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;
/** HTML, SVG and other XML, PHP; a script that names who runs it. */
const MARKUP_OR_SCRIPT = /^(\u00ef\u00bb\u00bf)?\s*(<|#!)/;

/** Never without bytes that no text has: a text may well begin with the few letters by which they are known (BM, ID3, GIF). */
const NEVER_TEXT = /^(image|audio|video)\/|sqlite/;

/** The media type that a file's bytes show, `text/plain` for any text that is not to be run; undefined: nothing known. */
export const shownType = async (path: string): Promise<string | undefined> => {
  // Many files, which only what takes files has to read.
  const { fileTypeFromFile } = await import('file-type');
  const known = await fileTypeFromFile(path);
  const head = (await headOf(path)).toString('latin1');
  const isText = !BINARY.test(head) && !MARKUP_OR_SCRIPT.test(head);
  if (known && !(isText && NEVER_TEXT.test(known.mime))) return known.mime;
  return isText ? 'text/plain' : undefined;
};

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};
