import type { Standing } from '#read-models';
import { EXIT, type Surroundings, WrongUsage } from './command-line.js';
import type { Asked } from './projections-asked.js';
import { columns } from './columns.js';

/** Every set of tables: those that serve, and those that a rebuild fills beside them. */
export const listProjections = async ({ names, json }: Asked, { open, out }: Surroundings): Promise<number> => {
  if (names.length > 0) throw new WrongUsage('A list has all read models: no name is needed.');
  const { readModels } = await open();
  const standings = (await readModels.standings()).toSorted((a, b) => a.projection.localeCompare(b.projection));
  if (json) out.write(`${JSON.stringify({ projections: standings.map(forScripts) })}\n`);
  else {
    const titles = ['read model', 'version', 'state', 'events behind', 'oldest', 'parked', 'position'];
    out.write(columns([titles, ...standings.map(rowOf)]));
  }
  return EXIT.done;
};

const forScripts = (standing: Standing) => ({
  ...standing,
  position: standing.position ?? null,
  progress: standing.progress ?? null,
});

const rowOf = (standing: Standing): readonly string[] => {
  const { projection, version, state, behind, seconds, parked, position, progress = 0 } = standing;
  const percent = state === 'live' ? '' : ` ${Math.floor(progress * 100)} %`;
  const oldest = behind === 0 ? '' : `${seconds.toFixed(1)} s`;
  return [
    projection,
    String(version),
    `${state}${percent}`,
    String(behind),
    oldest,
    String(parked),
    position ?? 'none',
  ];
};
