import { Injectable } from '@nestjs/common';
import { EvidenceUnusable, sealFilesIn, sealHash, type SealingPlace, type Seals } from '#evidence';

/** A seal; of a row that holds none, its number only. */
export type SealLine = Readonly<{
  number: number;
  readable: boolean;
  at: string | null;
  after: string | null;
  up_to: string | null;
  count: number | null;
  root: string | null;
  hash: string | null;
  previous: string | null;
  key: string | null;
  exported: boolean;
}>;

const MOST_UNSEALED = 100_000;
const NONE = { at: null, after: null, up_to: null, count: null, root: null, hash: null, previous: null, key: null };

@Injectable()
export class SealList {
  constructor(
    private readonly seals: Seals,
    private readonly sealing: SealingPlace | undefined,
  ) {}

  /** The newest first. `before`: the last number of the page before. */
  async page(before: number | null, most: number): Promise<readonly SealLine[]> {
    const files = this.sealing ? await sealFilesIn(this.sealing.directory).catch(unlessUnusable([])) : [];
    const exported = new Set(files.map(({ number }) => number));
    return (await this.seals.page(before, most)).map(({ number, seal }) => ({
      ...{ number, readable: seal !== undefined, ...NONE, exported: exported.has(number) },
      ...(seal && {
        ...{ at: seal.at, after: seal.after, up_to: seal.upTo, count: seal.count, root: seal.root },
        ...{ hash: sealHash(seal), previous: seal.previous, key: seal.key },
      }),
    }));
  }

  /** `unsealed`: null where the newest row holds no seal. */
  async state(): Promise<Readonly<{ unsealed: number | null; sealing: boolean }>> {
    const unsealed = await this.seals.unsealed(MOST_UNSEALED).catch(unlessUnusable(null));
    return { unsealed, sealing: this.sealing !== undefined };
  }
}

/** Seals that somebody broke are shown as such, not an error of ours. */
const unlessUnusable =
  <T>(otherwise: T) =>
  (error: unknown): T => {
    if (error instanceof EvidenceUnusable) return otherwise;
    throw error;
  };
