import type { Position as LogPosition } from '@kurrent/kurrentdb-client';
import type { Position } from '../event-store.js';

const parts = /^0{8}-([0-7][0-9a-f]{15})-([0-7][0-9a-f]{15})$/;

const written = (commit: bigint, prepare: bigint): Position =>
  `${'0'.repeat(8)}-${[commit, prepare].map((part) => part.toString(16).padStart(16, '0')).join('-')}`;

/** Before the first event. */
export const beginning: Position = written(0n, 0n);

/** In the shape that all engines' positions have; the first part, which counts restores elsewhere, is 0 here. */
export const toPosition = ({ commit, prepare }: LogPosition): Position => written(commit, prepare);

export const fromPosition = (position: Position): LogPosition => {
  const [, commit, prepare] = parts.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError(`not a position of the log: ${position}`);
  return { commit: BigInt(`0x${commit}`), prepare: BigInt(`0x${prepare}`) };
};
