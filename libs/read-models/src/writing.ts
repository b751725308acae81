import type pg from 'pg';
import { advanceCall, advanceValues, type Build, type Parking, type Step } from './builds.js';
import { Pending } from './coalesce.js';
import { refusesRows } from './failure.js';
import type { Recorded } from '#event-sourcing';
import type { Position } from '#event-store';
import { park, project } from './project.js';
import type { Stretch } from './reading.js';
import { schema, tableName } from './tables.js';
import { type Statement, statementsFor } from './write-rows.js';

/** Where a runner writes: a connection in pipeline mode, on which nobody else has a transaction open. */
export type Pen = Readonly<{ client: pg.Client; runner: string }>;

/** A statement with the build whose rows it writes. */
export type Write = Statement & Readonly<{ build?: Build }>;

/**
 * Brings builds up to a stretch's end: rows and checkpoints in one transaction and one round trip. Where the database
 * refuses rows, the stretch is halved until it is known whose event it was, and that one's stream is parked.
 */
export const writeStretch = async (pen: Pen, builds: readonly Build[], stretch: Stretch): Promise<void> => {
  const behind = builds.filter(({ position = '' }) => position < stretch.position);
  // An empty log ends at its beginning, which is no event's position.
  if (behind.every(({ position }) => position === undefined && stretch.events.length === 0)) return;
  const steps = stepsOf(behind, stretch);
  const rows = behind.flatMap((build) => writesOf(build, stretch.events));
  const parkings = behind.flatMap((build) => parkingWrites(build, build.newlyParked));
  try {
    await transact(pen, steps, stretch.position, [...rows, ...parkings]);
    remember(steps, stretch.position);
    for (const build of behind) build.newlyParked = [];
  } catch (error) {
    if (!(error instanceof RowsRefused)) throw error;
    const [first, second] = halves(stretch);
    const [event] = stretch.events;
    if (first && second) {
      await writeStretch(pen, builds, first);
      await writeStretch(pen, builds, second);
    } else if (event) {
      park(error.build, event, error.cause);
      await writeStretch(pen, builds, stretch);
    } else throw error;
  }
};

const writesOf = (build: Build, events: readonly Recorded[]): readonly Write[] => {
  const pending = new Pending(build.projection);
  project(build, events, pending);
  return rowWrites(build, pending);
};

export const rowWrites = (build: Build, { tables }: Pending): readonly Write[] =>
  tables.flatMap((changes) =>
    statementsFor(tableName(build.projection, changes.table, build.place), changes).map((statement) => ({
      ...statement,
      build,
    })),
  );

/** Past how many events of the log each checkpoint moves. */
export const stepsOf = (builds: readonly Build[], { events }: Pick<Stretch, 'events'>): readonly Step[] =>
  builds.map((build) => {
    const first = events.findIndex(({ position }) => position > (build.position ?? ''));
    return { build, events: first === -1 ? 0 : events.length - first };
  });

const halves = (stretch: Stretch): readonly Stretch[] => {
  const middle = Math.floor(stretch.events.length / 2);
  const last = stretch.events[middle - 1];
  if (!last) return [];
  return [
    { events: stretch.events.slice(0, middle), position: last.position, caughtUp: false },
    { ...stretch, events: stretch.events.slice(middle) },
  ];
};

/**
 * Writes rows and moves checkpoints, or, without a position, only makes sure that they are where they were: all or none.
 * Errors: RowsRefused.
 */
export const transact = async (
  { client, runner }: Pen,
  steps: readonly Step[],
  upto: Position | undefined,
  writes: readonly Write[],
): Promise<void> => {
  const advance = { name: 'advance', text: advanceCall, values: advanceValues(runner, steps, upto) };
  const all: readonly Write[] = [{ text: 'begin', values: [] }, advance, ...writes, { text: 'commit', values: [] }];
  // Sent without waiting for answers: after one that fails, the server does none of the others.
  const sent = all.map(({ name, text, values }) =>
    client.query({ ...(name !== undefined && { name }), text, values: [...values] }),
  );
  const outcomes = await Promise.allSettled(sent);
  const failed = outcomes.findIndex(({ status }) => status === 'rejected');
  const outcome = outcomes[failed];
  if (outcome?.status !== 'rejected') return;
  const build = all[failed]?.build;
  throw build && refusesRows(outcome.reason) ? new RowsRefused(build, outcome.reason) : outcome.reason;
};

/** After the transaction that moved the checkpoints. */
export const remember = (steps: readonly Step[], position: Position): void => {
  for (const { build, events } of steps) {
    build.position = position;
    build.events += events;
  }
};

/** Tells the database of streams that were parked. */
export const parkingWrites = ({ projection, place }: Build, parkings: readonly Parking[]): readonly Statement[] =>
  parkings.length === 0
    ? []
    : [
        {
          text: `insert into ${schema}.parked as p (projection, version, place, stream, revision, position, event_type, error)
            select $1, $2, $3, n.* from json_to_recordset($4::json)
              as n(stream text, revision bigint, position text, type text, error text)
            on conflict (projection, version, place, stream) do update set attempts = p.attempts + 1, asked = false,
              revision = excluded.revision, position = excluded.position, event_type = excluded.event_type, error = excluded.error`,
          values: [projection.name, projection.version, place, JSON.stringify(parkings)],
        },
      ];

/** The database will not take the rows of a build. */
export class RowsRefused extends Error {
  constructor(
    readonly build: Build,
    override readonly cause: unknown,
  ) {
    super('the database refused rows');
  }
}
