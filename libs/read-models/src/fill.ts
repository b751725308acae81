import type { Position } from '#event-store';
import { advanceCall, advanceValues, type Build, earliest, type Parking, type Step } from './builds.js';
import { Pending } from './coalesce.js';
import { withWriter } from './connection.js';
import { type Piece, piecesFor, sendTogether, WrittenRows } from './copying.js';
import { refusesRows } from './failure.js';
import { Pace } from './pace.js';
import { project } from './project.js';
import { readAhead, type Stretch } from './reading.js';
import { tableName, tableNames } from './tables.js';
import type { Work } from './work.js';
import { withLiterals } from './write-rows.js';
import { type Pen, parkingWrites, remember, stepsOf } from './writing.js';

/** Rows that are kept to be coalesced before they are written. */
const mostRows = 10_000;
/** Events read at once. */
const mostEvents = 2_000;
/** So few events from the log's end a build is near enough to be kept up to date with the others. */
const nearEvents = 2_000;

/** What came of filling: `near`: all builds are near the log's end, or at `upto`. `refused`: not these rows, some of those up to there. */
export type Filled = 'near' | 'ended' | Readonly<{ refusedUpTo: Position }>;

/**
 * Fills builds that nobody reads yet, as fast as it can: changes are coalesced over many events and written in
 * transactions of many rows, the last of which moves the checkpoints. What is not written when it ends is read again
 * next time; rows may then be set twice, which is the same as once. With `upto` it ends there.
 */
export const fill = async (
  work: Work,
  builds: readonly Build[],
  { signal, upto }: Readonly<{ signal: AbortSignal; upto?: Position }>,
): Promise<Filled> => {
  const { store, pen, onWritten } = work;
  const pace = new Pace(200, 1_000, 20_000);
  const written = new WrittenRows(builds.every(({ position }) => position === undefined));
  await empty(pen, builds);
  let harvest = new Harvest(builds);
  let writing = Promise.resolve();
  let goal = await store.head();
  let lap = 0;
  const write = async (position: Position): Promise<void> => {
    await writing;
    const gathered = harvest;
    harvest = new Harvest(builds);
    writing = gathered.write(pen, position, { written, pace }).then(onWritten);
    // Whoever waits for it next is told.
    writing.catch(() => undefined);
  };
  if (goal === undefined) return 'near';
  try {
    for await (const stretch of readAhead(store, { after: earliest(builds), upto, most: () => mostEvents, signal })) {
      harvest.add(stretch);
      lap += stretch.events.length;
      const reached = stretch.position >= goal || stretch.caughtUp;
      if (harvest.rows >= mostRows || reached) await write(stretch.position);
      if (!reached) continue;
      await writing;
      if (lap <= nearEvents || stretch.caughtUp) {
        await analyze(work, builds);
        return 'near';
      }
      lap = 0;
      goal = (await store.head()) ?? goal;
    }
    await writing;
  } catch (error) {
    if (error instanceof RefusedUpTo) return { refusedUpTo: error.position };
    throw error;
  }
  return 'ended';
};

/** What was interrupted before its first checkpoint has left rows behind. */
const empty = async ({ client, runner }: Pen, builds: readonly Build[]): Promise<void> => {
  const fresh = builds.filter(({ position }) => position === undefined);
  if (fresh.length === 0) return;
  const steps = fresh.map((build) => ({ build, events: 0 }));
  const lock = withLiterals({ text: advanceCall, values: advanceValues(runner, steps, undefined) });
  const names = fresh.flatMap(({ projection, place }) => tableNames(projection, place));
  await sendTogether(client, [{ text: lock }, { text: `truncate ${names.join(', ')}` }]);
};

/** So that the first queries are planned for what is there. On another connection, since it takes its time. */
const analyze = async ({ connectionString }: Work, builds: readonly Build[]): Promise<void> => {
  const names = builds.flatMap(({ projection, place }) => tableNames(projection, place));
  await withWriter(connectionString, (client) => client.query(`analyze ${names.join(', ')}`));
};

type Means = Readonly<{ written: WrittenRows; pace: Pace }>;

/** What was read and is not written yet. */
class Harvest {
  readonly #pending: ReadonlyMap<Build, Pending>;
  readonly #counts = new Map<Build, number>();

  constructor(builds: readonly Build[]) {
    this.#pending = new Map(builds.map((build) => [build, new Pending(build.projection)]));
  }

  get rows(): number {
    let rows = 0;
    for (const pending of this.#pending.values()) rows += pending.size;
    return rows;
  }

  add(stretch: Stretch): void {
    for (const [build, pending] of this.#pending) project(build, stretch.events, pending);
    for (const { build, events } of stepsOf([...this.#pending.keys()], stretch))
      this.#counts.set(build, (this.#counts.get(build) ?? 0) + events);
  }

  /** Errors: RefusedUpTo. */
  async write({ client, runner }: Pen, position: Position, { written, pace }: Means): Promise<void> {
    const steps = [...this.#pending.keys()]
      .filter((build) => (build.position ?? '') < position)
      .map((build) => ({ build, events: this.#counts.get(build) ?? 0 }));
    if (steps.length === 0) return;
    const parkings = steps.map(({ build }) => [build, takeParkings(build)] as const);
    const parking = parkings.flatMap(([build, taken]) => parkingWrites(build, taken)).map((one) => withLiterals(one));
    const pieces = [...this.#pending].flatMap(([{ projection, place }, pending]) =>
      pending.tables.flatMap((changes) =>
        piecesFor(tableName(projection, changes.table, place), changes, written, pace.most),
      ),
    );
    const loads = together(pieces, pace.most);
    const last = loads.pop() ?? [];
    try {
      for (const load of loads) await timed(pace, load, () => sendTogether(client, [advance(runner, steps), ...load]));
      const closing = [advance(runner, steps, position), ...parking.map((text) => ({ text })), ...last];
      await timed(pace, last, () => sendTogether(client, closing));
    } catch (error) {
      throw refusesRows(error) ? new RefusedUpTo(position) : error;
    }
    remember(steps, position);
  }
}

/** Moves the checkpoints, or, without a position, locks them and makes sure that they are where they were. */
const advance = (runner: string, steps: readonly Step[], upto?: Position) => {
  const counted = upto === undefined ? steps.map(({ build }) => ({ build, events: 0 })) : steps;
  return { text: withLiterals({ text: advanceCall, values: advanceValues(runner, counted, upto) }) };
};

const takeParkings = (build: Build): readonly Parking[] => {
  const taken = build.newlyParked;
  build.newlyParked = [];
  return taken;
};

/** As many pieces in one transaction as come to so many rows. */
const together = (pieces: readonly Piece[], most: number): (readonly Piece[])[] => {
  const loads: Piece[][] = [];
  let rows = most;
  for (const piece of pieces) {
    if (rows + piece.rows > most) {
      loads.push([]);
      rows = 0;
    }
    loads.at(-1)?.push(piece);
    rows += piece.rows;
  }
  return loads;
};

const timed = async (pace: Pace, load: readonly Piece[], send: () => Promise<void>): Promise<void> => {
  const begun = performance.now();
  await send();
  pace.took(
    load.reduce((sum, { rows }) => sum + rows, 0),
    performance.now() - begun,
  );
};

class RefusedUpTo extends Error {
  constructor(readonly position: Position) {
    super('the database refused rows');
  }
}
