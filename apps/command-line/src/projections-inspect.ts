import { EXIT, type Surroundings, WrongUsage } from './command-line.js';
import { columns } from './columns.js';
import { requireProjection } from './projection-names.js';
import { said } from './projections-replay.js';
import type { Asked } from './projections-asked.js';

/** What is in a read model, and what it had to leave out. */
export const inspectProjection = async ({ names, json }: Asked, { open, out }: Surroundings): Promise<number> => {
  const [name, ...others] = names;
  if (others.length > 0) throw new WrongUsage('Inspect one read model at a time.');
  const chosen = requireProjection(name);
  const { readModels } = await open();
  const [standings, rows, parked] = await Promise.all([
    readModels.standings(),
    readModels.sizes(chosen),
    readModels.parked(chosen),
  ]);
  const own = standings.filter(({ projection }) => projection === chosen);
  if (json) out.write(`${JSON.stringify({ projection: chosen, builds: own, rows, parked })}\n`);
  else {
    for (const { state, version, events, behind } of own)
      out.write(`${chosen}, version ${version}, ${state}: shows ${events} events, ${behind} behind\n`);
    out.write(
      `\n${columns([['table', 'rows'], ...Object.entries(rows).map(([table, count]) => [table, String(count)])])}`,
    );
    if (parked.length > 0) out.write(`\n${parked.map((one) => `${one.state}: ${said(one)}\n`).join('')}`);
  }
  return EXIT.done;
};
