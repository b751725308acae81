import { existsSync } from 'node:fs';
import { acceptedKeysIn } from './key-files.js';
import { openSealFiles, type SealFile, sealFilesIn } from './seal-file.js';
import type { SealingPlace } from './sealing-place.js';

/** Whose seals were accepted. */
export type Trust = 'named-keys' | 'own-key' | 'any-key';

/** Those named; else the key that this instance seals with. */
export const keysFor = async (named: readonly string[] | undefined, sealing: SealingPlace | undefined) => {
  const own = sealing && existsSync(sealing.keyFile) ? [sealing.keyFile] : undefined;
  const files = named ?? own;
  const trust: Trust = named ? 'named-keys' : own ? 'own-key' : 'any-key';
  return { accepted: files && (await acceptedKeysIn(files)), trust };
};

/** The files of seals that this instance made; none where it makes none. */
export const exportedSeals = async (sealing: SealingPlace | undefined): Promise<readonly SealFile[]> =>
  sealing && (await sealFilesIn(sealing.directory)).length > 0 ? openSealFiles([sealing.directory]) : [];
