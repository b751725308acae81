import type { Words } from '../words/words.js';

/** How a field is called: by our words, else by its name in the api. */
export const labelOf = (name: string, { known }: Words): string =>
  known(`field.${name}`) ??
  name
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase());

export const choiceLabel = (value: string | number, { known }: Words): string =>
  known(`choice.${value}`) ?? String(value);

/** What a command is called, by its name in the log (`AcceptFact`). */
export const commandLabel = (command: string, { known }: Words): string =>
  known(`command.${command.replace(/^./, (first) => first.toLowerCase())}`) ?? command;
