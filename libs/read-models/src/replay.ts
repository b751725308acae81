import type pg from 'pg';
import type { Position } from '#event-store';
import type { Build } from './builds.js';
import { Pending } from './coalesce.js';
import { park, project } from './project.js';
import { type AnyProjection, type Place, schema } from './tables.js';
import type { Work } from './work.js';
import { parkingWrites, RowsRefused, rowWrites, transact, type Write } from './writing.js';

/** Events of a stream applied in one transaction. */
const atOnce = 200;

/** Asks the runner, wherever it works, to replay parked streams. Resolves with how many there are. */
export const askForReplay = async (
  client: Pick<pg.Client, 'query'>,
  { name, version }: AnyProjection,
  stream: string | undefined,
): Promise<number> => {
  const { rowCount } = await client.query(
    `update ${schema}.parked k set asked = true from ${schema}.checkpoint c
     where c.projection = $1 and c.version = $2 and c.upto is null and k.stream = coalesce($3, k.stream)
       and k.projection = c.projection and k.version = c.version and k.place = c.place`,
    [name, version, stream ?? null],
  );
  return rowCount ?? 0;
};

/** Replays what was asked for. Nothing else writes these builds meanwhile. */
export const replayAsked = async (work: Work, builds: readonly Build[], signal: AbortSignal): Promise<void> => {
  const { rows } = await work.pen.client.query<{
    projection: string;
    version: number;
    place: Place;
    stream: string;
    revision: string;
  }>(`select projection, version, place, stream, revision from ${schema}.parked where asked order by position`);
  for (const { projection, version, place, stream, revision } of rows) {
    const build = builds.find(
      (one) => one.projection.name === projection && one.projection.version === version && one.place === place,
    );
    if (build && !signal.aborted) await replay(work, build, stream, Number(revision));
  }
};

/**
 * Applies a parked stream's events again, from the one at which it was parked up to where the build is. Rows belong to
 * one stream, so none of them has newer data. What cannot be projected now is parked again, with what stands in the way.
 */
const replay = async (work: Work, build: Build, stream: string, revision: number): Promise<void> => {
  const { store, pen } = work;
  const steps = [{ build, events: 0 }];
  const write = (writes: readonly Write[]): Promise<void> => transact(pen, steps, undefined, writes);
  for (let from = revision, limit = atOnce; ;) {
    const found = await store.read(stream, { from, limit });
    const events = found.filter(({ position }) => position <= (build.position ?? ''));
    const trial: Build = { ...build, position: undefined, parked: new Map<string, Position>(), newlyParked: [] };
    const pending = new Pending(build.projection);
    project(trial, events, pending);
    const isEnd = trial.newlyParked.length > 0 || events.length < limit;
    try {
      const ending = trial.newlyParked.length > 0 ? parkingWrites(build, trial.newlyParked) : [unpark(build, stream)];
      await write([...rowWrites(build, pending), ...(isEnd ? ending : [])]);
    } catch (error) {
      if (!(error instanceof RowsRefused)) throw error;
      const [event] = events;
      if (limit > 1 || !event) {
        limit = 1;
        continue;
      }
      park(trial, event, error.cause);
      await write(parkingWrites(build, trial.newlyParked));
    }
    const [parking] = trial.newlyParked;
    if (parking) build.parked.set(stream, parking.position);
    else if (isEnd) build.parked.delete(stream);
    if (parking || isEnd) return;
    from += events.length;
  }
};

const unpark = ({ projection, place }: Build, stream: string) => ({
  text: `delete from ${schema}.parked where projection = $1 and version = $2 and place = $3 and stream = $4`,
  values: [projection.name, projection.version, place, stream],
});
