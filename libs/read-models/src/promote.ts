import pg from 'pg';
import type { Build } from './builds.js';
import { sendTogether } from './copying.js';
import { layoutLock } from './layout.js';
import { exchange, schema, tableNames } from './tables.js';
import type { Pen } from './writing.js';
import { withLiterals } from './write-rows.js';

/** Those who read meanwhile wait so long at most; then it is tried again later. */
const patienceMs = 200;
/** So long a vacuum may take to give way; that keeps no reader waiting. */
const vacuumPatienceMs = 3_000;

/**
 * Lets queries read a build: one that was filled for the first time, or one that takes the place of the serving tables.
 * One transaction and one round trip. False when a query or a vacuum holds on to these for too long.
 */
export const promote = async ({ client, runner }: Pen, build: Build): Promise<boolean> => {
  const texts = [...(build.place === 'beside' ? replaceServing(build) : []), serve(build, runner)];
  try {
    await sendTogether(
      client,
      texts.map((text) => ({ text })),
    );
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '55P03') return false;
    throw error;
  }
  return true;
};

const replaceServing = ({ projection }: Build): readonly string[] => {
  const serving = tableNames(projection, 'serving').join(', ');
  return [
    `select pg_advisory_xact_lock(${layoutLock})`,
    `set local lock_timeout = ${vacuumPatienceMs}`,
    `lock table ${serving} in share update exclusive mode`,
    // Short of a second, after which the database would look for deadlocks and end somebody's query.
    `set local lock_timeout = ${patienceMs}`,
    `lock table ${serving} in access exclusive mode`,
    withLiterals({
      text: `delete from ${schema}.checkpoint where projection = $1 and version = $2 and place = 'serving'`,
      values: [projection.name, projection.version],
    }),
    ...exchange(projection),
  ];
};

const serve = ({ id }: Build, runner: string): string =>
  withLiterals({ text: `select ${schema}.serve($1, $2)`, values: [id, runner] });
