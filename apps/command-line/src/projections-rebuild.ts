import { setTimeout as pause } from 'node:timers/promises';
import type { Standing } from '#read-models';
import { projections } from '#runtime';
import { EXIT, type Surroundings } from './command-line.js';
import type { Instance } from './instance.js';
import { requireProjection } from './projection-names.js';
import { progressOf } from './progress.js';
import type { Asked } from './projections-asked.js';

const LOOK_AGAIN_MS = 100;

/** Builds read models anew beside those that serve, and waits until they have taken their place. */
export const rebuildProjections = async (
  { names, json, force }: Asked,
  { open, out, err, signal }: Surroundings,
): Promise<number> => {
  const chosen = names.length === 0 ? projections.map(({ name }) => name) : names.map(requireProjection);
  const instance = await open();
  await instance.readModels.rebuild(chosen, { forced: force });
  // Stands by when another process projects already.
  instance.project();
  const waiting = await watched(instance, chosen, err, signal);
  if (waiting === undefined) {
    err.write('The rebuild goes on where techcoop runs, or when it is started.\n');
    return EXIT.interrupted;
  }
  const rebuilt = chosen.filter((name) => waiting.every(({ projection }) => projection !== name));
  const left = waiting.map(({ projection, parked }) => ({ projection, parked }));
  if (json) out.write(`${JSON.stringify({ rebuilt, waiting: left })}\n`);
  else {
    for (const name of rebuilt) out.write(`${name} was rebuilt.\n`);
    for (const { projection, parked } of left)
      out.write(
        `${projection} was not put in place: ${parked} ${parked === 1 ? 'stream is' : 'streams are'} parked. See techcoop projections inspect ${projection}; rebuild ${projection} --force takes it all the same.\n`,
      );
  }
  return waiting.length === 0 ? EXIT.done : EXIT.failed;
};

/** Resolves with those that wait to be forced; undefined when interrupted. */
const watched = async (
  { readModels }: Instance,
  names: readonly string[],
  err: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<readonly Standing[] | undefined> => {
  const bar = progressOf('Rebuilding', err);
  try {
    for (;;) {
      if (signal.aborted) return undefined;
      const underWay = (await readModels.standings()).filter(
        ({ projection, state }) => state === 'rebuilding' && names.includes(projection),
      );
      const waiting = underWay.filter(({ behind, parked, forced }) => behind === 0 && parked > 0 && !forced);
      if (waiting.length === underWay.length) return waiting;
      bar.update(Math.min(...underWay.map(({ progress = 0 }) => progress)), 1);
      await pause(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    bar.stop();
  }
};
