import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidConfiguration } from '#configuration';
import type { Asked } from './asked-erasures.js';

/** A line: of which log, and what was asked. */
export type RegisteredErasure = Asked & Readonly<{ storeId: string }>;

/**
 * The register of erasures outside the database (`ERASURE_REGISTER`): one line of JSON each, only ever added to. A
 * backup that is restored is older than it, and what it says is carried out again then. Several processes may add at once.
 */
export class ErasureRegister {
  private constructor(private readonly path: string) {}

  /** Makes the file when it is not there. Throws InvalidConfiguration. */
  static async open(path: string): Promise<ErasureRegister> {
    await open(path, 'a+', 0o600).then(
      (file) => file.close(),
      ({ code }: NodeJS.ErrnoException) => {
        const rule = `names a file that cannot be written (${code})`;
        throw new InvalidConfiguration([{ variable: 'ERASURE_REGISTER', rule }]);
      },
    );
    return new ErasureRegister(path);
  }

  /** On the disk when it resolves. */
  async add({ storeId, data, context }: RegisteredErasure): Promise<void> {
    const file = await open(this.path, 'a+', 0o600);
    try {
      const torn = await endsWithinLine(file);
      await file.write(`${torn ? '\n' : ''}${JSON.stringify({ storeId, data, context })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(this.path));
  }
}

/** A crash in the middle of a line: it was not acknowledged, and its erasure gets another line. */
const endsWithinLine = async (file: FileHandle): Promise<boolean> => {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
};

/** Else a power cut could take the whole file, when it is new. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
};
