import { AcceptedKeys } from '../seal-keys.js';
import { sealHash, type SignedSeal } from '../seal.js';
import type { SealFile } from '../seal-file.js';
import type { SealRow } from '../seals.js';

/** What is wrong with a seal itself. */
export type SealFault = Readonly<{ seal: number; what: string }>;

/** A seal that can be relied upon, with its file where it was given. */
export type Vouching = Readonly<{ seal: SignedSeal; file?: SealFile }>;

export type SealHistory = Readonly<{ vouching: readonly Vouching[]; faults: readonly SealFault[] }>;

type Given = Readonly<{
  storeId: string;
  rows: readonly SealRow[];
  files: readonly SealFile[];
  /** Undefined: those of the files, or else the ones that the seals name themselves. */
  accepted?: AcceptedKeys | undefined;
}>;

/**
 * Which seals hold: those of files, those that a later one names as its previous, and of the rest those with an accepted
 * signature. From the newest to the first, since each vouches for the one before.
 */
export const sealHistory = ({ storeId, rows, files, accepted }: Given): SealHistory => {
  const faults: SealFault[] = [];
  const inFiles = new Map(files.map((file) => [file.seal.number, file]));
  const inTable = new Map(rows.map(({ number, seal }) => [number, seal]));
  const keys = accepted ?? AcceptedKeys.of(files.length > 0 ? files.map(({ seal }) => seal) : sealsOf(rows));
  for (const { seal, path } of files) {
    if (sealHash(seal) !== hashOf(inFiles.get(seal.number)?.seal))
      faults.push({ seal: seal.number, what: `is another one in ${path} than in another file` });
  }
  const vouching: Vouching[] = [];
  let next: SignedSeal | undefined;
  for (let number = Math.max(0, ...inFiles.keys(), ...inTable.keys()); number > 0; number--) {
    const file = inFiles.get(number);
    const seal = file?.seal ?? inTable.get(number);
    const fault = seal && faultOf(seal, { next, keys });
    const found = [databaseFault(number, { inTable, file }), seal && storeFault(seal, storeId), fault];
    faults.push(...found.filter((what) => what !== undefined).map((what) => ({ seal: number, what })));
    next = fault ? undefined : seal;
    if (next) vouching.unshift({ seal: next, ...(file && { file }) });
  }
  return { vouching, faults: faults.toReversed() };
};

const sealsOf = (rows: readonly SealRow[]): SignedSeal[] =>
  rows.map(({ seal }) => seal).filter((seal) => seal !== undefined);

const hashOf = (seal: SignedSeal | undefined): string | undefined => seal && sealHash(seal);

const databaseFault = (
  number: number,
  { inTable, file }: Readonly<{ inTable: ReadonlyMap<number, SignedSeal | undefined>; file: SealFile | undefined }>,
): string | undefined => {
  if (!inTable.has(number)) return 'is missing in the database';
  const row = inTable.get(number);
  if (!row) return 'is no seal any more in the database';
  return file && sealHash(row) !== sealHash(file.seal)
    ? `is another one in the database than in ${file.path}`
    : undefined;
};

/** What another log was is compared with this one all the same. */
const storeFault = ({ store }: SignedSeal, storeId: string): string | undefined =>
  store === storeId ? undefined : `is of another log (${store})`;

/** Why a seal vouches for nothing. */
const faultOf = (
  seal: SignedSeal,
  { next, keys }: Readonly<{ next: SignedSeal | undefined; keys: AcceptedKeys }>,
): string | undefined => {
  const fault = keys.fault(seal);
  if (fault) return fault;
  if (next && next.previous !== sealHash(seal)) return `is not the one that seal ${next.number} was put on`;
  if (next && next.after !== seal.upTo) return `does not end where seal ${next.number} begins`;
  if (next && next.at < seal.at) return `is dated after seal ${next.number}`;
  if (seal.number === 1 && (seal.previous !== null || seal.after !== null)) return 'is not the first of its log';
  return undefined;
};
