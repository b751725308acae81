import { setTimeout as pause } from 'node:timers/promises';
import type { ParkedStream } from '#read-models';
import { EXIT, type Surroundings, WrongUsage } from './command-line.js';
import { requireProjection } from './projection-names.js';
import type { Asked } from './projections-asked.js';

const LOOK_AGAIN_MS = 100;

/** Applies parked streams again, from the event on that stood in the way. */
export const replayProjection = async (
  { names, json }: Asked,
  { open, out, signal }: Surroundings,
): Promise<number> => {
  const [name, stream, ...others] = names;
  if (others.length > 0) throw new WrongUsage('Name one stream, or none for all that are parked.');
  const chosen = requireProjection(name);
  const instance = await open();
  const asked = await instance.readModels.replay(chosen, stream);
  // Stands by when another process projects already.
  if (asked > 0) instance.project();
  let parked = await instance.readModels.parked(chosen);
  while (parked.some((one) => one.asked) && !signal.aborted) {
    await pause(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    parked = await instance.readModels.parked(chosen);
  }
  const left = parked.filter((one) => stream === undefined || one.stream === stream);
  if (json) out.write(`${JSON.stringify({ asked, replayed: asked - left.length, parked: left })}\n`);
  else {
    if (asked === 0) out.write(`Nothing is parked${stream === undefined ? '' : ` under ${stream}`}.\n`);
    else out.write(`${asked - left.length} of ${asked} were replayed.\n`);
    for (const one of left) out.write(`${said(one)}\n`);
  }
  return left.length === 0 ? EXIT.done : EXIT.failed;
};

export const said = ({ stream, revision, type, error, attempts, since }: ParkedStream): string =>
  `${stream} is parked at revision ${revision}, ${type}: ${error} (tried ${attempts === 1 ? 'once' : `${attempts} times`}, since ${since})`;
