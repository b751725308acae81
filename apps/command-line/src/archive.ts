import { contributionStream } from '#contributions';
import { isDay } from '#event-sourcing';
import { PostgresEventStore } from '#event-store';
import { requestStream } from '#assistance';
import { type CommandLine, EXIT, WrongUsage } from './command-line.js';
import type { Instance } from './instance.js';

/** Where nobody projects, read models may have to be made first. */
const CAUGHT_UP_WITHIN_MS = 600_000;

/** Moves what has ended out of the way of what has not; everything can be read as before. */
export const archive: CommandLine = {
  usage: '--ended-before DAY [--json]',
  summary: 'Move the streams of requests and contributions that ended before a day (YYYY-MM-DD) into the archive',
  options: { 'ended-before': { type: 'string' }, json: { type: 'boolean' } },
  run: async ({ positionals, values }, { open, out, signal }) => {
    const day = values['ended-before'];
    if (positionals.length > 0 || typeof day !== 'string' || !isDay(day))
      throw new WrongUsage('Name the day: archive --ended-before 2020-01-01');
    const instance = await open();
    const { store } = instance;
    if (!(store instanceof PostgresEventStore))
      throw new WrongUsage('The events are on KurrentDB: its own archiving and scavenging do this.');
    const streams = await endedBefore(instance, day);
    let archived = 0;
    for (const stream of streams) {
      if (signal.aborted) break;
      if (await store.archive(stream)) archived += 1;
    }
    out.write(
      values['json'] === true
        ? `${JSON.stringify({ ended: streams.length, archived })}\n`
        : `Streams that ended before ${day}: ${streams.length}. Moved into the archive now: ${archived}.\n`,
    );
    return EXIT.done;
  },
};

const endedBefore = async ({ project, readModels }: Instance, day: string): Promise<readonly string[]> => {
  // Stands by when another process projects already.
  project();
  await readModels.caughtUp(CAUGHT_UP_WITHIN_MS);
  const requests = await readModels.rows<{ id: string }>(
    'select request_id as id from {request_overview} where ended_on < $1 order by request_id',
    [day],
  );
  const contributions = await readModels.rows<{ id: string }>(
    'select contribution_id as id from {contribution} where closed_on < $1 order by contribution_id',
    [day],
  );
  return [...requests.map(({ id }) => requestStream(id)), ...contributions.map(({ id }) => contributionStream(id))];
};
