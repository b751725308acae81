import { join } from 'node:path';
import type { Configuration } from '#configuration';

/** Where the key that seals is, and where the files of seals go. */
export type SealingPlace = Readonly<{
  keyFile: string;
  /** Whether a key is made where there is none. */
  makesKey: boolean;
  directory: string;
}>;

/** Undefined: no seals are made. */
export const sealingPlaceOf = ({
  sealing,
  dataDirectory,
}: Pick<Configuration, 'sealing' | 'dataDirectory'>): SealingPlace | undefined =>
  sealing && {
    keyFile: sealing.keyFile ?? join(dataDirectory, 'seal-key.pem'),
    makesKey: sealing.keyFile === undefined,
    directory: sealing.directory ?? join(dataDirectory, 'seals'),
  };
