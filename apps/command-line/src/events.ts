import { setTimeout as pause } from 'node:timers/promises';
import type { Position, StoredEvent } from '#event-store';
import { NotCaughtUp } from '#read-models';
import { type CommandLine, EXIT, WrongUsage } from './command-line.js';
import type { Instance } from './instance.js';

const PAGE = 500;
const LOOK_AGAIN_MS = 200;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Prints events as they are stored, what belongs to persons closed. */
export const events: CommandLine = {
  usage: 'STREAM [--as-at MOMENT]',
  summary: 'Print the events of a stream, one a line, as JSON; also as at an earlier moment (2025-12-31T23:59:59Z)',
  options: { 'as-at': { type: 'string' } },
  run: async ({ positionals: [stream, ...others], values }, { open, out, err, signal }) => {
    if (stream === undefined || others.length > 0) throw new WrongUsage('Say which: the name of one stream.');
    const moment = momentIn(values['as-at']);
    const instance = await open();
    const upTo = moment && (await positionAt(instance, moment, signal));
    let next = 0;
    for (let last = PAGE; last === PAGE && !signal.aborted;) {
      const page = await instance.store.storedOf(stream, next, PAGE);
      last = page.length;
      next += last;
      for (const event of page) if (!moment || event.position <= (upTo ?? '')) out.write(`${lineOf(event)}\n`);
    }
    if (next === 0) err.write(`There is no stream ${stream}.\n`);
    return next === 0 ? EXIT.failed : EXIT.done;
  },
};

const momentIn = (text: string | boolean | undefined): Date | undefined => {
  if (text === undefined) return undefined;
  const moment = new Date(String(text));
  if (!MOMENT.test(String(text)) || Number.isNaN(moment.getTime()))
    throw new WrongUsage('--as-at takes a moment in the form 2025-12-31T23:59:59Z (RFC 3339).');
  if (moment > new Date()) throw new WrongUsage('--as-at takes a moment that has passed.');
  return moment;
};

const positionAt = async (
  { project, readModels }: Instance,
  moment: Date,
  signal: AbortSignal,
): Promise<Position | undefined> => {
  // Finds out where the log stood when; stands by when another process does.
  project();
  for (;;) {
    try {
      return await readModels.positionAt(moment);
    } catch (error) {
      if (!(error instanceof NotCaughtUp) || signal.aborted) throw error;
      await pause(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
};

/** Data and metadata are JSON already. */
const lineOf = ({ data, metadata, ...event }: StoredEvent): string =>
  `${JSON.stringify(event).slice(0, -1)},"data":${data},"metadata":${metadata}}`;
