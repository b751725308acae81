import type { Words } from '../words/words.js';

/** How a field is called: by our words, else by its name in the api. */
export const labelOf = (name: string, { known }: Words): string =>
  known(`field.${name}`) ??
  name
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase());

/** `field`: where the same value says something else, as `3` does as a level. */
export const choiceLabel = (value: string | number, { known }: Words, field?: string): string =>
  known(`choice.${field}.${value}`) ?? known(`choice.${value}`) ?? String(value);

/** What a command is called, by its name in the log (`AcceptFact`). */
export const commandLabel = (command: string, { known }: Words): string =>
  known(`command.${command.replace(/^./, (first) => first.toLowerCase())}`) ?? command;

/** The field that the api names by a path: an entry of a list, or an amount and its currency, by what it is of. */
export const fieldSent = (path: string): string =>
  path.split('.').findLast((part) => !/^(\d+|minor|currency)$/.test(part)) ?? path;

/** What a form calls its fields by, where that is not their own name: by their paths, without places in lists. */
export type Names = Readonly<Record<string, string>>;
export const nameAt = (path: string, names: Names = {}): string | undefined => names[path.replaceAll(/\.\d+/g, '')];
