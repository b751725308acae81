import { type CommandLine, type Surroundings, WrongUsage } from './command-line.js';
import type { Asked } from './projections-asked.js';
import { inspectProjection } from './projections-inspect.js';
import { listProjections } from './projections-list.js';
import { rebuildProjections } from './projections-rebuild.js';
import { replayProjection } from './projections-replay.js';

const WAYS: Readonly<Record<string, (asked: Asked, surroundings: Surroundings) => Promise<number>>> = {
  list: listProjections,
  rebuild: rebuildProjections,
  replay: replayProjection,
  inspect: inspectProjection,
};

/** The read models. What is asked for is done by the projector that runs on the data directory, or else by this process. */
export const projections: CommandLine = {
  usage: 'list | rebuild [NAME…] [--force] | replay NAME [STREAM] | inspect NAME  [--json]',
  summary: 'How the read models stand; build them anew; apply again what they left out',
  options: { json: { type: 'boolean' }, force: { type: 'boolean' } },
  run: async ({ positionals: [way = '', ...names], values }, surroundings) => {
    const asked = Object.hasOwn(WAYS, way) ? WAYS[way] : undefined;
    if (!asked) throw new WrongUsage(`Ask for one of: ${Object.keys(WAYS).join(', ')}.`);
    if (values['force'] === true && way !== 'rebuild') throw new WrongUsage('Only a rebuild can be forced.');
    return asked({ names, json: values['json'] === true, force: values['force'] === true }, surroundings);
  },
};
