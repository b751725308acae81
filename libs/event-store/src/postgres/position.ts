import type { Position } from '../event-store.js';

/** The log's order in PostgreSQL: times restored, then transaction, then place. Numbers in decimal. */
export type LogPlace = Readonly<{ epoch: number; tx: string; position: number }>;

const shape = /^[0-7][0-9a-f]{7}-[0-9a-f]{16}-[0-7][0-9a-f]{15}$/;

/** Before the first event. */
export const beginning: Position = `${'0'.repeat(8)}-${'0'.repeat(16)}-${'0'.repeat(16)}`;

/** Whether a text (from a query, say) can be a position of the log. */
export const isPosition = (text: string): boolean => shape.test(text);

const transactionPart = (epoch: number, tx: string): string =>
  `${epoch.toString(16).padStart(8, '0')}-${BigInt(tx).toString(16).padStart(16, '0')}-`;

const placePart = (position: number): string => position.toString(16).padStart(16, '0');

export const toPosition = ({ epoch, tx, position }: LogPlace): Position =>
  transactionPart(epoch, tx) + placePart(position);

/** Writes positions of rows that mostly follow each other, and therefore mostly share their transaction. */
export const positionWriter = (): ((epoch: number, tx: string, position: number) => Position) => {
  let last = { epoch: -1, tx: '', text: '' };
  return (epoch, tx, position) => {
    if (last.tx !== tx || last.epoch !== epoch) last = { epoch, tx, text: transactionPart(epoch, tx) };
    return last.text + placePart(position);
  };
};

/** What a query takes: `epoch`, `tx` and `position` in decimal (xid8 would take a leading zero for octal). */
export const fromPosition = (position: Position): readonly [epoch: string, tx: string, position: string] => {
  if (!isPosition(position)) throw new RangeError(`not a position of the log: ${position}`);
  const [epoch, tx, place] = position.split('-').map((part) => BigInt(`0x${part}`).toString());
  return [epoch ?? '', tx ?? '', place ?? ''];
};
