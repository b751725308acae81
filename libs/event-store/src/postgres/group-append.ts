import pg from 'pg';
import type { CheckedAppend } from '../contract/append-rules.js';
import { ConcurrencyConflict } from '../errors.js';
import type { KnownHeads } from '../known-heads.js';
import type { Outcome } from './append-queue.js';
import type { Database } from './database.js';
import { groupValues, singleValues } from './group-values.js';
import { headsAfter, place, type PlacedAppend } from './placed-append.js';
import type { LogPlace } from './position.js';
import * as statements from './statements.js';

type GroupRow = [refused: string | null, epoch: number, tx: string];

const isUniqueViolation = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '23505';

/** Sends appends to the server as one group, each put on the heads that are known by now. */
export const appendTogether =
  (database: Database, known: KnownHeads) =>
  async (units: readonly CheckedAppend[]): Promise<readonly Outcome[]> => {
    const placed = units.map((unit) => place(unit, known));
    const places = await send(
      database,
      placed.filter((one) => one !== undefined),
    );
    let next = 0;
    return placed.map((one) => {
      const found = one && places[next++];
      if (!found) return 'refused';
      const heads = headsAfter(one);
      for (const [stream, head] of heads) known.learn(stream, head);
      return { place: found, heads };
    });
  };

/** Where the last event of each now stands; undefined: refused. */
const send = async (database: Database, group: readonly PlacedAppend[]): Promise<readonly (LogPlace | undefined)[]> => {
  const [first, ...others] = group;
  if (!first) return [];
  const single = others.length === 0 ? singleValues(first) : undefined;
  return single ? [await sendOne(database, single)] : sendGroup(database, group);
};

const sendOne = async (database: Database, values: unknown[]): Promise<LogPlace | undefined> => {
  try {
    const [row] = await database.rows<[epoch: number, tx: string | null]>(statements.appendOne, values);
    const [epoch, tx] = row ?? [0, null];
    return tx === null ? undefined : { epoch, tx, position: 1 };
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
};

const sendGroup = async (
  database: Database,
  group: readonly PlacedAppend[],
): Promise<readonly (LogPlace | undefined)[]> => {
  try {
    const [row] = await database.rows<GroupRow>(statements.appendGroup, groupValues(group));
    if (!row) throw new Error('the server answered nothing');
    const [list, epoch, tx] = row;
    const refused = new Set(list?.slice(1, -1).split(',').map(Number)); // {1,4}
    let position = 0;
    return group.map(({ size }, at) => {
      position += size;
      return refused.has(at + 1) ? undefined : { epoch, tx, position };
    });
  } catch (error) {
    // Two names in one append that are the same to the database, though not to us.
    if (group.length === 1 && isUniqueViolation(error))
      throw new ConcurrencyConflict(group.flatMap(({ streams }) => streams.map(({ stream }) => stream)));
    throw error;
  }
};
