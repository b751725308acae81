import { projections } from '#runtime';
import { WrongUsage } from './command-line.js';

/** Throws WrongUsage, which lists those that there are. */
export const requireProjection = (name: string | undefined): string => {
  const known = projections.map((projection) => projection.name);
  if (name !== undefined && known.includes(name)) return name;
  const wrong = name === undefined ? 'Name a read model.' : `There is no read model ${name}.`;
  throw new WrongUsage(`${wrong} There are: ${known.join(', ')}.`);
};
